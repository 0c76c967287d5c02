import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { nameOf } from '../../../../site/catalogue/documentName.ts'
import { openedPort } from '../../../documents/port.ts'
import { type BatchMove, batchMoves, type BatchState } from './batchStates.ts'
import { type Batch, moveBatch, type Preview, readBatch } from './batch.ts'
import { BatchMoved } from './batchMoved.ts'
import { folderOf, removeFolder } from './folders.ts'

/**
 * Reads a batch. Nobody sees its row as it is and its files as they were: whoever changes both has it to themselves.
 * @returns undefined when there is none
 */
export async function readWithFiles(payload: Payload, id: string): Promise<Batch | undefined> {
  return inTurnOf(id, () => readBatch(payload, id))
}

/** A file beside those of a batch, for what is not taken yet. */
export function fileBeside({ id }: Batch): string {
  return path.join(folderOf(id).folder, `${randomUUID()}.part`)
}

/**
 * Makes a file the pictures of a batch, in place of those that it had; it must be previewed again.
 * @param file as `fileBeside` named it
 * @param picturesName what the zip was called
 * @throws BatchMoved when it was confirmed or removed meanwhile; its pictures are what they were then
 */
export async function takePictures(payload: Payload, batch: Batch, file: string, picturesName: string): Promise<void> {
  await inTurnOf(batch.id, async () => {
    // the row first: what stands there if the machine stops in between must be previewed again in any case
    await moveBatch(payload, batch, 'pictures', { picturesName })
    await rename(file, folderOf(batch.id).pictures)
  })
}

/**
 * Keeps what a preview says.
 * @param batch as it was read before it was planned
 * @throws BatchMoved when it is another one by now; then nothing is kept
 */
export async function keepPreview(
  payload: Payload,
  batch: Batch,
  preview: Preview,
  counts: Partial<
    Pick<Batch, 'total' | 'created' | 'updated' | 'unchanged' | 'errors' | 'publish' | 'plan' | 'content'>
  >,
): Promise<void> {
  await inTurnOf(batch.id, async () => {
    await expectMovable(payload, batch, 'preview', { asRead: true })
    const part = fileBeside(batch)
    try {
      await writeFile(part, JSON.stringify(preview), { mode: 0o600 })
      await moveBatch(payload, batch, 'preview', counts, { asRead: true })
      await rename(part, folderOf(batch.id).preview)
    } finally {
      await rm(part, { force: true })
    }
  })
}

/** Removes a batch that nothing was written of, with its files. @throws BatchMoved when it is confirmed, or gone */
export async function discardBatch(
  payload: Payload,
  batch: Pick<Batch, 'id' | 'updatedAt'>,
  { asRead } = { asRead: false },
): Promise<void> {
  await inTurnOf(batch.id, async () => {
    await moveBatch(payload, batch, 'discard', { problem: '这一批不要了，没有写入任何内容。' }, { asRead })
    await removeFolder(folderOf(batch.id))
    await payload.db.deleteOne({ collection: 'imports', where: { id: { equals: batch.id } } })
  })
}

/** What somebody goes on with in the same moment is theirs. */
export async function unlessMoved(removing: Promise<void>): Promise<void> {
  await removing.catch((error: unknown) => {
    if (!(error instanceof BatchMoved)) throw error
  })
}

/**
 * What fails because a batch, and its files, are gone or others by now is no fault.
 * @throws BatchMoved as `moveBatch` would
 */
export async function expectMovable(
  payload: Payload,
  { id, updatedAt }: Batch,
  move: BatchMove,
  { asRead }: { asRead: boolean } = { asRead: false },
): Promise<void> {
  const now = await readBatch(payload, id)
  const from: readonly BatchState[] = batchMoves[move].from
  if (now === undefined || !from.includes(now.state) || (asRead && now.updatedAt !== updatedAt))
    throw new BatchMoved(move, now?.state)
}

async function inTurnOf<T>(id: string, work: () => Promise<T>): Promise<T> {
  const turns = openedPort()?.turns
  return turns === undefined ? work() : turns.take(nameOf('imports', id), work)
}
