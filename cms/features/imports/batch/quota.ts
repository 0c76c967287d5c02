import { stat } from 'node:fs/promises'
import type { Reason } from '../../../base/catalogue.ts'
import { importReason } from './refusals.ts'
import { bringerOf, type Batch } from './batch.ts'
import { folderOf, uploadsIn } from './folders.ts'

/** Batches that one person may leave unconfirmed, and bytes that those of all may have together on the disk. */
export const [mostWaiting, mostWaitingBytes] = [20, 2 * 1024 ** 3]
/** Bytes that those of one person may have: others find room beside any two. */
export const mostWaitingBytesOfOne = 700 * 1024 ** 2
/** Batches that a refusal names. */
const named = 5

/**
 * What may go so that a person's next batch has room: those of theirs that can never be confirmed, since cells in them
 * are wrong, the oldest first. Whoever mends a table uploads it many times.
 * @param waiting all batches that were uploaded and not confirmed, the newest first, with the new one
 * @returns no more than needed
 */
export function unconfirmable(waiting: readonly Batch[], user: string): Batch[] {
  const mine = waiting.filter((batch) => bringerOf(batch) === user)
  const excess = Math.max(0, mine.length - mostWaiting)
  return excess === 0 ? [] : mine.filter(({ state, errors }) => state === 'previewed' && errors).slice(-excess)
}

/**
 * Why nothing more may be brought in while so much waits to be confirmed.
 * @param waiting as above
 * @param bytes that their files have together, and those of `user` alone
 * @param user whoever brings another
 * @returns undefined when there is room
 */
export function quotaProblem(
  waiting: readonly Batch[],
  bytes: { all: number; own: number },
  user: string,
): Reason | undefined {
  const mine = waiting.filter((batch) => bringerOf(batch) === user)
  if (mine.length > mostWaiting) {
    const names = mine.slice(1, 1 + named).map(({ fileName }) => `「${fileName}」`)
    const counts = { count: mine.length - 1, most: mostWaiting }
    return importReason('too-many-batches-wait', { ...counts, names: names.join('、') })
  }
  const megabytes = (size: number): number => Math.round(size / 1024 / 1024)
  if (bytes.own > mostWaitingBytesOfOne)
    return importReason('own-batches-too-large', {
      used: megabytes(bytes.own),
      most: megabytes(mostWaitingBytesOfOne),
    })
  if (bytes.all > mostWaitingBytes)
    return importReason('all-batches-too-large', { used: megabytes(bytes.all), most: megabytes(mostWaitingBytes) })
  return undefined
}

/** The bytes that the uploads of some batches have together. */
export async function bytesOf(batches: readonly Batch[]): Promise<number> {
  const files = (await Promise.all(batches.map(({ id }) => uploadsIn(folderOf(id))))).flat()
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
