import type { Payload } from 'payload'
import type { Import } from '../../payload-types.ts'
import type { BatchState } from '../batchStates.ts'
import type { ShownChange } from '../plan/plan.ts'
import type { Problem } from '../plan/sheets.ts'

/** A batch as the database has it. */
export type Batch = Import

/** Most of what a preview shows of each kind. */
export const mostShown = 500

/** What a preview says, beside the batch's counts. */
export interface Preview {
  /** The first of them; the batch's `errors` counts all. */
  problems: Problem[]
  /** The first lines that do something. */
  rows: { row: number; operation: 'create' | 'update'; code: string; title: string; changes: ShownChange[] }[]
}

/** Reads a batch. @returns undefined when there is none */
export async function readBatch(payload: Payload, id: string): Promise<Batch | undefined> {
  const found = await payload.db.findOne<Batch>({ collection: 'imports', where: { id: { equals: id } } })
  return found ?? undefined
}

/** Writes what is new of a batch, and when: others tell by it whether somebody is at work on it. */
export async function updateBatch(
  payload: Payload,
  id: string,
  data: Partial<Omit<Batch, 'id' | 'createdAt' | 'updatedAt' | 'who'>> & { state?: BatchState },
): Promise<void> {
  const updatedAt = new Date().toISOString()
  await payload.db.updateOne({ collection: 'imports', id, data: { ...data, updatedAt }, returning: false })
}

/** Says of a batch that it could be neither completed nor put back. */
export async function sayUnfinished(payload: Payload, { id }: Batch, error: unknown): Promise<void> {
  payload.logger.error({ err: error, batch: id }, '导入或撤销没有做完；重新启动时会接着处理')
  await updateBatch(payload, id, {
    problem: '没有做完，原因见服务器日志。重新启动服务器会接着处理；再不行请联系技术人员，不要手工改这一批的条目。',
  })
}

/** The batches in some states, the newest first. */
export async function batchesIn(payload: Payload, states: readonly BatchState[]): Promise<Batch[]> {
  const { docs } = await payload.db.find<Batch>({
    collection: 'imports',
    where: { state: { in: [...states] } },
    sort: '-createdAt',
    pagination: false,
    limit: 0,
  })
  return docs
}

/** Id of whoever brought a batch. */
export function bringerOf({ who }: Batch): string | undefined {
  return typeof who === 'object' ? who?.id : who
}
