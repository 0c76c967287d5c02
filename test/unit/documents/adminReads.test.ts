import type { CollectionBeforeOperationHook, FlattenedField, PayloadRequest } from 'payload'
import { describe, expect, it } from 'vitest'
import { boundList, withNamesOnly, withoutLong } from '../../../cms/documents/answers/adminReads.ts'

const fields = [
  { name: 'title', type: 'text' },
  { name: 'body', type: 'richText' },
  { name: 'notes', type: 'textarea' },
  { name: 'summary', type: 'textarea', maxLength: 200 },
  { name: 'programme', type: 'array', flattenedFields: [] },
  {
    name: 'internal',
    type: 'group',
    flattenedFields: [
      { name: 'story', type: 'richText' },
      { name: 'kind', type: 'text' },
    ],
  },
  { name: 'filename', type: 'text' },
] as unknown as FlattenedField[]
const works = { slug: 'works', admin: { useAsTitle: 'title' }, flattenedFields: fields }

/** What Payload reads in the end, of what a page of the admin or the API asked for. */
const read = (args: object, payloadAPI: string): unknown =>
  boundList({
    ...{ args, collection: works, operation: 'read', overrideAccess: false },
    req: { payloadAPI },
  } as unknown as Parameters<CollectionBeforeOperationHook>[0])
const short = { body: false, notes: false, programme: false, internal: { story: false } }

describe('what the pages of the admin read', () => {
  it('should leave out of a list what may be long, at any depth', () => {
    expect(withoutLong(fields)).toEqual(short)
    expect(withoutLong([])).toBeUndefined()
    expect(read({ draft: true, includeLockStatus: true, limit: 0 }, 'local')).toMatchObject({
      select: short,
      limit: 100,
    })
  })

  it('should take of versions what their list shows, and one whole version to compare with', () => {
    const versions = read({ limit: 100_000 }, 'local') as { select: object; limit: number }
    expect(Object.keys(versions.select)).toContain('version')
    expect(versions).toMatchObject({ limit: 100, select: { version: { _status: true } } })
    expect(read({ limit: 1 }, 'local')).toEqual({ limit: 1 })
  })

  it.each([{ limit: 500 }, { draft: true, limit: 500 }, { id: '1' }])(
    'should leave alone what the API asks: %o',
    (args) => {
      expect(read(args, 'REST')).toEqual(args)
    },
  )

  it('should have names of related documents filled in, unless somebody said what of them', () => {
    const payload = { config: { collections: [works] } } as unknown as PayloadRequest['payload']
    const key = (select: unknown) =>
      JSON.stringify([null, 'works', '1', 1, 1, null, null, false, false, false, select, null])
    expect(withNamesOnly(key(null), { payload })).toBe(key({ title: true, filename: true }))
    expect(withNamesOnly(key({ body: true }), { payload })).toBe(key({ body: true }))
  })
})
