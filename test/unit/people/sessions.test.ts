import fc from 'fast-check'
import type { Payload } from 'payload'
import { describe, expect, it } from 'vitest'
import {
  afterChange,
  keepAccounts,
  mostSessions,
  type Session,
  type SessionChange,
} from '../../../cms/people/accounts/sessions.ts'

import { Transactions } from '../../../cms/database/sqlite/transactions.ts'

const now = 1_000_000
const session = fc.record({
  id: fc.nat(30).map(String),
  expiresAt: fc.integer({ min: now - 5, max: now + 5 }).map((at) => new Date(at)),
})
const sessions = fc.uniqueArray(session, { maxLength: 25, selector: ({ id }) => id })
const ids = (some: readonly Session[]) => some.map(({ id }) => id)

describe('the open log-ins of a person', () => {
  it('should be those that there were, with what one log-in, renewal or log-out changes of them', () => {
    const change = fc.oneof(
      session.map((one): SessionChange => ({ kind: 'begin', session: { ...one, id: 'new' } })),
      session.map((one): SessionChange => ({ kind: 'extend', session: one })),
      fc.nat(30).map((id): SessionChange => ({ kind: 'end', id: String(id) })),
      fc.constant<SessionChange>({ kind: 'end-all' }),
    )
    fc.assert(
      fc.property(sessions, change, (current, changed) => {
        const open = ids(current.filter(({ expiresAt }) => expiresAt.getTime() > now))
        const after = ids(afterChange(current, changed, now))
        if (changed.kind === 'begin') expect(after).toEqual([...open, 'new'].slice(-mostSessions))
        // one that was ended meanwhile does not come back
        else if (changed.kind === 'extend') expect(after).toEqual(open)
        else if (changed.kind === 'end') expect(after).toEqual(open.filter((id) => id !== changed.id))
        else expect(after).toEqual([])
      }),
    )
  })
})

describe('an account that is written', () => {
  const inAnHour = new Date(Date.now() + 3_600_000)
  const open = (...names: string[]) => names.map((id) => ({ id, expiresAt: inAnHour }))

  /** One account in a database whose every call takes a while, and whose writes come one after the other. */
  function database() {
    const transactions = new Transactions({ execute: async () => new Promise((resolve) => setImmediate(resolve)) })
    const later = async () => new Promise((resolve) => setImmediate(resolve))
    const row = { id: 'a', name: '旧', hash: 'old', sessions: open('a', 'b', 'c') }
    const db = {
      findOne: async () => (await later(), structuredClone(row)),
      updateOne: async ({ data }: { data: object }) => (await later(), Object.assign(row, structuredClone(data))),
    }
    keepAccounts({ db } as unknown as Pick<Payload, 'db'>)
    const below = db.updateOne
    db.updateOne = (args) => transactions.write(undefined, () => below(args))
    const write = async (data: object, rest: object = {}) =>
      db.updateOne({ collection: 'users', id: 'a', data, ...rest } as Parameters<typeof db.updateOne>[0])
    /** As Payload logs out: with all that it read before. */
    const logOut = async (own: string, read: readonly string[]) =>
      write(
        { ...row, sessions: open(...read.filter((id) => id !== own)) },
        { returning: false, req: { user: { id: 'a', _sid: own } } },
      )
    return { row, write, logOut, names: () => (row.sessions as { id: string }[]).map(({ id }) => id) }
  }

  it('should have none of the log-ins back that ended while it was changed', async () => {
    const { row, write, logOut, names } = database()
    const read = structuredClone(row)
    await logOut('a', ['a', 'b', 'c'])
    await write({ ...read, name: '新' })
    expect([row.name, names()]).toEqual(['新', ['b', 'c']])
    await write({ ...read, name: '新', hash: 'new', sessions: open('a') })
    expect([row.hash, names()]).toEqual(['new', []])
  })

  it('should lose no log-in that began while it was changed, unless the password is another', async () => {
    const { row, write, names } = database()
    const read = structuredClone(row)
    await write({ ...read, sessions: open('a', 'b', 'c', 'd'), _strategy: 'local-jwt' }, { returning: false })
    await write({ ...read, name: '新' })
    expect(names()).toEqual(['a', 'b', 'c', 'd'])
    await write({ ...read, hash: 'new', sessions: open('b') })
    expect(names()).toEqual(['b'])
  })

  it('should lose every log-in that ends at the same moment as another', async () => {
    const { logOut, names } = database()
    await Promise.all([logOut('a', ['a', 'b', 'c']), logOut('b', ['a', 'b', 'c'])])
    expect(names()).toEqual(['c'])
  })

  it('should stay as it is when a log-in takes itself back, and refuse one whose password is another by now', async () => {
    const { row, write, names } = database()
    await write({ ...row, sessions: open('a', 'b'), _strategy: 'local-jwt' }, { returning: false })
    expect(names()).toEqual(['a', 'b', 'c'])
    const login = write({ ...row, hash: 'older', sessions: open('d'), _strategy: 'local-jwt' }, { returning: false })
    await expect(login).rejects.toThrow()
    expect(names()).toEqual(['a', 'b', 'c'])
  })
})
