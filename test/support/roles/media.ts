import sharp from 'sharp'
import { tuneOf } from '../../../cms/features/sample/tune.ts'
import type { Answer, Api } from '../api.ts'
import { pdf } from '../attachments.ts'
import { bodyOf, shows } from '../bodies.ts'
import { createEntry } from '../entries.ts'
import type { MediaOperation } from './expectations.ts'

/** Collections of uploaded files. */
export type FileCollection = 'media' | 'recordings' | 'files'

/** A stored picture or recording. */
export interface Picture {
  id: string
  filename: string
  sizes?: Record<string, { filename: string | null }>
}

/** What an operation needs. */
export interface MediaTrial {
  collection: FileCollection
  api: Api
  unit: string
  otherUnit: string
  /** A picture that nothing shows. */
  plain: Picture
  /** A picture that a published entry shows. */
  shown: Picture
}

/** What is changed of one. */
const changedOf = (collection: FileCollection): object =>
  collection === 'files' ? { title: '改过的名称' } : { credit: '改过的来源' }
const isDone = ({ status }: Answer<unknown>): boolean => status >= 200 && status < 300
const isFile = ({ status, headers }: Answer<unknown>): boolean =>
  status === 200 && (headers.get('content-type') ?? '').match(/^(image\/|audio\/|application\/pdf)/) !== null
const fileOf = (collection: FileCollection, name: string): string =>
  `/api/${collection}/file/${encodeURIComponent(name)}`

async function counted(api: Api, path: string): Promise<boolean> {
  const { body } = await api.request<{ docs?: unknown[]; totalDocs?: number }>('GET', path)
  return (body.docs?.length ?? body.totalDocs ?? 0) > 0
}

async function toMany(
  { api, collection }: MediaTrial,
  method: string,
  { id }: Picture,
  data?: object,
): Promise<boolean> {
  const { body } = await api.request<{ docs?: unknown[] }>(method, `/api/${collection}?where[id][equals]=${id}`, data)
  return (body.docs?.length ?? 0) > 0
}

/** Every operation on pictures. Resolves to whether it was done. */
export const mediaOperations: Record<MediaOperation, (trial: MediaTrial) => Promise<boolean>> = {
  upload: async ({ api, collection, unit }) => isDone(await uploadAs(api, collection, unit)),
  read: async ({ api, collection, plain }) => isDone(await api.request('GET', `/api/${collection}/${plain.id}`)),
  list: ({ api, collection, plain }) => counted(api, `/api/${collection}?where[id][equals]=${plain.id}`),
  count: ({ api, collection, plain }) => counted(api, `/api/${collection}/count?where[id][equals]=${plain.id}`),
  'read its file': async ({ api, collection, plain }) =>
    isFile(await api.request('GET', fileOf(collection, plain.filename))),
  // a recording has one file
  'read its smaller file': async ({ api, collection, plain }) =>
    isFile(await api.request('GET', fileOf(collection, plain.sizes?.['webp480']?.filename ?? plain.filename))),
  update: async ({ api, collection, plain }) =>
    isDone(await api.request('PATCH', `/api/${collection}/${plain.id}`, changedOf(collection))),
  'update many': (trial) => toMany(trial, 'PATCH', trial.plain, changedOf(trial.collection)),
  'hand to another unit': async ({ api, collection, plain, otherUnit }) =>
    isDone(await api.request('PATCH', `/api/${collection}/${plain.id}`, { ownerUnit: otherUnit })),
  duplicate: async ({ api, collection, plain }) =>
    isDone(await api.request('POST', `/api/${collection}/${plain.id}/duplicate`, {})),
  trash: async ({ api, collection, plain }) =>
    isDone(await api.request('PATCH', `/api/${collection}/${plain.id}`, { deletedAt: new Date().toISOString() })),
  delete: async ({ api, collection, plain }) => isDone(await api.request('DELETE', `/api/${collection}/${plain.id}`)),
  'update what is shown': async ({ api, collection, shown }) =>
    isDone(await api.request('PATCH', `/api/${collection}/${shown.id}`, changedOf(collection))),
  'trash what is shown': async ({ api, collection, shown }) =>
    isDone(await api.request('PATCH', `/api/${collection}/${shown.id}`, { deletedAt: new Date().toISOString() })),
  'delete what is shown': async ({ api, collection, shown }) =>
    isDone(await api.request('DELETE', `/api/${collection}/${shown.id}`)),
  'delete many that are shown': (trial) => toMany(trial, 'DELETE', trial.shown),
}

/** Operations after which another picture is needed, with the one that was used up. */
export const spoilingMedia: ReadonlyMap<MediaOperation, 'plain' | 'shown'> = new Map([
  ['hand to another unit', 'plain'],
  ['trash', 'plain'],
  ['trash what is shown', 'shown'],
  ['delete', 'plain'],
  ['delete what is shown', 'shown'],
  ['delete many that are shown', 'shown'],
])

/** Makes a picture or a recording that nothing shows, or one that a published work shows. */
export const makePicture = {
  plain: async (staff: Api, collection: FileCollection, unit: string): Promise<Picture> => {
    const { status, body } = await uploadAs(staff, collection, unit)
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body.doc
  },
  shown: async (staff: Api, collection: FileCollection, unit: string): Promise<Picture> => {
    const file = await makePicture.plain(staff, collection, unit)
    const shown = {
      media: { pictures: [file.id] },
      recordings: { recordings: [{ kind: 'audio', file: file.id }] },
      files: { body: bodyOf(shows('files', file.id)) },
    }[collection]
    const slug = `shows-${file.id}`
    await createEntry(staff, 'works', { title: '画', slug, genre: 'painting', ...shown, ownerUnit: unit })
    return file
  },
}

let serial = 0

async function uploadAs(api: Api, collection: FileCollection, unit: string): Promise<Answer<{ doc: Picture }>> {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ alt: '一面红墙', title: '一段录音', ownerUnit: unit }))
  const bytes = { media: await pictureBytes(), recordings: tuneOf('1'), files: pdf }[collection]
  const [type, name] = {
    media: ['image/png', `图 ${++serial}.png`] as const,
    recordings: ['audio/wav', `音 ${++serial}.wav`] as const,
    files: ['application/pdf', `件 ${++serial}.pdf`] as const,
  }[collection]
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name)
  return api.request('POST', `/api/${collection}`, form)
}

function pictureBytes(): Promise<Buffer> {
  return sharp({ create: { width: 500, height: 20, channels: 3, background: '#b3261e' } })
    .png()
    .toBuffer()
}
