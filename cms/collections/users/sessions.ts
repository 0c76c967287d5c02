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

const sessionsOf = z
  .object({ hash: z.string().nullish(), sessions: z.array(session).nullish() })
  .transform(({ hash, sessions }) => ({ hash, sessions: sessions ?? [] }))
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
 * Has a log-in, its renewal and a log-out write a person's open log-ins and nothing else. Payload (3.90) reads the account,
 * works out the password for some tenths of a second, and writes all of it back as it was: a password, a role or a unit
 * that an administrator changed meanwhile would be the old one again.
 */
export function keepAccounts({ db }: Pick<Payload, 'db'>): void {
  const updateOne = db.updateOne.bind(db)
  db.updateOne = async (args) => {
    const { collection, id, data, req, returning } = args
    const change = collection === 'users' && id !== undefined && returning === false ? changeIn(data, req) : undefined
    if (change === undefined) return updateOne(args)
    const read = async () =>
      sessionsOf.safeParse(await db.findOne({ collection, where: { id: { equals: id } }, ...(req && { req }) })).data
    const hash = sessionsOf.safeParse(data).data?.hash
    const before = await read()
    if (before?.hash !== hash) throw new AuthenticationError(req?.t)
    const sessions = afterChange(before?.sessions ?? [], change, Date.now())
    // a log-in is no change of the account
    const written: Awaited<ReturnType<typeof updateOne>> = await updateOne({
      ...args,
      data: { sessions, updatedAt: null },
    })
    // looked at once more now that nobody else can write: what it rests on is the password that was looked at
    if ((await read())?.hash !== hash) throw new AuthenticationError(req?.t)
    return written
  }
}

/**
 * Answers the renewal of a log-in that ended a moment ago as one that ended long ago. Payload (3.90) looks for it among
 * the open ones without asking whether it is there. Read in the transaction that the renewal is read and written in.
 */
export const refuseEndedLogin: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const own = ofRequest.safeParse(req).data?.user._sid
  if (operation !== 'refresh' || own === undefined) return args
  const account = await req.payload.db.findOne({ collection: 'users', where: { id: { equals: req.user?.id } }, req })
  const isOpen = sessionsOf.safeParse(account).data?.sessions.some(({ id }) => id === own)
  if (isOpen !== true) throw new Forbidden(req.t)
  return args
}

/** @param data the whole account as Payload would write it; undefined for what is none */
function changeIn(data: Record<string, unknown>, req: Partial<PayloadRequest> | undefined): SessionChange | undefined {
  const written = sessionsOf.safeParse(data).data
  if (written === undefined || !('sessions' in data) || !('hash' in data)) return undefined
  const begun = written.sessions.at(-1)
  if (ofLogin.safeParse(data).success) return begun && { kind: 'begin', session: begun }
  const own = ofRequest.safeParse(req).data?.user._sid
  const going = written.sessions.find(({ id }) => id === own)
  if (going !== undefined) return { kind: 'extend', session: going }
  return req?.query?.['allSessions'] === 'true' || own === undefined ? { kind: 'end-all' } : { kind: 'end', id: own }
}
