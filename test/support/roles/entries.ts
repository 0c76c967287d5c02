import fc from 'fast-check'
import type { PageCollection } from '../../../site/catalogue/pageCollections.ts'
import type { Answer, Api } from '../api.ts'
import { createEntry } from '../entries.ts'
import { documentData } from '../randomDocuments.ts'
import { type Ids, withIds } from '../randomWrites.ts'
import { type Place } from './cast.ts'
import type { EntryOperation } from './expectations.ts'

/** An entry to try an operation on. */
export interface Specimen {
  id: string
  /** Id of its first version; of a published entry the published one. */
  version: string
}

/** What an operation needs. */
export interface Trial {
  api: Api
  /** Reaches everything. */
  staff: Api
  collection: PageCollection
  /** Unit that a new entry is to belong to. */
  unit: string
  /** Another unit than that, not of the unit editor. */
  otherUnit: string
  /** An entry that was never published. */
  draft: Specimen
  /** A published entry with a newer draft. */
  published: Specimen
}

/** The entries to try on, by where they belong. */
export type Specimens = Record<Place, { draft: Specimen; published: Specimen }>

type Trying = (trial: Trial) => Promise<boolean>

/** The newest draft of a published specimen says this; its published version does not. */
export const draftSummary = '尚未发布的摘要'
const changed = { summary: '改过的摘要' }

const isDone = ({ status }: Answer<unknown>): boolean => status >= 200 && status < 300
const hasStatus = ({ status, body }: Answer<{ doc?: { _status?: string } }>, wanted: string): boolean =>
  isDone({ status } as Answer<unknown>) && body.doc?._status === wanted

/** Lists by id, so that the answer is about one document. */
async function finds({ api }: Trial, path: string, id: string, by = 'id'): Promise<boolean> {
  const { body } = await api.request<{ docs?: unknown[]; totalDocs?: number }>(
    'GET',
    `${path}where[${by}][equals]=${id}`,
  )
  return (body.docs?.length ?? body.totalDocs ?? 0) > 0
}

/** Does something to many, chosen by id. @returns whether it was done to the one */
async function toMany({ api, collection }: Trial, method: string, id: string, query = '', data?: object) {
  const { body } = await api.request<{ docs?: { id: string }[] }>(
    method,
    `/api/${collection}?where[id][equals]=${id}${query}`,
    data,
  )
  return body.docs?.some((doc) => doc.id === id) ?? false
}

const one = ({ collection }: Trial, { id }: Specimen, rest = ''): string => `/api/${collection}/${id}${rest}`
const get = async (trial: Trial, path: string) => isDone(await trial.api.request('GET', path))
const patch = async (trial: Trial, path: string, data: object) => isDone(await trial.api.request('PATCH', path, data))
const inTrash = () => ({ deletedAt: new Date().toISOString() })
const trash = (trial: Trial, path: string) => patch(trial, path, inTrash())
const post = async (trial: Trial, path: string, data: object = {}) =>
  trial.api.request<{ doc?: { _status?: string } }>('POST', path, data)

/** Takes a step on a draft as it is now, as if it had just been read. */
async function takeStep(trial: Trial, step: string): Promise<boolean> {
  const { body } = await trial.staff.request('GET', one(trial, trial.draft, '?depth=0&draft=true'))
  return isDone(await post(trial, one(trial, trial.draft, '/review'), { step, seen: body['updatedAt'] }))
}

/** Every operation on entries through the API and beside it. Resolves to whether it was done. */
export const entryOperations: Record<EntryOperation, Trying> = {
  'create a draft': async (trial) => isDone(await createAs(trial, '?draft=true', {})),
  'create it published': async (trial) => {
    const answers = [
      await createAs(trial, '', { _status: 'published' }),
      await createAs(trial, '?draft=true', { _status: 'published' }),
    ]
    return answers.some((answer) => hasStatus(answer, 'published'))
  },
  'read a draft': (trial) => get(trial, one(trial, trial.draft)),
  'read what is published': (trial) => get(trial, one(trial, trial.published)),
  'read the newer draft of what is published': async (trial) => {
    const { body } = await trial.api.request('GET', one(trial, trial.published, '?draft=true'))
    return body['summary'] === draftSummary
  },
  'list drafts': (trial) => finds(trial, `/api/${trial.collection}?`, trial.draft.id),
  'list what is published': (trial) => finds(trial, `/api/${trial.collection}?`, trial.published.id),
  'list newer drafts': (trial) => finds(trial, `/api/${trial.collection}?draft=true&`, trial.published.id),
  'count drafts': (trial) => finds(trial, `/api/${trial.collection}/count?`, trial.draft.id),
  'list versions': (trial) => finds(trial, `/api/${trial.collection}/versions?`, trial.published.id, 'parent'),
  'read a version': (trial) => get(trial, `/api/${trial.collection}/versions/${trial.published.version}`),
  'preview a draft': (trial) => get(trial, `/preview/${trial.collection}/${trial.draft.id}`),
  'ask what became of a draft': (trial) => get(trial, `/api/publishing?document=${trial.collection}/${trial.draft.id}`),
  'save a draft': (trial) => patch(trial, one(trial, trial.draft, '?draft=true'), changed),
  'save a draft by itself': (trial) => patch(trial, one(trial, trial.draft, '?draft=true&autosave=true'), changed),
  'save a draft of what is published': (trial) =>
    patch(trial, one(trial, trial.published, '?draft=true'), { summary: draftSummary }),
  'save many drafts': (trial) => toMany(trial, 'PATCH', trial.draft.id, '&draft=true', changed),
  'restore a version as a draft': async (trial) =>
    isDone(await post(trial, `/api/${trial.collection}/versions/${trial.draft.version}?draft=true`)),
  'save what is not published': (trial) => patch(trial, one(trial, trial.draft), changed),
  'hand a draft to another unit': (trial) =>
    patch(trial, one(trial, trial.draft, '?draft=true'), { ownerUnit: trial.otherUnit }),
  'take a draft from all units': (trial) => patch(trial, one(trial, trial.draft, '?draft=true'), { ownerUnit: null }),
  publish: (trial) => patch(trial, one(trial, trial.draft), { _status: 'published' }),
  'publish as a draft': (trial) => patch(trial, one(trial, trial.draft, '?draft=true'), { _status: 'published' }),
  'publish many': (trial) => toMany(trial, 'PATCH', trial.draft.id, '', { _status: 'published' }),
  'save what is published': (trial) => patch(trial, one(trial, trial.published), { ...changed, _status: 'published' }),
  'save what is published and not say what becomes of it': (trial) =>
    patch(trial, one(trial, trial.published), changed),
  unpublish: (trial) => patch(trial, one(trial, trial.published), { _status: 'draft' }),
  'unpublish many': (trial) => toMany(trial, 'PATCH', trial.published.id, '', { _status: 'draft' }),
  'restore a published version': async (trial) =>
    isDone(await post(trial, `/api/${trial.collection}/versions/${trial.published.version}`)),
  'see the review': (trial) => get(trial, one(trial, trial.draft, '/review')),
  'submit for review': (trial) => takeStep(trial, 'submit'),
  'publish by its step': (trial) => takeStep(trial, 'publish'),
  'duplicate a draft': async (trial) => isDone(await post(trial, one(trial, trial.draft, '/duplicate'))),
  'duplicate as published': async (trial) => {
    const path = one(trial, trial.published, '/duplicate?draft=false')
    return hasStatus(await post(trial, path, { _status: 'published', slug: freshSlug() }), 'published')
  },
  'trash a draft': (trial) => trash(trial, one(trial, trial.draft)),
  'trash a draft as a draft': (trial) => trash(trial, one(trial, trial.draft, '?draft=true')),
  'trash many drafts': (trial) => toMany(trial, 'PATCH', trial.draft.id, '', inTrash()),
  'trash what is published': (trial) => trash(trial, one(trial, trial.published)),
  'trash many that are published': (trial) => toMany(trial, 'PATCH', trial.published.id, '', inTrash()),
  'take back what is not in the trash': (trial) =>
    patch(trial, one(trial, trial.published), { deletedAt: null, _status: 'draft' }),
  'take back what is not in the trash and change it': (trial) =>
    patch(trial, one(trial, trial.published), { deletedAt: null, _status: 'draft', ...changed }),
  'delete a draft': async (trial) => isDone(await trial.api.request('DELETE', one(trial, trial.draft))),
  'delete many drafts': (trial) => toMany(trial, 'DELETE', trial.draft.id),
  'delete what is published': async (trial) => isDone(await trial.api.request('DELETE', one(trial, trial.published))),
  'delete many that are published': (trial) => toMany(trial, 'DELETE', trial.published.id),
}

/** Operations after which a specimen is no longer what it was, when they are done, with the specimen. */
export const spoiling: ReadonlyMap<EntryOperation, 'draft' | 'published'> = new Map([
  ['trash a draft', 'draft'],
  ['trash a draft as a draft', 'draft'],
  ['trash many drafts', 'draft'],
  ['trash what is published', 'published'],
  ['trash many that are published', 'published'],
  ['hand a draft to another unit', 'draft'],
  ['take a draft from all units', 'draft'],
  ['publish', 'draft'],
  ['publish as a draft', 'draft'],
  ['publish many', 'draft'],
  ['submit for review', 'draft'],
  ['publish by its step', 'draft'],
  ['save what is published', 'published'],
  ['unpublish', 'published'],
  ['unpublish many', 'published'],
  ['take back what is not in the trash and change it', 'published'],
  ['restore a published version', 'published'],
  ['delete a draft', 'draft'],
  ['delete many drafts', 'draft'],
  ['delete what is published', 'published'],
  ['delete many that are published', 'published'],
])

/** Makes an entry that was never published, or a published one with a newer draft. */
export const make = {
  async draft(staff: Api, collection: PageCollection, unit: string): Promise<Specimen> {
    const { id } = await createEntry(staff, collection, { ...dataOf(collection), ownerUnit: unit, _status: 'draft' })
    return { id, version: await newestVersion(staff, collection, id) }
  },
  async published(staff: Api, collection: PageCollection, unit: string): Promise<Specimen> {
    const { id } = await createEntry(staff, collection, { ...dataOf(collection), ownerUnit: unit })
    const version = await newestVersion(staff, collection, id)
    await staff.request('PATCH', `/api/${collection}/${id}?draft=true`, { summary: draftSummary })
    return { id, version }
  },
}

/** What a collection keeps of an entry, published and newest: to see that nothing was changed. */
export async function stateOf(staff: Api, collection: PageCollection, { id }: Specimen): Promise<unknown> {
  const [stored, newest] = await Promise.all([
    staff.request('GET', `/api/${collection}/${id}?depth=0`),
    staff.request('GET', `/api/${collection}/${id}?depth=0&draft=true`),
  ])
  return [stored.body, newest.body]
}

function createAs({ api, collection, unit }: Trial, query: string, more: object) {
  return api.request<{ doc?: { _status?: string } }>('POST', `/api/${collection}${query}`, {
    ...dataOf(collection),
    ownerUnit: unit,
    ...more,
  })
}

async function newestVersion(staff: Api, collection: string, id: string): Promise<string> {
  const { body } = await staff.request<{ docs: { id: string }[] }>(
    'GET',
    `/api/${collection}/versions?where[parent][equals]=${id}&limit=1&depth=0`,
  )
  const [version] = body.docs
  if (version === undefined) throw new Error(`${collection}/${id} has no version`)
  return version.id
}

let serial = 0
const freshSlug = (): string => `specimen-${++serial}`

/** What an editor would fill in, with nothing related and an address of its own. */
function dataOf(collection: PageCollection): Record<string, unknown> {
  const [data] = fc.sample(documentData[collection], { seed: 42, numRuns: 1 })
  const none = new Proxy({}, { get: () => [] }) as Ids
  return { ...(withIds(data, none) as object), slug: freshSlug() }
}
