import { randomBytes } from 'node:crypto'
import type {
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  CollectionSlug,
  FlattenedField,
  GlobalBeforeChangeHook,
  PayloadRequest,
  SanitizedConfig,
} from 'payload'
import { arrayPaths, isRow, rowIdsOf, withOwnRowIds } from './rowIds.ts'
import { hasUnnamed, markUnnamed, withIdsOfStored } from './unnamedRows.ts'

/**
 * Sees to it that no two rows have one id, whatever is sent, copied or restored, drafts too: on SQLite a row's id is the
 * key of a table that all documents share, so what has it a second time could not be published. And that a row which is
 * sent without its id, as tables and programs do, keeps the one that it has: people sign up for it. It is put on the
 * whole configuration, so that no collection is forgotten.
 */
export function keepRowIds(config: SanitizedConfig): SanitizedConfig {
  for (const { flattenedFields, hooks } of config.collections)
    if (arrayPaths(flattenedFields).length > 0) {
      hooks.beforeOperation.push(noteUnnamedRows)
      hooks.beforeChange.push(ownRowIds)
    }
  for (const global of config.globals)
    if (arrayPaths(global.flattenedFields).length > 0)
      global.hooks.beforeChange = [...(global.hooks.beforeChange ?? []), ownRowIdsOfGlobal]
  return config
}

/** Notes which rows come without an id; of a setting nothing hangs on a row. */
export const noteUnnamedRows: CollectionBeforeOperationHook = ({ args, collection, operation }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data } = args as { data?: unknown }
  return isRow(data) ? { ...args, data: markUnnamed(collection.flattenedFields, data) } : args
}

export const ownRowIds: CollectionBeforeChangeHook = async (given) => {
  const { collection, operation, originalDoc, req } = given
  const fields = collection.flattenedFields
  const data = await withNamedRows(given)
  const sent = rowIdsOf(fields, data)
  if (sent.size === 0) return data
  const id = operation === 'update' ? String(originalDoc.id) : undefined
  // MongoDB keeps rows inside their document, where those of others are in nobody's way, and has no index to ask
  const isShared = req.payload.db.name === 'sqlite'
  const foreign = isShared ? await foreignIds(req, collection.slug, fields, sent, id) : new Set<string>()
  return withOwnRowIds(fields, data, foreign, freshId)
}

/** What is to be stored, with the ids that its rows will have: for whoever asks about rows before `ownRowIds` has run. */
export async function withNamedRows(
  given: Parameters<CollectionBeforeChangeHook>[0],
): Promise<Record<string, unknown>> {
  const data = given.data as Record<string, unknown>
  return hasUnnamed(given.collection.flattenedFields, data) ? named(given) : data
}

/** Rows without an id get that of the row which they are, in the newest draft or in what is public. */
async function named({
  collection: { flattenedFields, slug },
  data,
  operation,
  originalDoc,
  req,
}: Parameters<CollectionBeforeChangeHook>[0]): Promise<Record<string, unknown>> {
  if (operation !== 'update') return withIdsOfStored(flattenedFields, data, [], freshId)
  const newest = originalDoc as Record<string, unknown>
  const main = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: slug,
    where: { id: { equals: newest['id'] } },
    req,
  })
  return withIdsOfStored(flattenedFields, data, main === null ? [newest] : [newest, main], freshId)
}

/** A global has its tables for itself. */
export const ownRowIdsOfGlobal: GlobalBeforeChangeHook = ({ data, global }) =>
  withOwnRowIds(global.flattenedFields, data, new Set(), freshId)

/** Those of some ids that rows of other documents have. What a document has is its own, and is not asked about. */
async function foreignIds(
  req: PayloadRequest,
  collection: CollectionSlug,
  fields: readonly FlattenedField[],
  sent: ReadonlyMap<string, ReadonlySet<string>>,
  own: string | undefined,
): Promise<Set<string>> {
  const { db } = req.payload
  const where = own === undefined ? {} : { id: { not_equals: own } }
  // the newest draft may have what another document has got meanwhile, so it does not count
  const row = own === undefined ? null : await db.findOne({ collection, where: { id: { equals: own } }, req })
  const known = row === null ? new Map<string, Set<string>>() : rowIdsOf(fields, row)
  const foreign = new Set<string>()
  for (const [path, ids] of sent) {
    const unknown = [...ids].filter((id) => known.get(path)?.has(id) !== true)
    if (unknown.length === 0) continue
    const { docs } = await db.find({
      collection,
      where: { and: [where, { [`${path}.id`]: { in: unknown } }] },
      pagination: false,
      limit: 0,
      req,
    })
    for (const doc of docs) for (const id of rowIdsOf(fields, doc).get(path) ?? []) foreign.add(id)
  }
  return foreign
}

/** As Payload makes them. */
function freshId(): string {
  return randomBytes(12).toString('hex')
}
