import fc from 'fast-check'
import type { Payload } from 'payload'
import { describe, expect, it } from 'vitest'
import { keepSearchTexts } from '../../../cms/documents/search/keepSearchTexts.ts'
import { searchTextOf } from '../../../cms/documents/search/searchText.ts'

type Row = Record<string, unknown>
type Write = (args: Row) => Promise<unknown>

/** A database with one row of each kind. */
function kept(): { db: Record<string, Write>; row: Row; version: Row } {
  const [row, version]: Row[] = [{}, {}]
  const db: Record<string, Write> = {
    create: async ({ data }) => Object.assign(row ?? {}, data),
    updateOne: async ({ data }) => Object.assign(row ?? {}, data),
    createVersion: async ({ versionData }) => Object.assign(version ?? {}, versionData),
    updateVersion: async ({ versionData }) => Object.assign(version ?? {}, (versionData as Row)['version']),
    findOne: async () => row,
  }
  const flattenedFields = [{ name: 'title' }, { name: 'note' }, { name: 'searchText' }]
  const collections = [
    { slug: 'audits', admin: { listSearchableFields: ['title', 'note', 'searchText'] }, flattenedFields },
    { slug: 'outbox', admin: {}, flattenedFields: [] },
  ]
  keepSearchTexts({ db, config: { collections } } as unknown as Pick<Payload, 'db' | 'config'>)
  return { db, row: row ?? {}, version: version ?? {} }
}

const text = fc.option(fc.constantFrom('合唱', '剪纸', '', 'ＫＴＶ'), { nil: null })
const data = fc.record(
  { title: text, note: text, searchText: fc.constant('伪造'), other: fc.nat() },
  { requiredKeys: [] },
)
const write = fc.tuple(fc.constantFrom('updateOne', 'createVersion', 'updateVersion'), data, fc.boolean())

describe('what a document is found by', () => {
  it('should be made from its texts as they are stored, whatever is written in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(data, fc.array(write, { maxLength: 6 }), async (first, writes) => {
        const { db, row, version } = kept()
        const texts = (of: Row): string[] => [of['title'], of['note']].filter((one) => typeof one === 'string')
        await db['create']?.({ collection: 'audits', data: first })
        expect(row['searchText']).toBe(searchTextOf(texts(row)))
        for (const [method, values, byId] of writes) {
          const where = byId ? { id: '1' } : { where: { id: { equals: '1' } } }
          // versions are written whole
          const whole = { title: null, note: null, ...values }
          if (method === 'updateOne') await db[method]?.({ collection: 'audits', data: values, ...where })
          else if (method === 'createVersion') await db[method]?.({ collectionSlug: 'audits', versionData: whole })
          else await db[method]?.({ collection: 'audits', versionData: { version: whole }, ...where })
          expect(row['searchText']).toBe(searchTextOf(texts(row)))
          if (method !== 'updateOne') expect(version['searchText']).toBe(searchTextOf(texts(version)))
        }
      }),
    )
  })

  it('should not be added where nobody searches', async () => {
    const { db, row } = kept()
    await db['create']?.({ collection: 'outbox', data: { document: 'works/1' } })
    expect(row).toEqual({ document: 'works/1' })
  })
})
