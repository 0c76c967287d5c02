import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import configured from '../../../cms/payload.config.ts'
import { describe, expect, it } from 'vitest'
import { changesOfEntry } from '../../../cms/publishing/entries/looksTheSame.ts'
import { changedFields, isSame } from '../../../cms/documents/audit/changes.ts'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { richText } from '../../../cms/documents/richText/paragraphs.ts'
import { bodyOf, gallery, leadsTo, paragraph, shows, table } from '../../support/bodies.ts'
import { hostileTree, typedTree } from '../../support/richTexts.ts'

const fields = ['title', 'summary', 'seats', 'start', 'picture', 'safety', 'dates', 'body', '_status', 'stage'].map(
  (name) => ({ name, label: `栏目 ${name}` }),
) as unknown as FlattenedField[]
const changed = (before: object, after: object) => changedFields(fields, { ...before }, { ...after })

describe('the changes of a document', () => {
  it.each([
    ['nothing in other words', { title: '', summary: null, safety: {}, dates: [], cancelled: false }, {}],
    ['what is not written', { title: '晨曲' }, {}],
    ['the notation of an instant', { start: '2026-11-22T11:30:00Z' }, { start: '2026-11-22T11:30:00.000Z' }],
    ['ids of rows', { dates: [{ id: '1', note: '加演' }] }, { dates: [{ note: '加演' }] }],
    ['how far it has come', { _status: 'draft', stage: 'draft' }, { _status: 'published', stage: 'approved' }],
  ])('should not be %s', (_what, before, after) => {
    expect(changed(before, after)).toEqual([])
  })

  it.each([
    ['title', { title: '晨曲' }, { title: '晚曲' }],
    ['title', { title: '晨曲' }, { title: null }],
    ['seats', {}, { seats: 0 }],
    ['picture', { picture: '1' }, { picture: '2' }],
    ['safety', { safety: { plan: '走西门' } }, { safety: { plan: '走东门' } }],
    [
      'dates',
      {
        dates: [
          { id: '1', note: '甲' },
          { id: '2', note: '乙' },
        ],
      },
      {
        dates: [
          { id: '2', note: '乙' },
          { id: '1', note: '甲' },
        ],
      },
    ],
    ['dates', { dates: [{ id: '1' }] }, { dates: [{ id: '1' }, { id: '2' }] }],
    ['body', { body: richText(['甲']) }, { body: richText(['乙']) }],
    ['body', { body: richText(['甲']) }, { body: richText(['## 甲']) }],
  ])('should name %s', (name, before, after) => {
    expect(changed(before, after)).toEqual([`栏目 ${name}`])
  })

  it('should not be what the editor adds to rich text by itself', () => {
    const plain = {
      root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: '甲' }] }] },
    }
    const full = { root: { ...richText(['甲']).root } }
    expect(changed({ body: full }, { body: structuredClone(full) })).toEqual([])
    expect(changed({ body: plain }, { body: { root: { ...plain.root, version: 1, direction: 'ltr' } } })).toEqual([])
  })

  it('should be in rich text just what a reader sees, whatever property it stands in', () => {
    fc.assert(
      fc.property(fc.oneof(typedTree, hostileTree), fc.oneof(typedTree, hostileTree), (one, other) => {
        const isSame = htmlOfRichText(one) === htmlOfRichText(other)
        expect(changed({ body: one }, { body: other })).toEqual(isSame ? [] : ['栏目 body'])
      }),
      { numRuns: 500 },
    )
  })

  it('should be none from a document to itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(changed({ body: value }, { body: structuredClone(value) })).toEqual([])
      }),
    )
  })
})

describe('the changes of an entry', () => {
  const notice = {
    id: '1',
    title: '晨曲',
    slug: 'chen-qu',
    kind: 'notice',
    createdAt: '2026-11-21T04:00:00.000Z',
    body: richText(['甲']),
  }
  // only the title is known as a field, so that the public entry has to tell the rest
  const collection = { slug: 'notices', flattenedFields: fields.slice(0, 1) }
  const entryChanged = (after: object) => changesOfEntry(collection, notice, { ...after })

  it('should tell what only the public entry shows, such as the place in a list', () => {
    expect(entryChanged({ createdAt: '2027-01-01T00:00:00.000Z' })).toEqual(['显示方式'])
    expect(entryChanged({ slug: 'wan-qu' })).toEqual(['显示方式'])
    expect(entryChanged({ title: '晚曲' })).toEqual(['栏目 title'])
  })

  it('should be none where the public sees the same', () => {
    expect(entryChanged({})).toEqual([])
    expect(entryChanged({ createdAt: new Date(notice.createdAt), formerSlugs: ' a b ', summary: '' })).toEqual([])
    const indented = structuredClone(notice.body)
    Object.assign(indented.root.children[0] ?? {}, { indent: 99, format: 'left', textStyle: 'color:red' })
    expect(entryChanged({ body: indented })).toEqual([])
  })

  it('should be a change of the text when it shows another picture, another caption, another cell or leads elsewhere', () => {
    const states = [
      [shows('media', 'a1')],
      [shows('media', 'a2')],
      [shows('media', 'a1', '图注')],
      [gallery(['a1', 'a2'])],
      [gallery(['a2', 'a1'])],
      [table(['甲', '乙'])],
      [table(['甲', '丙'])],
      [paragraph(leadsTo('notices', 'n1', '甲'))],
      [paragraph(leadsTo('notices', 'n2', '甲'))],
      [shows('files', 'f1')],
    ].map((nodes) => bodyOf(...nodes))
    for (const [at, before] of states.entries())
      for (const [other, after] of states.entries())
        expect([at, other, isSame(before, after)]).toEqual([at, other, at === other])
  })
})

describe('what the audit log names', () => {
  it('should be in Chinese, whatever field of whatever collection or setting differs', async () => {
    const { collections, globals } = await configured
    const places = [...collections, ...globals].filter(({ slug }) => !slug.startsWith('payload-'))
    const inEnglish = places.flatMap(({ slug, flattenedFields }) =>
      flattenedFields.flatMap((field) =>
        changedFields([field], { [field.name]: 'before' }, { [field.name]: 'after' })
          .filter((word) => !/\p{Script=Han}/u.test(word))
          .map((word) => `${slug}: ${word}`),
      ),
    )
    expect(inEnglish).toEqual([])
  })

  it('should name a file that was replaced once', async () => {
    const media = (await configured).collections.find(({ slug }) => slug === 'media')
    const of = (name: string): object => ({
      filename: name,
      filesize: name.length,
      width: 1,
      sizes: { square: { filename: name } },
    })
    expect(changedFields(media?.flattenedFields ?? [], { ...of('old.png') }, { ...of('newer.png') })).toEqual(['文件'])
  })
})
