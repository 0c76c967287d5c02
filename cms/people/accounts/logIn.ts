import { addDataAndFileToRequest, AuthenticationError, type Endpoint, type PayloadRequest, type Where } from 'payload'
import { generatePayloadCookie } from 'payload/shared'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { deepestDepth } from '../../documents/queries/queryProblem.ts'
import { addressHeader } from '../../base/network/address.ts'
import { counted } from '../../base/network/networks.ts'
import { deviceCookie, knownDevice } from './device.ts'
import { recordFailure } from './failedLogins.ts'
import { GuessLimit } from './guessLimit.ts'
import { hasPassword, workAsForPassword } from './password.ts'
import { longestPassword } from '../../base/settings/passwordLength.ts'
import { accountReason } from './refusals.ts'
import { SlowLane } from './slowLane.ts'

const given = z
  .object({ email: z.string().catch(''), password: z.string().catch('') })
  .catch({ email: '', password: '' })
const stored = z.object({ id: z.string(), name: z.string().catch(''), hash: z.string().catch('') })

/** Of all guesses at passwords in this process, by log-in or otherwise. */
export const guesses = new GuessLimit()
const slowLane = new SlowLane()
/** When to come back to a slow lane that is full, in seconds. */
const slowLaneFull = 10

/** What is said when too many guesses have come. @param seconds to wait */
export function tooManyGuesses(req: PayloadRequest, seconds: number): Refusal {
  req.responseHeaders = new Headers({ 'retry-after': String(seconds) })
  return new Refusal(accountReason('too-many-guesses', { minutes: Math.ceil(seconds / 60) }))
}

/**
 * POST /api/users/login: Payload's own, behind a limit, and with the same answer and the same work whether or not
 * somebody has the e-mail address. Failures are recorded.
 */
export const logInEndpoint: Omit<Endpoint, 'root'> = {
  path: '/login',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    const { email, password } = given.parse(req.data)
    const account = email.toLowerCase().trim()
    // Payload says what is missing
    if (account === '' || password.trim() === '') return answer(req, email, password)
    const row = await findAccount(req, { email: { equals: account } })
    const person = stored.safeParse(row).data
    const device = knownDevice(req.headers, req.payload.secret, person, Date.now())
    const address = counted(req.headers.get(addressHeader) ?? '')
    const admitted = await guesses.admit({ address, account: account.slice(0, longestPassword), device })
    if (typeof admitted === 'number') {
      await recordFailure(req, 'login', person, true)
      throw tooManyGuesses(req, admitted)
    }
    const look = async (): Promise<Response> => {
      try {
        if (password.length > longestPassword) throw new AuthenticationError(req.t)
        const work = (): Promise<void> => workAsForPassword(password)
        if (!hasPassword(row)) await (admitted.isSlow ? slowLane.share(address, work) : work())
        const response = await answerUnlessSetAnew(req, person, email, password)
        await admitted.wasRight()
        return response
      } catch (error) {
        if (error instanceof AuthenticationError) await recordFailure(req, 'login', person, false)
        else await admitted.wasNone()
        throw error
      }
    }
    if (!admitted.isSlow) return look()
    const answered = await slowLane.answer(look)
    if (answered !== undefined) return answered.value
    await admitted.wasNone()
    await recordFailure(req, 'login', person, true)
    throw tooManyGuesses(req, slowLaneFull)
  },
}

/**
 * As Payload answers; again when the password was set anew while it looked: what was typed may be the new one.
 * @param person as stored before
 */
async function answerUnlessSetAnew(
  req: PayloadRequest,
  person: z.infer<typeof stored> | undefined,
  email: string,
  password: string,
): Promise<Response> {
  try {
    return await answer(req, email, password)
  } catch (error) {
    if (!(error instanceof AuthenticationError) || person === undefined) throw error
    const now = stored.safeParse(await findAccount(req, { id: { equals: person.id } })).data
    if (now === undefined || now.hash === person.hash) throw error
    return answer(req, email, password)
  }
}

/** As Payload answers; the browser is known from now on. */
async function answer(req: PayloadRequest, email: string, password: string): Promise<Response> {
  const { config } = req.payload.collections.users
  const result = await req.payload.login({
    collection: 'users',
    data: { email, password },
    req,
    overrideAccess: false,
    ...depthOf(req),
  })
  const { token, user } = result
  const headers = new Headers()
  headers.append(
    'set-cookie',
    String(
      generatePayloadCookie({
        collectionAuthConfig: config.auth,
        cookiePrefix: req.payload.config.cookiePrefix,
        token: token ?? '',
      }),
    ),
  )
  // Payload may have made the hash anew
  const owner = stored.parse(await findAccount(req, { id: { equals: String(user?.id) } }))
  const isSecure = config.auth.cookies.secure ?? false
  headers.append('set-cookie', deviceCookie(req.payload.secret, owner, isSecure, Date.now()))
  return Response.json({ message: req.t('authentication:passed'), ...result }, { headers })
}

/** An account as it is stored, with its hash. */
function findAccount(req: PayloadRequest, where: Where): Promise<unknown> {
  return req.payload.db.findOne({ collection: 'users', where, req })
}

function depthOf({ searchParams }: PayloadRequest): { depth?: number } {
  const { success, data } = z.coerce
    .number()
    .int()
    .min(0)
    .max(deepestDepth)
    .safeParse(searchParams.get('depth') ?? undefined)
  return success ? { depth: data } : {}
}
