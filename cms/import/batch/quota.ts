import { stat } from 'node:fs/promises'
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
 * @returns the reason in Chinese with what to do; undefined when there is room
 */
export function quotaProblem(
  waiting: readonly Batch[],
  bytes: { all: number; own: number },
  user: string,
): string | undefined {
  const mine = waiting.filter((batch) => bringerOf(batch) === user)
  if (mine.length > mostWaiting) {
    const names = mine.slice(1, 1 + named).map(({ fileName }) => `「${fileName}」`)
    return `您有 ${mine.length - 1} 批上传了还没有确认导入：${names.join('、')}等，最多 ${mostWaiting} 批。不用的请在“最近的导入”里点“不要了”；没有确认的一天后自动清理。`
  }
  const megabytes = (size: number): number => Math.round(size / 1024 / 1024)
  if (bytes.own > mostWaitingBytesOfOne)
    return `您等待确认的表格和图片有 ${megabytes(bytes.own)} MB，一个人最多 ${megabytes(mostWaitingBytesOfOne)} MB。请先确认导入，或在“最近的导入”里点“不要了”；没有确认的一天后自动清理。`
  if (bytes.all > mostWaitingBytes) {
    const [used, most] = [megabytes(bytes.all), megabytes(mostWaitingBytes)]
    return `服务器上等待确认的表格和图片有 ${used} MB，最多 ${most} MB。请先确认导入，或在“最近的导入”里点“不要了”；别人的请过一会儿再试，一天后自动清理。`
  }
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
