import type { Payload } from 'payload'
import { journalIn } from '../journal/journalFile.ts'
import { extentOf, notesOf } from '../journal/land.ts'
import { batchesIn, type Batch, takeOver, touchEnded } from './batch.ts'
import { batchesAtWork } from './atWork.ts'
import { folderOf, isThere, removeFolder, removeUploads } from './folders.ts'
import { restoringTarget } from './payloadTarget.ts'
import { putBackBatch } from './putBack.ts'
import { completeBatch, documentsOf, takeBatchBack } from './run.ts'
import { undoBatch } from './undo.ts'
import { discardBatch, unlessMoved } from './unconfirmed.ts'
import { untilEnded } from './untilEnded.ts'
import { endUntold, isUntold } from './untold.ts'

const day = 24 * 60 * 60 * 1000
/** How long an upload waits to be confirmed, and how long a batch can be undone, in milliseconds. */
const [uploadLife, undoLife] = [day, 30 * day]
/** How long another server may take to start again, in milliseconds. */
const othersTime = day

/**
 * Brings batches that a crash cut off, or that a back-up has in the middle, to an end before anything is served: what is
 * not in the database whole is taken back whole, what is is completed, an undo goes on. A batch whose files another
 * server on the same database has is left to that one for a while.
 * @param certainNow milliseconds since the epoch
 */
export async function healImports(payload: Payload, certainNow: number): Promise<void> {
  for (const batch of await batchesIn(payload, ['running', 'undoing']))
    if (await isHere(payload, batch)) await bringToEnd(payload, batch)
  await cleanUp(payload, certainNow)
}

async function bringToEnd(payload: Payload, batch: Batch): Promise<void> {
  payload.logger.warn({ batch: batch.id, state: batch.state }, '上次停止时有一批导入没有做完，正在处理')
  // one batch that cannot be put back is no reason to serve nothing at all; it is tried again meanwhile
  await new Promise<void>((goOn) => {
    void untilEnded(payload, batch, () => heal(payload, batch), undefined, goOn).finally(goOn)
  })
}

/** Says what it did in the log when it was no crash alone: somebody may have seen that the batch was done. */
async function heal(payload: Payload, batch: Batch): Promise<void> {
  const journal = journalIn(folderOf(batch.id).folder)
  if (await isUntold(batch, await notesOf(journal))) {
    const left = await putBackBatch(payload, batch, await documentsOf(payload, batch))
    return endUntold(payload, batch, left)
  }
  if (batch.state === 'undoing') return undoBatch(payload, batch)
  const extent = await extentOf(restoringTarget({ payload, context: {} }), journal)
  if (extent === 'whole') return completeBatch(payload, batch, await documentsOf(payload, batch))
  if (extent === 'cut off') return takeBatchBack(payload, batch, '原因：导入途中服务器停了。请重新导入。')
  payload.logger.error(
    { batch: batch.id },
    '恢复的数据库是一批导入途中备份的，库里只有它的一部分；已写的正在退回，结果见后台首页和“表格导入”',
  )
  await takeBatchBack(payload, batch, '原因：恢复的数据库备份做在导入途中，只有这一批的一部分。请重新导入。')
}

/**
 * Removes uploads that nobody confirmed, and journals of long ago: what is in them need not be kept. Also ends batches
 * that no server is at work on: one that is notes its progress every few documents, and has the files of the batch. What
 * has its files at another server is left to that one for a while, and ended by one of the others.
 * @param certainNow milliseconds since the epoch
 */
export async function cleanUp(payload: Payload, certainNow: number): Promise<void> {
  for (const batch of await batchesIn(payload, ['running', 'undoing']))
    if (
      certainNow - Date.parse(batch.updatedAt) > othersTime &&
      !batchesAtWork().has(batch.id) &&
      !(await isThere(folderOf(batch.id).folder)) &&
      (await takeOver(payload, batch))
    )
      await bringToEnd(payload, batch)
  const age = ({ createdAt }: Batch): number => certainNow - Date.parse(createdAt)
  for (const batch of await batchesIn(payload, ['uploaded', 'previewed'])) {
    const life = (await isHere(payload, batch)) ? uploadLife : uploadLife + othersTime
    if (age(batch) >= life) await unlessMoved(discardBatch(payload, batch))
  }
  for (const batch of await batchesIn(payload, ['failed', 'rolled-back', 'undone', 'partly-undone', 'done'])) {
    if (age(batch) > undoLife) await unlessMoved(removeOld(payload, batch))
    else if (batch.state !== 'done' && age(batch) > uploadLife) await removeUploads(folderOf(batch.id))
  }
}

/** Whether the files of a batch are this server's to look after: those of an embedded database are, wherever they went. */
async function isHere({ db }: Payload, { id }: Batch): Promise<boolean> {
  return db.name === 'sqlite' || isThere(folderOf(id).folder)
}

/** @throws BatchMoved when somebody undoes it just now, for which its journal is needed */
async function removeOld(payload: Payload, batch: Batch): Promise<void> {
  const folder = folderOf(batch.id)
  if (!(await isThere(folder.folder))) return
  await touchEnded(payload, batch)
  await removeFolder(folder)
}
