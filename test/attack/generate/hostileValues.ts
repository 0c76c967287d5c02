import fc from 'fast-check'

/** Names that every object has, and those of nothing. */
export const inheritedNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype']

/** Texts that mean something to somebody on the way: to a path, a database, a page, a log, a number. */
export const hostileTexts = [
  ...inheritedNames,
  '',
  ' ',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-1',
  '0',
  '1e309',
  '99999999999999999999',
  '1.5',
  'true',
  '[]',
  '{}',
  '[object Object]',
  '2026-13-45',
  '2026-02-30T25:61:00Z',
  "'; DROP TABLE users; --",
  '" OR 1=1',
  '$where',
  '$ne',
  '%',
  '%_%',
  '\\',
  '../../etc/passwd',
  '..\\..\\secret',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '\u0000',
  'a\u0000b',
  '\u202e反',
  '\ud800',
  '\ufffe',
  '👩‍👩‍👧‍👦',
  '工会'.repeat(2000),
  'x'.repeat(10_000),
  '(((((((((((((((((((((((((((((((a+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+',
  '507f1f77bcf86cd799439011',
  '00000000-0000-0000-0000-000000000000',
] as const

/** A hostile text, or one that nobody thought of. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

/** Any JSON, with hostile texts, hostile names and numbers that are none. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, 1e-300, [], {}, [[]], [null], { in: [] }),
  fc.array(hostileText, { maxLength: 5 }),
  fc.dictionary(fc.oneof(hostileText, fc.constantFrom('id', 'relationTo', 'value', 'root')), hostileText, {
    maxKeys: 4,
  }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.integer({ min: 50, max: 1500 }).map(nested),
)

/** Lists in lists. */
function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { children: value }
  return value
}
