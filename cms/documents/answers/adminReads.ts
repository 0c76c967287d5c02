import type { CollectionBeforeOperationHook, FlattenedField, PayloadRequest } from 'payload'
import { longestOf } from '../limits/fieldLimits.ts'
import { mostLong } from './pages.ts'

/** What a list of the admin shows of a text, and far more, in characters. */
const longestInList = 2000

/** What the list of versions shows of each. */
const ofVersion = {
  parent: true,
  autosave: true,
  createdAt: true,
  updatedAt: true,
  version: { _status: true, isAutosaved: true, updatedAt: true },
}

/** What a page of the admin shows of a related document besides what it is called. */
const ofRelated = ['alt', 'filename', 'url', 'thumbnailURL', 'mimeType', 'sizes']

type Chosen = { [name: string]: boolean | Chosen }

interface Asked {
  includeLockStatus?: boolean
  limit?: number
  pagination?: boolean
  select?: object
}

/**
 * Bounds what the pages of the admin read for a list, which take the size of a page from an address, or from what
 * somebody chose before. Payload (3.90) reads whole documents and whole versions for them, and sends them along: a
 * hundred versions of a long text were 140 MB.
 */
export const boundList: CollectionBeforeOperationHook = ({ args, collection, operation, overrideAccess, req }) => {
  const asked = args as Asked
  if (overrideAccess === true || asked.pagination === false || asked.select !== undefined) return args
  const isList = operation === 'read' && asked.includeLockStatus === true
  // Payload calls reading versions `read` too, and has drafts of documents only; one whole version is to compare with
  const ofVersions = operation === 'read' && !('draft' in args) && !('id' in args)
  const isVersions = ofVersions && isOfAdmin(req) && asked.limit !== 1
  if (!isList && !isVersions) return args
  const { limit } = asked
  const select = isVersions ? ofVersion : withoutLong(collection.flattenedFields)
  return {
    ...args,
    ...(select && { select }),
    ...(limit !== undefined && (limit === 0 || limit > mostLong) && { limit: mostLong }),
  }
}

/** Whether a page of the admin asks, and not the API. */
export function isOfAdmin({ payloadAPI }: Pick<PayloadRequest, 'payloadAPI'>): boolean {
  return payloadAPI === 'local'
}

/** All fields but those that may be long, where there are any; no list has a column for these. */
export function withoutLong(fields: readonly FlattenedField[]): Chosen | undefined {
  const chosen: Chosen = {}
  for (const field of fields) {
    const below = field.type === 'group' || field.type === 'tab' ? withoutLong(field.flattenedFields) : isInLists(field)
    if (below !== undefined && below !== true) chosen[field.name] = below
  }
  return Object.keys(chosen).length > 0 ? chosen : undefined
}

/** Whether a list may show a field. */
export function isInLists(field: FlattenedField): boolean {
  const { type } = field
  if (type === 'text' || type === 'textarea' || type === 'code') return longestOf(field) <= longestInList
  return type !== 'richText' && type !== 'json' && type !== 'array' && type !== 'blocks'
}

/**
 * What a page of the admin has filled in for a relation: what the other document is called, and what it looks like.
 * @param key of Payload's (payload/dist/collections/dataloader.js): of a document, with how it is asked for
 */
export function withNamesOnly(key: string, { payload }: Pick<PayloadRequest, 'payload'>): string {
  const [transaction, slug, id, depth, level, locale, fallback, overrideAccess, hidden, draft, select, ...rest] =
    JSON.parse(key) as unknown[]
  const collection = payload.config.collections.find((one) => one.slug === slug)
  if (overrideAccess === true || select || collection === undefined) return key
  const wanted = [collection.admin.useAsTitle, ...ofRelated]
  const names = collection.flattenedFields.filter(({ name }) => wanted.includes(name)).map(({ name }) => [name, true])
  const shown: unknown = Object.fromEntries(names)
  return JSON.stringify([
    ...[transaction, slug, id, depth, level, locale, fallback, overrideAccess, hidden, draft, shown],
    ...rest,
  ])
}
