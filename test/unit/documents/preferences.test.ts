import fc from 'fast-check'
import type { Endpoint, PayloadRequest, SanitizedConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { holdPreferences } from '../../../cms/documents/limits/holdPreferences.ts'
import { preferenceProblem } from '../../../cms/documents/limits/preferenceProblem.ts'
import { readablePreference } from '../../../cms/documents/limits/preferenceShapes.ts'

const slugs = ['works', 'users', 'site', 'payload-preferences']
const of = (key: unknown, value: unknown = {}) => preferenceProblem(slugs, key, value)?.message
const noKey = '这不是后台用到的偏好设置，没有保存。请刷新页面再试。'
const text = fc.string({ maxLength: 20 })
/** Any of these, some of them, or none. */
const some = <T extends object>(parts: { [name in keyof T]: fc.Arbitrary<T[name]> }) =>
  fc.record(parts, { requiredKeys: [] })
const width = fc.constantFrom('x-small', 'small', 'medium', 'large', 'x-large', 'full')

const forms = some({
  fields: fc.dictionary(text, some({ collapsed: fc.array(text), tabIndex: fc.nat() })),
  editViewType: fc.constantFrom('default', 'live-preview'),
})
const part = fc.stringMatching(/^[A-Za-z_]\w{0,9}$/)
const columnName = fc.array(part, { minLength: 1, maxLength: 4 }).map((names) => names.join('.'))
const lists = some({
  columns: fc.array(fc.record({ accessor: columnName, active: fc.boolean() })),
  limit: fc.integer({ min: 1, max: 100 }),
  sort: fc.oneof(text, fc.array(text)),
  editViewType: fc.constantFrom('default', 'live-preview'),
})
const folders = some({ sort: text, viewPreference: fc.constantFrom('grid', 'list') })
/** By their names, what the pages of the admin keep. */
const kept: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  nav: some({ open: fc.boolean(), groups: fc.dictionary(text, some({ open: fc.boolean() })) }),
  'dashboard-layout': fc.record({
    layouts: fc.option(
      fc.array(
        fc.record({
          id: fc.nat().map((number) => `collections-${number}`),
          data: fc.dictionary(text, fc.jsonValue()),
          width,
          minWidth: width,
          maxWidth: width,
        }),
      ),
    ),
  }),
  'browse-by-folder': folders,
  locale: text,
  'collection-works': lists,
  'collection-payload-preferences': lists,
  'works-documents.all': lists,
  'global-site': forms,
  'collection-works-1': forms,
  'collection-works-6926b1f0c3': forms,
  'works-edit-1': forms,
  'works-collection-folder': folders,
}
const key = fc.constantFrom(...Object.keys(kept))
const keptOf = key.chain((name) => fc.tuple(fc.constant(name), kept[name] ?? fc.constant({})))

describe('a preference', () => {
  it('should be kept as the admin keeps it, and read again', () => {
    fc.assert(
      fc.property(keptOf, ([name, value]) => {
        expect([name, of(name, value)]).toEqual([name, undefined])
        expect(readablePreference(slugs, name, value)).toEqual(value)
      }),
    )
    for (const name of Object.keys(kept)) expect(of(name, null)).toBeUndefined()
  })

  it('should be kept under no other name', () => {
    const other = fc.oneof(
      fc.string(),
      fc.anything(),
      fc.string().map((tail) => `worksx${tail}`),
    )
    fc.assert(
      fc.property(other, (name) => {
        expect(of(name)).toBe(noKey)
      }),
    )
    for (const name of ['x1', 'collection-', 'works-', `works-${'x'.repeat(101)}`, 'works-a b', '__proto__'])
      expect([name, of(name)]).toEqual([name, noKey])
  })

  it('should be refused in another shape, with the part that is wrong', () => {
    for (const [name, value, part] of [
      ['dashboard-layout', { layouts: 'x' }, 'layouts'],
      ['dashboard-layout', { layouts: 5 }, 'layouts'],
      ['dashboard-layout', { layouts: {} }, 'layouts'],
      ['dashboard-layout', { layouts: [null] }, 'layouts.0'],
      ['dashboard-layout', { layouts: [{ id: 5, width: 'full' }] }, 'layouts.0.id'],
      ['nav', { groups: { 内容: 1 } }, 'groups.内容'],
      ['nav', { open: 'x' }, 'open'],
      ['collection-works', { columns: [5] }, 'columns.0'],
      ['collection-works', { columns: [{ accessor: 'x.4294967294', active: true }] }, 'columns.0.accessor'],
      ['collection-works', { preset: 'x' }, 'preset'],
      ['collection-works-1', { fields: { rows: { collapsed: true } } }, 'fields.rows.collapsed'],
      ['global-site', { fields: [] }, 'fields'],
      ['works-collection-folder', { viewPreference: 'x' }, 'viewPreference'],
    ] as const)
      expect([part, of(name, value)]).toEqual([
        part,
        `偏好设置的内容「${part}」不是后台用到的样子，没有保存。请刷新页面再试。`,
      ])
    expect(of('nav', 'x')).toBe('偏好设置的内容不是后台用到的样子，没有保存。请刷新页面再试。')
  })

  it('should be read in a shape that would be kept, whatever is stored', () => {
    const spoilt = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('layouts', 'open', 'groups', 'columns', 'limit', 'sort', 'fields'), fc.jsonValue()),
    )
    fc.assert(
      fc.property(key, spoilt, (name, value) => {
        const read = readablePreference(slugs, name, value)
        expect([read, preferenceProblem(slugs, name, read)]).toEqual([read, undefined])
      }),
    )
    expect(readablePreference(slugs, 'nav', { open: true, groups: 5 })).toEqual({ open: true })
    expect(readablePreference(slugs, 'x1', { open: true })).toBeUndefined()
  })

  it('should be no larger than it says, written out', () => {
    fc.assert(
      fc.property(fc.dictionary(text, fc.jsonValue()), fc.nat({ max: 120_000 }), (data, length) => {
        const item = { id: 'collections-0', width: 'full', data: { data, filler: 'x'.repeat(length) } }
        const given = { layouts: [item] }
        expect(of('dashboard-layout', given) === undefined).toBe(JSON.stringify(given).length <= 100_000)
      }),
    )
    expect(of('nav', 'x'.repeat(3_900_000))).toContain('最多 100000 个字符')
    expect(of('nav', undefined)).toBeUndefined()
  })

  it('should come to its endpoint with its body, from somebody whose log-in is over too', async () => {
    const read: string[] = []
    const endpoint = (path: string): Endpoint => ({
      path,
      method: 'post',
      handler: async (req) => {
        read.push(JSON.stringify(await req.json?.()))
        return new Response(null, { status: 403 })
      },
    })
    const endpoints = ['/', '/:key'].map(endpoint)
    const hooks = { beforeChange: [], afterRead: [], afterChange: [] }
    const config = holdPreferences({
      collections: [{ slug: 'payload-preferences', endpoints, hooks }],
      globals: [],
    } as unknown as SanitizedConfig)
    const { endpoints: held } = config.collections[0] as { endpoints: Endpoint[] }
    for (const { handler } of held) {
      const request = new Request('http://localhost/', { method: 'POST', body: '{"value":1}' })
      const answer = await handler(Object.assign(request, { user: null }) as unknown as PayloadRequest)
      expect(answer.status).toBe(403)
    }
    expect(read).toEqual(['{"value":1}', '{"value":1}'])
  })
})
