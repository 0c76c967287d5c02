import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { preferenceProblem } from '../../cms/limits/preferenceProblem.ts'

const slugs = ['works', 'users', 'site', 'payload-preferences']
const of = (key: unknown, value: unknown = {}) => preferenceProblem(slugs, key, value)
const noKey = '这不是后台用到的偏好设置，没有保存。请刷新页面再试。'

describe('a preference', () => {
  it.each([
    ...['nav', 'dashboard-layout', 'browse-by-folder', 'locale', 'collection-works', 'global-site', 'works-edit-1'],
    ...[
      'collection-works-6926b1f0c3',
      'works-collection-folder',
      'works-documents.all',
      'collection-payload-preferences',
    ],
  ])('should be kept under a name of the admin: %s', (key) => {
    expect(of(key)).toBeUndefined()
  })

  it('should be kept under no other name', () => {
    const other = fc.oneof(
      fc.string(),
      fc.anything(),
      fc.string().map((tail) => `worksx${tail}`),
    )
    fc.assert(
      fc.property(other, (key) => {
        expect(of(key)).toBe(noKey)
      }),
    )
    for (const key of ['x1', 'collection-', 'works-', `works-${'x'.repeat(101)}`, 'works-a b', '__proto__'])
      expect([key, of(key)]).toEqual([key, noKey])
  })

  it('should be no larger than it says, written out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat({ max: 120_000 }), (value, length) => {
        const given = { value, filler: 'x'.repeat(length) }
        expect(of('nav', given) === undefined).toBe(JSON.stringify(given).length <= 100_000)
      }),
    )
    expect(of('nav', 'x'.repeat(3_900_000))).toContain('最多 100000 个字符')
    expect(of('nav', undefined)).toBeUndefined()
  })
})
