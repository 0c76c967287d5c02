import type { Payload } from 'payload'
import { holdReports, reportDocuments } from '../../publishing/heldReports.ts'
import { journalIn } from '../journal/journalFile.ts'
import type { Kept } from '../journal/kept.ts'
import { takeBack } from '../journal/land.ts'
import type { Batch } from './batch.ts'
import { folderOf } from './folders.ts'
import { leftInWords, whatToDo } from './leftInWords.ts'
import { restoringTarget } from './payloadTarget.ts'

/**
 * Puts back what a batch changed, as far as it can be, and reports it.
 * @param changed `<collection>/<id>` of what the batch changed
 * @param onStep told now and then how many are done
 * @returns in Chinese what stays as it stands and what to do about it; undefined when all is as it was
 */
export async function putBackBatch(
  payload: Payload,
  batch: Batch,
  changed: readonly string[],
  onStep: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<string | undefined> {
  const { context, documents } = holdReports()
  for (const document of changed) documents.add(document)
  const journal = journalIn(folderOf(batch.id).folder)
  const left = await takeBack(restoringTarget({ payload, context }), journal, onStep)
  await reportDocuments(payload, documents)
  const failed = left.kept.flatMap(({ why }: Kept) => (why.reason === 'failed' ? [why.error] : []))
  if (failed.length > 0)
    payload.logger.error({ err: failed[0], batch: batch.id, count: failed.length }, '导入的批次有条目不能恢复')
  const words = leftInWords(payload, left)
  return words === undefined ? undefined : `${words}${whatToDo}`
}
