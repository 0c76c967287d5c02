import fc from 'fast-check'
import type { Library } from './collections.ts'
import { hostileText, inheritedNames } from './hostileValues.ts'

/** Every operator that Payload or its databases know, and some that nobody knows. */
const operators = [
  ...['equals', 'not_equals', 'in', 'not_in', 'all', 'exists', 'like', 'contains', 'not_like', 'near', 'within'],
  ...['intersects', 'greater_than', 'greater_than_equal', 'less_than', 'less_than_equal', '$ne', '$where', 'none'],
  ...inheritedNames,
]

/** What stands in other documents: texts, choices of several, lists. */
const further = ['name', 'title', 'facilities', 'specialities', 'audiences', 'awards.name', 'honours.name', 'unit.name']

/** A field of a library, what stands behind it, or no field at all. */
function fieldOf(library: Library): fc.Arbitrary<string> {
  const own = fc.constantFrom(...library.fields)
  return fc.oneof(
    { weight: 8, arbitrary: own },
    { weight: 1, arbitrary: own.map((name) => `version.${name}`) },
    { weight: 1, arbitrary: own.map((name) => `${name}.id.title`) },
    { weight: 1, arbitrary: fc.tuple(own, fc.constantFrom('value', 'relationTo')).map((parts) => parts.join('.')) },
    { weight: 2, arbitrary: fc.tuple(own, fc.constantFrom(...further)).map((parts) => parts.join('.')) },
    { weight: 1, arbitrary: hostileText },
  )
}

/** Many conditions in one query, over several lists and relations. */
function manyConditions(field: fc.Arbitrary<string>, value: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> {
  const condition = fc.tuple(field, fc.constantFrom('equals', 'in', 'not_in', 'like', 'contains', 'exists'), value)
  return fc
    .tuple(fc.constantFrom('and', 'or'), fc.array(condition, { minLength: 2, maxLength: most, size: 'max' }))
    .map(([all, conditions]) =>
      conditions
        .map(([name, by, text], index) => `where[${all}][${index}][${encoded(name)}][${by}]=${encoded(text)}`)
        .join('&'),
    )
}

/** A query that is too long for an address: lists of a thousand values, hundreds of words, relation upon relation. */
export function longQueryFor(library: Library): fc.Arbitrary<string> {
  const count = (min: number, max: number) => fc.integer({ min, max })
  const values = count(2, 1000).map((most) => ['in', Array<string>(most).fill('a').join(',')] as const)
  const words = count(2, 500).map((most) => ['like', Array<string>(most).fill('a').join('+')] as const)
  const repeated = fc
    .tuple(fieldOf(library), fc.oneof(values, words, fc.constant(['equals', 'a'] as const)), count(2, 190))
    .map(([name, [by, text], most]) =>
      Array.from(
        { length: most },
        (_, index) => `where[or][${index}][${encoded(name.slice(0, 200))}][${by}]=${text}`,
      ).join('&'),
    )
  return fc
    .oneof(manyConditions(fieldOf(library), fc.constantFrom('x', 'a b', 'a,b'), 190), repeated)
    .map((where) => `limit=1&depth=0&${where}`)
}

/** The part of an address behind the question mark, for a library; empty at times. */
export function queryFor(library: Library): fc.Arbitrary<string> {
  const field = fieldOf(library)
  const operator = fc.constantFrom(...operators)
  const value = fc.oneof(hostileText, fc.constantFrom('1,2', '104,25,1000,10', 'a'.repeat(300)))
  const pair = (name: string, text: string) => `${name}=${encoded(text)}`
  const condition = fc.tuple(field, operator, value)
  const where = fc.oneof(
    condition.map(([name, by, text]) => pair(`where[${encoded(name)}][${by}]`, text)),
    fc
      .tuple(fc.constantFrom('and', 'or'), condition, fc.nat(300))
      .map(([all, [name, by, text], index]) => pair(`where[${all}][${index}][${encoded(name)}][${by}]`, text)),
    condition.map(([name, by, text]) => pair(`where[${encoded(name)}][${by}][]`, text)),
    fc.tuple(field, value).map(([name, text]) => pair(`where[${encoded(name)}]`, text)),
    value.map((text) => pair('where', text)),
    manyConditions(field, value, 40),
    fc.integer({ min: 5, max: 60 }).map((depth) => `where${'[or][0]'.repeat(depth)}[id][equals]=1`),
    fc
      .tuple(field, fc.integer({ min: 30, max: 2000 }))
      .map(([name, count]) =>
        Array.from({ length: count }, (_, index) => `where[${encoded(name)}][in][${index}]=${index}`).join('&'),
      ),
  )
  const other = fc.oneof(
    field.map((name) => pair('sort', name)),
    field.map((name) => pair('sort', `-${name},${name}`)),
    field.map((name) => pair(`select[${encoded(name)}]`, 'true')),
    field.map((name) => pair(`populate[${encoded(name)}][id]`, 'true')),
    fc.tuple(fc.constantFrom('limit', 'page', 'depth'), value).map(([name, text]) => pair(name, text)),
    fc
      .tuple(fc.constantFrom('locale', 'fallback-locale', 'draft', 'trash', 'autosave', 'pagination'), value)
      .map(([name, text]) => pair(name, text)),
    fc
      .tuple(fc.constantFrom('joins', 'select', 'populate', 'data', 'sort', 'overrideLock', 'prefix'), value)
      .map(([name, text]) => pair(name, text)),
    fc.tuple(hostileText, value).map(([name, text]) => pair(encoded(name), text)),
  )
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: where }, { weight: 2, arbitrary: other }), { maxLength: 3 })
    .map((parts) => (parts.length === 0 ? '' : `?${parts.join('&')}`))
}

/** As a browser would send it; what cannot be encoded as it stands, such as half a character, as its bytes. */
export function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
