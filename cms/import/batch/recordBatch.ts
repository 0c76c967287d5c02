import type { Payload, TypedUser } from 'payload'
import type { Batch } from './batch.ts'

/** What is recorded of a batch: stored value to the Chinese word. */
const steps = { import: '导入', 'take-back': '导入退回', undo: '撤销导入' } as const

/**
 * Records what became of a batch, once for each step; what it did to each entry is recorded with the entry.
 * @param user whoever did it; undefined when the server did, at its start
 */
export function recordBatch(
  { logger }: Payload,
  batch: Batch,
  step: keyof typeof steps,
  user: TypedUser | undefined,
): void {
  logger.info(
    { batch: batch.id, library: batch.library, created: batch.created, updated: batch.updated, user: user?.id },
    `表格${steps[step]}`,
  )
}
