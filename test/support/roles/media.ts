import sharp from 'sharp'
import type { Answer, Api } from '../api.ts'
import { createEntry } from '../entries.ts'
import type { MediaOperation } from './expectations.ts'

/** A stored picture. */
export interface Picture {
  id: string
  filename: string
  sizes: Record<string, { filename: string | null }>
}

/** What an operation needs. */
export interface MediaTrial {
  api: Api
  unit: string
  otherUnit: string
  /** A picture that nothing shows. */
  plain: Picture
  /** A picture that a published entry shows. */
  shown: Picture
}

const changed = { alt: '改过的说明' }
const isDone = ({ status }: Answer<unknown>): boolean => status >= 200 && status < 300
const isFile = ({ status, headers }: Answer<unknown>): boolean =>
  status === 200 && (headers.get('content-type') ?? '').startsWith('image/')
const fileOf = (name: string): string => `/api/media/file/${encodeURIComponent(name)}`

async function counted(api: Api, path: string): Promise<boolean> {
  const { body } = await api.request<{ docs?: unknown[]; totalDocs?: number }>('GET', path)
  return (body.docs?.length ?? body.totalDocs ?? 0) > 0
}

async function toMany(api: Api, method: string, { id }: Picture, data?: object): Promise<boolean> {
  const { body } = await api.request<{ docs?: unknown[] }>(method, `/api/media?where[id][equals]=${id}`, data)
  return (body.docs?.length ?? 0) > 0
}

/** Every operation on pictures. Resolves to whether it was done. */
export const mediaOperations: Record<MediaOperation, (trial: MediaTrial) => Promise<boolean>> = {
  upload: async ({ api, unit }) => isDone(await uploadAs(api, unit)),
  read: async ({ api, plain }) => isDone(await api.request('GET', `/api/media/${plain.id}`)),
  list: ({ api, plain }) => counted(api, `/api/media?where[id][equals]=${plain.id}`),
  count: ({ api, plain }) => counted(api, `/api/media/count?where[id][equals]=${plain.id}`),
  'read its file': async ({ api, plain }) => isFile(await api.request('GET', fileOf(plain.filename))),
  'read its smaller file': async ({ api, plain }) =>
    isFile(await api.request('GET', fileOf(plain.sizes['webp480']?.filename ?? ''))),
  update: async ({ api, plain }) => isDone(await api.request('PATCH', `/api/media/${plain.id}`, changed)),
  'update many': ({ api, plain }) => toMany(api, 'PATCH', plain, changed),
  'hand to another unit': async ({ api, plain, otherUnit }) =>
    isDone(await api.request('PATCH', `/api/media/${plain.id}`, { ownerUnit: otherUnit })),
  duplicate: async ({ api, plain }) => isDone(await api.request('POST', `/api/media/${plain.id}/duplicate`, {})),
  delete: async ({ api, plain }) => isDone(await api.request('DELETE', `/api/media/${plain.id}`)),
  'update what is shown': async ({ api, shown }) =>
    isDone(await api.request('PATCH', `/api/media/${shown.id}`, changed)),
  'delete what is shown': async ({ api, shown }) => isDone(await api.request('DELETE', `/api/media/${shown.id}`)),
  'delete many that are shown': ({ api, shown }) => toMany(api, 'DELETE', shown),
}

/** Operations after which another picture is needed, with the one that was used up. */
export const spoilingMedia: ReadonlyMap<MediaOperation, 'plain' | 'shown'> = new Map([
  ['hand to another unit', 'plain'],
  ['delete', 'plain'],
  ['delete what is shown', 'shown'],
  ['delete many that are shown', 'shown'],
])

/** Makes a picture that nothing shows, or one that a published work shows. */
export const makePicture = {
  plain: async (staff: Api, unit: string): Promise<Picture> => {
    const { status, body } = await uploadAs(staff, unit)
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body.doc
  },
  shown: async (staff: Api, unit: string): Promise<Picture> => {
    const picture = await makePicture.plain(staff, unit)
    const slug = `shows-${picture.id}`
    await createEntry(staff, 'works', { title: '画', slug, genre: 'painting', pictures: [picture.id], ownerUnit: unit })
    return picture
  },
}

let serial = 0

async function uploadAs(api: Api, unit: string): Promise<Answer<{ doc: Picture }>> {
  const bytes = await sharp({ create: { width: 500, height: 20, channels: 3, background: '#b3261e' } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), `图 ${++serial}.png`)
  form.set('_payload', JSON.stringify({ alt: '一面红墙', ownerUnit: unit }))
  return api.request('POST', '/api/media', form)
}
