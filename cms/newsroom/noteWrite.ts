import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Step } from './rules.ts'

/** A step that somebody takes through its endpoint. */
export interface TakenStep {
  step: Step
  comment: string | undefined
  /** `updatedAt` of the version that the person looked at. */
  seen: string
}

/** What only the operation knows of a write; the hooks of the documents are not told. */
export interface NotedWrite {
  operation: string
  /** Whether only a version is written, and not what the public sees. */
  isDraft: boolean
  /** Whether it says itself what becomes of the entry: published, or a draft. */
  namesStatus: boolean
  /** Whether it says anything of that, be it nothing that could become of it. */
  hasStatus: boolean
  /** Whether a form saves by itself what is typed. */
  isAutosave: boolean
  /** Whether the system itself writes, past all access rules. */
  isSystem: boolean
  /** Ids of audit rows by the ids of the documents that are about to be deleted. */
  readonly deleting: Map<string, string>
}

declare module 'payload' {
  // the name and the kind are Payload's
  interface RequestContext {
    newsroomWrite?: NotedWrite
    newsroomStep?: TakenStep
    /** Why an administrator publishes past the review, of a write that is no step and no request of its own. */
    newsroomReason?: string
    /** The sample content is loaded or removed. */
    sample?: boolean
  }
}

const write = z.looseObject({
  draft: z.boolean().optional(),
  autosave: z.boolean().optional(),
  data: z.looseObject({ _status: z.unknown() }).partial().optional(),
})

/** Notes how an entry is about to be written. */
export const noteWrite: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  if (!['create', 'update', 'restoreVersion', 'delete'].includes(operation)) return
  const { draft = false, autosave = false, data } = write.parse(args)
  const isAutosave = operation === 'update' && draft && autosave
  const isSystem = overrideAccess === true
  const namesStatus = (data?._status ?? null) !== null
  const hasStatus = data !== undefined && '_status' in data
  req.context.newsroomWrite = {
    operation,
    isDraft: draft,
    namesStatus,
    hasStatus,
    isAutosave,
    isSystem,
    deleting: new Map(),
  }
}

/** How the entry at hand is written. Without a note a write is held to every rule. */
export function notedWrite({ context }: Pick<PayloadRequest, 'context'>): NotedWrite {
  return (
    context.newsroomWrite ?? {
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
