import type { Payload } from 'payload'
import { batchesIn, type Batch, sayUnfinished } from './batch.ts'
import { folderOf, isThere, removeFolder, removeUploads } from './folders.ts'
import { completeBatch, documentsOf, isWritten, takeBatchBack } from './run.ts'
import { undoBatch } from './undo.ts'

const day = 24 * 60 * 60 * 1000
/** How long an upload waits to be confirmed, and how long a batch can be undone, in milliseconds. */
const [uploadLife, undoLife] = [day, 30 * day]

/**
 * Brings batches that a crash cut off to an end, before anything is served: what was not written whole is taken back
 * whole, what was is completed, an undo goes on. A batch whose files another server has is left to that one.
 * @param certainNow milliseconds since the epoch
 */
export async function healImports(payload: Payload, certainNow: number): Promise<void> {
  for (const batch of await batchesIn(payload, ['running', 'undoing'])) {
    if (!(await isThere(folderOf(batch.id).folder))) continue
    payload.logger.warn({ batch: batch.id, state: batch.state }, '上次停止时有一批导入没有做完，正在处理')
    try {
      if (batch.state === 'undoing') await undoBatch(payload, batch)
      else if (await isWritten(batch)) await completeBatch(payload, batch, await documentsOf(payload, batch))
      else await takeBatchBack(payload, batch, '原因：导入途中服务器停了。请重新导入。')
    } catch (error) {
      // one batch that cannot be put back is no reason to serve nothing at all; the next start tries again
      await sayUnfinished(payload, batch, error)
    }
  }
  await cleanUp(payload, certainNow)
}

/**
 * Removes uploads that nobody confirmed, and journals of long ago: what is in them need not be kept.
 * @param certainNow milliseconds since the epoch
 */
export async function cleanUp(payload: Payload, certainNow: number): Promise<void> {
  const age = ({ createdAt }: Batch): number => certainNow - Date.parse(createdAt)
  for (const batch of await batchesIn(payload, ['uploaded', 'previewed'])) {
    if (age(batch) < uploadLife) continue
    await removeBatch(payload, batch.id)
  }
  for (const batch of await batchesIn(payload, ['failed', 'rolled-back', 'undone', 'partly-undone', 'done'])) {
    if (age(batch) > undoLife) await removeFolder(folderOf(batch.id))
    else if (batch.state !== 'done' && age(batch) > uploadLife) await removeUploads(folderOf(batch.id))
  }
}

/** Removes a batch that nothing was written of, with its files. */
export async function removeBatch(payload: Payload, id: string): Promise<void> {
  await removeFolder(folderOf(id))
  await payload.db.deleteOne({ collection: 'imports', where: { id: { equals: id } } })
}
