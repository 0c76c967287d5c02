import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { z } from 'zod'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { operationIn } from '../operation/operation.ts'
import { isMoveThroughTrash } from '../trash/isMoveThroughTrash.ts'

/** What only the operation knows of a write; the hooks of the documents are not told. */
export interface NotedWrite {
  operation: string
  /** Whether only a version is written, and not what the public sees. */
  isDraft: boolean
  /** Whether it says itself what becomes of the entry: published, or a draft. */
  namesStatus: boolean
  /** Whether it says anything of that, be it nothing that could become of it. */
  hasStatus: boolean
  /** Whether a form saves by itself what is typed, which publishes nothing. */
  isAutosave: boolean
  /** Whether the system itself writes, past all access rules. */
  isSystem: boolean
  /** Ids of audit rows by the ids of the documents that are about to be deleted. */
  readonly deleting: Map<string, string>
}

declare module '../operation/operation.ts' {
  interface Operation {
    /** How entries are about to be written, by which are meant (noteWrite). */
    writes?: Map<string, NotedWrite>
  }
}

const write = z.looseObject({
  id: z.unknown().optional(),
  draft: z.boolean().optional(),
  autosave: z.boolean().optional(),
  data: z.looseObject({ _status: z.unknown() }).partial().optional(),
})

/**
 * Notes how an entry is about to be written, by what was asked for: a move through the trash is never one of a draft, and
 * an empty status is none, whether or not another hook has said so already.
 */
export const noteWrite: CollectionBeforeOperationHook = ({ args, collection, operation, overrideAccess, req }) => {
  if (!['create', 'update', 'restoreVersion', 'delete'].includes(operation)) return
  const { id, draft = false, autosave = false, data } = write.parse(args)
  const isDraft = draft && !(operation === 'update' && isMoveThroughTrash(data, collection))
  const writes = (operationIn(req.context).writes ??= new Map())
  writes.set(meantBy(collection.slug, operation, id), {
    operation,
    isDraft,
    namesStatus: (data?._status ?? '') !== '',
    hasStatus: data !== undefined && '_status' in data,
    isAutosave: operation === 'update' && isDraft && autosave && data?._status !== 'published',
    isSystem: overrideAccess === true,
    deleting: new Map(),
  })
}

/**
 * How an entry is written. Without a note a write is held to every rule.
 * @param id undefined for a new one
 */
export function notedWrite({ context }: Pick<PayloadRequest, 'context'>, collection: string, id: unknown): NotedWrite {
  const { writes } = operationIn(context)
  const noted =
    id === undefined
      ? writes?.get(meantBy(collection, 'create', id))
      : (writes?.get(meantBy(collection, 'update', id)) ?? writes?.get(meantBy(collection, 'update', undefined)))
  return (
    noted ?? {
      operation: 'update',
      isDraft: false,
      namesStatus: false,
      hasStatus: false,
      isAutosave: false,
      isSystem: false,
      deleting: new Map(),
    }
  )
}

/**
 * Which entries are meant: a new one, one, or any. A write inside another one is told apart by it. A version is named by
 * its own id. MongoDB reads ids in any case.
 */
function meantBy(collection: string, operation: string, id: unknown): string {
  if (operation === 'create') return nameOf(collection, 'new')
  return operation === 'restoreVersion' || id === undefined ? collection : nameOf(collection, String(id).toLowerCase())
}
