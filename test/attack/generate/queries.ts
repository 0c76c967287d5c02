import fc from 'fast-check'
import type { Library } from './collections.ts'
import { hostileText, inheritedNames } from './hostileValues.ts'

/** Every operator that Payload or its databases know, and some that nobody knows. */
const operators = [
  ...['equals', 'not_equals', 'in', 'not_in', 'all', 'exists', 'like', 'contains', 'not_like', 'near', 'within'],
  ...['intersects', 'greater_than', 'greater_than_equal', 'less_than', 'less_than_equal', '$ne', '$where', 'none'],
  ...inheritedNames,
]

/** The part of an address behind the question mark, for a library; empty at times. */
export function queryFor(library: Library): fc.Arbitrary<string> {
  const field = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...library.fields) },
    { weight: 1, arbitrary: fc.constantFrom(...library.fields).map((name) => `version.${name}`) },
    { weight: 1, arbitrary: fc.constantFrom(...library.fields).map((name) => `${name}.id.title`) },
    { weight: 1, arbitrary: hostileText },
  )
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
