import type { Payload } from 'payload'
import { z } from 'zod'
import { isOfAllFiles } from '../../../../site/publisher/release/diskErrors.ts'
import { holdReports, reportDocuments } from '../../../documents/outbox/heldReports.ts'
import { journalIn } from '../journal/journalFile.ts'
import type { Kept } from '../journal/kept.ts'
import { takeBack } from '../journal/land.ts'
import type { Batch } from './batch.ts'
import { folderOf } from './folders.ts'
import { leftInWords, whatToDo } from './leftInWords.ts'
import { restoringTarget } from './payloadTarget.ts'

/**
 * What batches changed that are not put back whole yet, by id: of what a try before has taken away, the next one no
 * longer finds that it was there. After a crash the start compares everything with the published site anyway.
 */
const unreported = new Map<string, Set<string>>()

/**
 * Puts back what a batch changed, as far as it can be, and reports it. May be called again.
 * @param changed `<collection>/<id>` of what the batch changed
 * @param onStep told now and then how many are done
 * @throws what keeps the whole database from being written for now: that is no reason to leave anything as it stands
 * @returns in Chinese what stays as it stands and what to do about it; undefined when all is as it was
 */
export async function putBackBatch(
  payload: Payload,
  batch: Batch,
  changed: readonly string[],
  onStep: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<string | undefined> {
  const { context, documents } = holdReports()
  for (const document of [...changed, ...(unreported.get(batch.id) ?? [])]) documents.add(document)
  unreported.set(batch.id, documents)
  const journal = journalIn(folderOf(batch.id).folder)
  const left = await takeBack(restoringTarget({ payload, context }), journal, onStep)
  const failed = left.kept.flatMap(({ why }: Kept) => (why.reason === 'failed' ? [why.error] : []))
  const passing = failed.find((error) => isOfAllFiles(error) || isOfLostDatabase(error))
  if (passing !== undefined) throw new Error('the database takes no writes for now', { cause: passing })
  await reportDocuments(payload, documents)
  unreported.delete(batch.id)
  if (failed.length > 0)
    payload.logger.error({ err: failed[0], batch: batch.id, count: failed.length }, '导入的批次有条目不能恢复')
  const words = leftInWords(payload, left)
  return words === undefined ? undefined : `${words}${whatToDo}`
}

/** Of MongoDB and Mongoose: no server is there, or the connection to it was lost. */
const lost = z.object({
  name: z.string().regex(/^Mongo(ose)?(Network|ServerSelection|NotConnected|Pool|WaitQueue|Topology)/),
})

function isOfLostDatabase(error: unknown): boolean {
  return lost.safeParse(error).success
}
