import fc from 'fast-check'
import sharp from 'sharp'
import { tuneOf } from '../../cms/features/sample/tune.ts'
import { pdf } from './attachments.ts'
import type { Collection } from '../../site/catalogue/entries.ts'
import { pageCollections } from '../../site/catalogue/pageCollections.ts'
import type { Answer, Api } from './api.ts'
import { documents, publicCollections } from './fullRender.ts'
import { documentData, type Related } from './randomDocuments.ts'

const actions = [
  ...(['create', 'create', 'edit', 'edit', 'draft'] as const),
  ...(['publish', 'unpublish', 'rename', 'rename', 'delete', 'restore', 'trash', 'take back'] as const),
]
type Action = (typeof actions)[number]

/** One write of an editor, of a document that is chosen when it is made. */
export interface Write {
  action: Action
  collection: Collection
  /** Chooses the document, and the new address of a rename. */
  number: number
  data: Record<string, unknown>
  /** Only of pictures and recordings: size in pixels and colour, or what the sound is made of, of the file that is sent with a `create` or an `edit`. */
  file: { width: number; colour: number } | null
}

/** The ids that are there now, by collection. */
export type Ids = Record<Collection, string[]>

/** A random write to any public collection; to those with pages more often. */
export const randomWrite: fc.Arbitrary<Write> = fc
  .constantFrom<Collection[]>(...publicCollections, ...pageCollections, 'works', 'works')
  .chain((collection) =>
    fc.record({
      action: fc.constantFrom(...actions),
      collection: fc.constant(collection),
      number: fc.nat(99),
      data: documentData[collection],
      file: fc.option(fc.record({ width: fc.integer({ min: 20, max: 60 }), colour: fc.nat(0xffffff) })),
    }),
  )

/** Makes a write through the API. @returns the answer; undefined when there is no document to write to */
export async function makeWrite(staff: Api, write: Write, ids: Ids): Promise<Answer<Written> | undefined> {
  const { action, collection, number } = write
  const data = withIds(write.data, ids) as Record<string, unknown>
  const hasPages = (pageCollections as readonly string[]).includes(collection)
  const all = `/api/${collection}`
  if (action === 'create') {
    if (isFile(collection)) return staff.request('POST', all, await upload(write, data))
    return staff.request('POST', all, hasPages ? { ...data, _status: number % 4 === 0 ? 'draft' : 'published' } : data)
  }
  if (action === 'take back') return takeBack(staff, collection, number)
  const id = ids[collection][number % ids[collection].length]
  if (id === undefined) return undefined
  const one = `${all}/${id}`
  if (action === 'delete') return staff.request('DELETE', one)
  if (isFile(collection)) return staff.request('PATCH', one, write.file === null ? data : await upload(write, data))
  if (action === 'trash' && collection !== 'units')
    return staff.request('PATCH', one, { deletedAt: new Date().toISOString() })
  if (!hasPages) return staff.request('PATCH', one, data)
  switch (action) {
    case 'edit':
      return staff.request('PATCH', one, { ...data, _status: 'published' })
    case 'draft':
      return staff.request('PATCH', `${one}?draft=true`, { ...data, _status: 'draft' })
    case 'publish':
      return staff.request('PATCH', one, { _status: 'published' })
    case 'unpublish':
      return staff.request('PATCH', one, { _status: 'draft' })
    case 'rename':
      // few names, so that they are taken over
      return staff.request('PATCH', one, { slug: `name-${number % 7}`, _status: 'published' })
    case 'restore':
      return restore(staff, collection, id, number)
    case 'trash':
      return undefined
  }
}

/** Takes something back out of the trash: as a draft, or published at once. */
async function takeBack(staff: Api, collection: Collection, number: number): Promise<Answer<Written> | undefined> {
  if (collection === 'units') return undefined
  const inTrash = `/api/${collection}?trash=true&where[deletedAt][exists]=true&depth=0&limit=100`
  const { body } = await staff.request<{ docs: { id: string }[] }>('GET', inTrash)
  const found = body.docs[number % body.docs.length]
  if (found === undefined) return undefined
  const status = collection === 'media' ? {} : { _status: number % 2 === 0 ? 'draft' : 'published' }
  return staff.request('PATCH', `/api/${collection}/${found.id}?trash=true`, { deletedAt: null, ...status })
}

/** Goes back to one of the versions of a document. */
async function restore(staff: Api, collection: Collection, id: string, number: number): Promise<Answer<Written>> {
  const { body } = await staff.request<{ docs: { id: string }[] }>(
    'GET',
    `/api/${collection}/versions?where[parent][equals]=${id}&depth=0&limit=100`,
  )
  const version = body.docs[number % body.docs.length]
  if (version === undefined) throw new Error(`${collection}/${id} has no version`)
  return staff.request('POST', `/api/${collection}/versions/${version.id}`)
}

/** The ids of all documents that staff see. */
export async function idsOf(staff: Api): Promise<Ids> {
  const ids = await Promise.all(
    publicCollections.map(async (collection) => [
      collection,
      (await documents(staff, collection)).map((document) => document.id),
    ]),
  )
  return Object.fromEntries(ids) as Ids
}

/** The part of an answer that tells which document was made. */
export interface Written {
  doc?: { id: string }
}

const isFile = (collection: Collection) => ['media', 'recordings', 'files'].includes(collection)

async function upload({ collection, file }: Write, data: object): Promise<FormData> {
  const { width, colour } = file ?? { width: 40, colour: 0x336699 }
  const form = new FormData()
  form.set('_payload', JSON.stringify(data))
  if (collection === 'recordings') {
    form.set('file', new Blob([new Uint8Array(tuneOf(`1 ${colour % 8}`))], { type: 'audio/wav' }), '音.wav')
    return form
  }
  if (collection === 'files') {
    const bytes = Buffer.concat([pdf, Buffer.from(`% ${colour}\n`)])
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), '件.pdf')
    return form
  }
  const background = { r: colour >> 16, g: (colour >> 8) & 255, b: colour & 255 }
  const bytes = await sharp({ create: { width, height: 30, channels: 3, background } })
    .png()
    .toBuffer()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), '图.png')
  return form
}

/** Puts ids in the place of what only says that something is related. */
export function withIds(value: unknown, ids: Ids): unknown {
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids)).filter((item) => item !== null)
  if (typeof value !== 'object' || value === null) return value
  if (isRelated(value)) return ids[value.related][value.number % ids[value.related].length] ?? null
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withIds(item, ids)]))
}

function isRelated(value: object): value is Related {
  return 'related' in value && 'number' in value
}
