import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterChange, mostSessions, type Session, type SessionChange } from '../../cms/collections/users/sessions.ts'

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
