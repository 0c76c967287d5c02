import {
  AuthenticationError,
  type CollectionBeforeOperationHook,
  Forbidden,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { z } from 'zod'

/** Most log-ins of one person that are open at once. */
export const mostSessions = 20

const session = z.looseObject({ id: z.string(), expiresAt: z.coerce.date() })
export type Session = z.infer<typeof session>

const account = z
  .object({ hash: z.string().nullish(), sessions: z.array(session).nullish() })
  .transform(({ hash, sessions }) => ({ hash, sessions: sessions ?? [] }))
type Account = z.infer<typeof account>
/** An account as a log-in hands it on, and nothing else: it says how its owner was recognised. */
const ofLogin = z.looseObject({ _strategy: z.string() })
const ofRequest = z.object({ user: z.looseObject({ _sid: z.string() }) })

/** What became of the open log-ins of a person: one more, one that goes on, or one or all that ended. */
export type SessionChange =
  | { kind: 'begin'; session: Session }
  | { kind: 'extend'; session: Session }
  | { kind: 'end'; id: string }
  | { kind: 'end-all' }

/**
 * The open log-ins of a person after a change. What has ended stays so; of too many the oldest end.
 * @param current as they are stored now, the newest last
 * @param now milliseconds since the epoch
 */
export function afterChange(current: readonly Session[], change: SessionChange, now: number): Session[] {
  const open = current.filter(({ expiresAt }) => expiresAt.getTime() > now)
  switch (change.kind) {
    case 'begin':
      return [...open, change.session].slice(-mostSessions)
    case 'extend':
      return open.map((one) => (one.id === change.session.id ? { ...one, expiresAt: change.session.expiresAt } : one))
    case 'end':
      return open.filter(({ id }) => id !== change.id)
    case 'end-all':
      return []
  }
}

/**
 * Has each write of an account change what it is about: a log-in, its renewal and a log-out a person's open log-ins and
 * nothing else, and any other none of them. Payload (3.90) reads the account, works out a password for some tenths of a
 * second, and writes all of it back as it was: a password, a role or a unit that an administrator changed meanwhile would
 * be the old one again, and a log-in that ended would be open. Comes below the transactions: what is read here stands
 * until it is written.
 */
export function keepAccounts({ db }: Pick<Payload, 'db'>): void {
  const updateOne = db.updateOne.bind(db)
  db.updateOne = async (args) => {
    const { collection, id, data, req, returning } = args
    const hasLogins = collection === 'users' && id !== undefined && 'sessions' in data
    const given = hasLogins ? account.safeParse(data).data : undefined
    if (given === undefined) return updateOne(args)
    const stored: unknown = await db.findOne({ collection, where: { id: { equals: id } }, ...(req && { req }) })
    const current = account.safeParse(stored).data ?? { hash: undefined, sessions: [] }
    if (returning !== false) return updateOne({ ...args, data: withOpenLogins(data, given, current) })
    if (current.hash !== given.hash) throw new AuthenticationError(req?.t)
    const change = changeOf(data, given, current, req)
    const sessions = change === undefined ? current.sessions : afterChange(current.sessions, change, Date.now())
    // a log-in is no change of the account
    return updateOne({ ...args, data: { sessions, updatedAt: null } })
  }
}

/** With another password those log-ins stay that Payload lets stay and that have not ended meanwhile; else all of them. */
function withOpenLogins(data: Record<string, unknown>, given: Account, current: Account): Record<string, unknown> {
  const { sessions: _, ...rest } = data
  if (given.hash === current.hash) return rest
  const open = new Set(current.sessions.map(({ id }) => id))
  return { ...rest, sessions: given.sessions.filter(({ id }) => open.has(id)) }
}

/**
 * Answers the renewal of a log-in that ended a moment ago as one that ended long ago. Payload (3.90) looks for it among
 * the open ones without asking whether it is there. Read in the transaction that the renewal is read and written in.
 */
export const refuseEndedLogin: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const own = ofRequest.safeParse(req).data?.user._sid
  if (operation !== 'refresh' || own === undefined) return args
  const stored: unknown = await req.payload.db.findOne({
    collection: 'users',
    where: { id: { equals: req.user?.id } },
    req,
  })
  const isOpen = account.safeParse(stored).data?.sessions.some(({ id }) => id === own)
  if (isOpen !== true) throw new Forbidden(req.t)
  return args
}

/**
 * @param data the whole account as Payload would write it
 * @returns undefined when nothing is to change: a log-in that failed after it had begun takes itself back, and its
 * transaction does that
 */
function changeOf(
  data: Record<string, unknown>,
  given: Account,
  current: Account,
  req: Partial<PayloadRequest> | undefined,
): SessionChange | undefined {
  const begun = given.sessions.at(-1)
  if (ofLogin.safeParse(data).success)
    return begun === undefined || current.sessions.some(({ id }) => id === begun.id)
      ? undefined
      : { kind: 'begin', session: begun }
  const own = ofRequest.safeParse(req).data?.user._sid
  const going = given.sessions.find(({ id }) => id === own)
  if (going !== undefined) return { kind: 'extend', session: going }
  return req?.query?.['allSessions'] === 'true' || own === undefined ? { kind: 'end-all' } : { kind: 'end', id: own }
}
