import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import configured from '../../../cms/payload.config.ts'
import { arrayPaths, rowIdsOf, withOwnRowIds } from '../../../cms/documents/rowIds/rowIds.ts'

const config = await configured
const id = { name: 'id', type: 'text' }
const name = { name: 'name', type: 'text' }
/** Rows in rows, and rows in a group. */
const fields = [
  {
    name: 'years',
    type: 'array',
    flattenedFields: [id, name, { name: 'plays', type: 'array', flattenedFields: [id, name] }],
  },
  { name: 'more', type: 'group', flattenedFields: [{ name: 'prizes', type: 'array', flattenedFields: [id, name] }] },
  name,
] as unknown as FlattenedField[]

/** Few, so that many are the same; nothing and the empty text are ids that the database makes. */
const anyId = fc.constantFrom('a', 'b', 'c', 'd', 'e', '', undefined, null)
const row = fc.record({ id: anyId, name: fc.string() })
const document = fc.record({
  years: fc.oneof(
    fc.constant(null),
    fc.array(fc.record({ id: anyId, name: fc.string(), plays: fc.array(row) }), { maxLength: 5 }),
  ),
  more: fc.oneof(fc.constant(null), fc.record({ prizes: fc.array(row, { maxLength: 5 }) })),
  name: fc.string(),
})
const foreignIds = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'z')).map((ids) => new Set<string>(ids))

function ownedIn(value: Record<string, unknown>, foreign: ReadonlySet<string>): Record<string, unknown> {
  let serial = 0
  return withOwnRowIds(fields, value, foreign, () => `fresh-${serial++}`)
}

/** All ids of rows, in the order in which they stand. */
function idsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value !== 'object' || value === null) return []
  return [...('id' in value ? [value.id] : []), ...Object.values(value).flatMap(idsIn)]
}

const isGiven = (one: unknown): one is string => typeof one === 'string' && one !== ''
const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'id' ? undefined : one)))

describe('the ids of rows', () => {
  it('should be such as can be named in an address and by a key, whatever was sent', () => {
    const odd = fc.constantFrom('a/b', '课', '__proto__', 'x'.repeat(65), ' ', '..')
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.oneof(odd, fc.string({ minLength: 1 }), anyId), name: fc.string() })),
        (prizes) => {
          const ids = idsIn(ownedIn({ more: { prizes } }, new Set())).filter(isGiven)
          expect(ids.filter((one) => !/^[\w-]{1,64}$/.test(one) || one === '__proto__')).toEqual([])
        },
      ),
    )
  })

  it('should be different from each other and from those of other documents', () => {
    fc.assert(
      fc.property(document, foreignIds, (value, foreign) => {
        const ids = idsIn(ownedIn(value, foreign)).filter(isGiven)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter((one) => foreign.has(one))).toEqual([])
      }),
    )
  })

  it('should stay where the first row has them and no other document', () => {
    fc.assert(
      fc.property(document, foreignIds, (value, foreign) => {
        const [before, after] = [idsIn(value), idsIn(ownedIn(value, foreign))]
        expect(after).toHaveLength(before.length)
        before.forEach((one, index) => {
          const isFirst = before.indexOf(one) === index
          if (!isGiven(one) || (isFirst && !foreign.has(one))) expect(after[index]).toBe(one)
          else expect(after[index]).toMatch(/^fresh-/)
        })
      }),
    )
  })

  it('should be all that changes, and nothing the second time', () => {
    fc.assert(
      fc.property(document, foreignIds, (value, foreign) => {
        const given = structuredClone(value)
        const once = ownedIn(value, foreign)
        expect(value).toEqual(given)
        expect(withoutIds(once)).toEqual(withoutIds(value))
        expect(ownedIn(once, foreign)).toEqual(once)
      }),
    )
  })

  it('should be found with the path of their array', () => {
    const found = rowIdsOf(fields, { years: [{ id: 'a', plays: [{ id: 'b' }] }], more: { prizes: [{ id: 'c' }] } })
    expect(found).toEqual(
      new Map([
        ['years', new Set(['a'])],
        ['years.plays', new Set(['b'])],
        ['more.prizes', new Set(['c'])],
      ]),
    )
  })
})

it.each([...config.collections, ...config.globals].map((one) => [one.slug, one] as const))(
  'should be seen to in %s if it has rows',
  (_slug, { flattenedFields, hooks }) => {
    const last = hooks.beforeChange?.at(-1)?.name
    expect(last?.startsWith('ownRowIds') ?? false).toBe(arrayPaths(flattenedFields).length > 0)
    const isNoted = hooks.beforeOperation?.some(({ name }) => name === 'noteUnnamedRows') ?? false
    expect(isNoted).toBe(last === 'ownRowIds')
  },
)
