import fc from 'fast-check'
import { expect, it } from 'vitest'
import { neededExpiry, releasedKey } from '../../../cms/features/schedule/expiryKey.ts'
import type { State } from '../../../cms/features/schedule/words.ts'

const document = 'notices/6f1c'
const expires = '2026-11-24T12:00:00.000Z'
const now = Date.parse(expires) + 1000
const entry = { document, expires }

interface Row {
  id: string
  document: string
  action: 'publish' | 'unpublish'
  state: State
  at: string
  key: string
}
const stored = (some: Partial<Row>): Row => ({
  ...{ id: 'x', document, action: 'unpublish', state: 'waiting', at: expires, key: 'a key of its own' },
  ...some,
})

/** How an expiry may end, and whether another may be made for the same time. */
const endings = {
  done: { end: (row: Row): Row => ({ ...row, state: 'done' }), isOver: true },
  withdrawn: { end: (row: Row): Row => ({ ...row, state: 'cancelled', key: releasedKey(row) ?? '' }), isOver: true },
  failed: { end: (row: Row): Row => ({ ...row, state: 'failed' }), isOver: false },
  retried: { end: (row: Row): Row => row, isOver: false },
  taken: { end: (row: Row): Row => ({ ...row, state: 'running' }), isOver: false },
  cancelled: { end: (row: Row): Row => ({ ...row, state: 'cancelled' }), isOver: false },
} as const
const ending = fc.constantFrom(...Object.values(endings))

it('should be made again whatever became of the earlier ones, until one waits or a person cancelled it', () => {
  fc.assert(
    fc.property(fc.array(ending, { maxLength: 12 }), fc.array(fc.boolean()), (history, removals) => {
      let rows: Row[] = []
      for (const [index, { end, isOver }] of history.entries()) {
        const key = neededExpiry(entry, rows, now)
        expect(rows.map((row) => row.key)).not.toContain(key)
        if (key === undefined) throw new Error(`not made: ${JSON.stringify(rows)}`)
        rows.push(end(stored({ id: String(index), key })))
        // whoever knows the same gives the same key, in whatever order it was read
        expect(neededExpiry(entry, rows.toReversed(), now)).toBe(neededExpiry(entry, rows, now))
        if (!isOver) {
          expect(neededExpiry(entry, rows, now)).toBeUndefined()
          break
        }
        // what is over is removed some day
        if (removals[index]) rows = rows.filter(({ state }) => state !== 'done')
      }
    }),
  )
})

it('should keep a server that knows less from making another beside it', () => {
  fc.assert(
    fc.property(fc.nat(5), (before) => {
      const rows: Row[] = []
      const make = () => stored({ key: neededExpiry(entry, rows, now) ?? '' })
      for (let made = 0; made < before; made++) rows.push(endings.done.end(make()))
      const [first, second] = [make(), make()]
      expect(first.key).toBe(second.key)
      for (const { end } of [endings.taken, endings.failed, endings.cancelled, endings.done])
        expect(end(first).key).toBe(second.key)
    }),
  )
})

it('should not be held up by those of other entries and other times', () => {
  const others = [
    stored({ document: 'notices/6f1', key: `notices/6f1 ${expires}` }),
    stored({ document: 'calls/6f1c', key: `calls/6f1c ${expires}` }),
    stored({ at: '2026-11-23T12:00:00.000Z', state: 'failed', key: `${document} 2026-11-23T12:00:00.000Z 2` }),
  ]
  expect(neededExpiry(entry, others, now)).toBe(`${document} ${expires}`)
})

it('should wait for what is later and due, and for nothing that is done, failed or still to come', () => {
  const at = '2026-11-24T12:00:00.500Z'
  for (const action of ['publish', 'unpublish'] as const)
    for (const state of ['waiting', 'running', 'done', 'failed', 'cancelled'] as const) {
      const isAwaited = state === 'waiting' || state === 'running'
      expect(neededExpiry(entry, [stored({ action, state, at })], now) === undefined).toBe(isAwaited)
      expect(neededExpiry(entry, [stored({ action, state, at: '2026-11-24T13:00:00.000Z' })], now)).toBeDefined()
    }
})
