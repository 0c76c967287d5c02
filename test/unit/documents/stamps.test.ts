import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stampAfter, versionStamps } from '../../../cms/documents/versions/stamps.ts'

const year = 366 * 86_400_000
/** A clock that jumps any way, also back to the very millisecond of before. */
const clock = fc.oneof(fc.nat(3), fc.nat(100_000), fc.integer({ min: 0, max: 8 * year }))
const iso = (at: number): string => new Date(Date.UTC(2026, 0, 1) + at).toISOString()

/** One write as Payload does it: what the clock says at each of its steps. */
const write = fc.record({ kind: fc.constantFrom('draft', 'publish'), first: clock, then: clock })

it('should order versions as they were written, whatever the clock says at each', () => {
  fc.assert(
    fc.property(fc.array(write, { minLength: 1, maxLength: 30 }), (writes) => {
      let document = iso(0)
      const versions = [{ updatedAt: iso(0), text: iso(0) }]
      for (const { kind, first, then } of writes) {
        const newest = versions.at(-1)?.updatedAt
        const own = kind === 'publish' ? stampAfter(iso(first), newest) : undefined
        const given = { updatedAt: iso(then), textUpdatedAt: own ?? iso(then) }
        const { updatedAt, textUpdatedAt = '' } = versionStamps(given, own, newest)
        if (own !== undefined) {
          // no draft of before is younger than what is public now, and the document is its newest version
          for (const one of versions) expect(Date.parse(one.updatedAt)).toBeLessThan(Date.parse(own))
          expect(textUpdatedAt).toBe(own)
          document = own
        } else expect(textUpdatedAt).toBe(updatedAt)
        expect(Date.parse(updatedAt)).toBeGreaterThan(Date.parse(versions.at(-1)?.updatedAt ?? ''))
        expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(Date.parse(document))
        expect(versions.map(({ text }) => text)).not.toContain(textUpdatedAt)
        versions.push({ updatedAt, text: textUpdatedAt })
      }
    }),
  )
})

it('should leave the stamps of a clock that goes forward as they are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: year }), { minLength: 2, maxLength: 2 }),
      ([since = 1, more = 1]) => {
        const [newest, now, later] = [iso(0), iso(since), iso(since + more)]
        expect(stampAfter(now, newest)).toBe(now)
        expect(stampAfter(now, undefined)).toBe(now)
        const draft = { updatedAt: now, textUpdatedAt: now }
        expect(versionStamps(draft, undefined, newest)).toEqual(draft)
        const published = { updatedAt: later, textUpdatedAt: now }
        expect(versionStamps(published, now, undefined)).toEqual(published)
      },
    ),
  )
})

it('should give a new draft both stamps of its version, after those of the document', () => {
  const draft = { updatedAt: iso(5), textUpdatedAt: iso(5) }
  expect(versionStamps(draft, iso(5), undefined)).toEqual(draft)
  expect(versionStamps(draft, iso(9), undefined)).toEqual({ updatedAt: iso(9), textUpdatedAt: iso(9) })
})
