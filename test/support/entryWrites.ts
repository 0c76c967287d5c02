import type {
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
  SanitizedCollectionConfig,
  SanitizedConfig,
} from 'payload'
import type { Role } from '../../cms/rights/roles.ts'
import { keepFormerSlugs } from '../../cms/documents/addresses/keepFormerSlugs.ts'
import { type Notes, operationIn } from '../../cms/documents/operation/operation.ts'

type Values = Record<string, unknown>

/** An update or a copy of an entry that somebody asks for, and what the entry is. */
export interface EntryWrite {
  role: Role
  operation: 'update' | 'create'
  /** The published row, and the newest version. */
  main: Values
  newest: Values
  draft: boolean
  autosave: boolean
  data: Values
}

/** What became of it: nothing, or what is stored of the entry, what the log says and what the hooks afterwards are told. */
export type Outcome =
  'refused' | { isDraft: boolean; stored: Values; audits: unknown[]; noted: [string, Partial<Notes>][] }

/** The unit to which the unit editor belongs. */
export const ownUnit = 'a'.repeat(24)

/** Whoever writes. */
export const writer = 'somebody'

/**
 * Runs the hooks of a collection on an update or a copy as Payload (3.90) does, without a database.
 * @param before hooks before the operation, in the order in which they run
 * @param change hooks before the change
 */
export async function write(
  config: SanitizedConfig,
  collection: SanitizedCollectionConfig,
  { role, operation, main, newest, draft, autosave, data }: EntryWrite,
  before: readonly CollectionBeforeOperationHook[],
  change: readonly CollectionBeforeChangeHook[],
): Promise<Outcome> {
  const audits: unknown[] = []
  const context = { kept: true }
  const none = async () => ({ docs: [], totalDocs: 0 })
  const db = {
    name: 'mongoose',
    find: none,
    findVersions: async () => ({ docs: [{ version: newest, parent: main['id'] }] }),
    findGlobal: async () => ({ separateReview: true }),
    // several who could review
    count: async () => ({ docs: [], totalDocs: 3 }),
    findOne: async ({ collection: of }: { collection: string }) => (of === 'units' ? { id: ownUnit } : main),
    create: async ({ data: { action, isDone } }: { data: Values }) => {
      audits.push([action, isDone])
      return { id: String(audits.length) }
    },
  }
  const payload = { db, config, count: none }
  const req = {
    ...{ payload, context, query: {}, payloadAPI: 'REST', payloadDataLoader: { load: none }, t: String },
    user: { id: writer, role, unit: ownUnit },
  } as unknown as PayloadRequest
  try {
    const named = operation === 'create' ? { duplicateFromID: main['id'] } : { id: main['id'] }
    let args: object = { ...named, data: { ...data }, draft, autosave, overrideAccess: false, req }
    for (const hook of before) {
      const given = { args, collection, context, operation, overrideAccess: false, req }
      args = ((await hook(given as never)) as object | undefined) ?? args
    }
    const asked = args as Pick<EntryWrite, 'data' | 'draft'>
    const isDraft = asked.draft && (operation === 'create' || asked.data['_status'] !== 'published')
    let stored: Values = { ...newest, ...asked.data, ...(isDraft && { _status: 'draft' }) }
    for (const hook of change)
      stored = (await hook({
        collection,
        context,
        data: stored,
        operation,
        originalDoc: newest,
        req,
      })) as Values
    const of = { collection, data: stored, operation, originalDoc: newest, req }
    stored = { ...stored, formerSlugs: await keepFormerSlugs(of as never) }
    return { isDraft, stored, audits, noted: [...(operationIn(req.context).notes ?? [])] }
  } catch (error) {
    if ((error as { status?: unknown }).status === undefined) throw error
    return 'refused'
  }
}
