import { setTimeout } from 'node:timers/promises'
import type { Payload } from 'payload'
import { isDiskFull } from '../../../../site/publisher/release/diskErrors.ts'
import { openedPort } from '../../../documents/port.ts'
import { batchesAtWork } from './atWork.ts'
import type { Batch } from './batch.ts'
import { BatchMoved } from './batchMoved.ts'
import { isSpoken } from './reason.ts'

/** First and longest pause before what failed is tried again, in milliseconds. */
const [firstPause, longestPause] = [5_000, 300_000]

/** How the server waits before it tries again. */
export interface Waiting {
  /** @param length in milliseconds */
  pause: (length: number) => Promise<void>
  /** Whether it is about to end: the next start goes on. */
  isStopping: () => boolean
}

const here: Waiting = {
  // holds no process that is about to end
  pause: (length) => setTimeout(length, undefined, { ref: false }),
  isStopping: () => openedPort()?.isStopping() === true,
}

/**
 * Brings a batch to its end, trying again with pauses that grow for as long as it fails: a full disk or a database that
 * is away keeps it from being taken back as it kept it from being written. Meanwhile it counts as at work.
 * @param work may be done again and again
 * @param onFailure told after the first try, if that has failed
 */
export async function untilEnded(
  payload: Payload,
  batch: Batch,
  work: () => Promise<void>,
  { pause, isStopping }: Waiting = here,
  onFailure: () => void = () => undefined,
): Promise<void> {
  const atWork = batchesAtWork()
  const { state } = atWork.get(batch.id) ?? { state: batch.state === 'undoing' ? ('undoing' as const) : 'running' }
  atWork.set(batch.id, { state })
  try {
    for (let tries = 1; ; tries++) {
      const error = await work().then(
        () => undefined,
        (reason: unknown) => ({ reason }),
      )
      if (error === undefined) return
      if (isStopping()) return
      if (error.reason instanceof BatchMoved)
        return payload.logger.warn({ batch: batch.id }, '一批导入或撤销已由别的服务器处理完')
      const length = Math.min(firstPause * 2 ** (tries - 1), longestPause)
      payload.logger.error(
        // a refusal may name people
        { batch: batch.id, tries, seconds: length / 1000, ...(!isSpoken(error.reason) && { err: error.reason }) },
        '一批导入或撤销还没有做完，稍后自动再试',
      )
      atWork.set(batch.id, { state, problem: whyNotEnded(error.reason) })
      onFailure()
      await pause(length)
      if (isStopping()) return
    }
  } finally {
    atWork.delete(batch.id)
  }
}

function whyNotEnded(error: unknown): string {
  const why = isDiskFull(error)
    ? '服务器的磁盘满了。请告诉管理员：彻底删除不用的图片和录音，或请运维清理磁盘（数据库在别的机器上时，清理那一台）。'
    : '原因见服务器日志，请告诉管理员。'
  return `还没有做完：${why}服务器会自动再试，不用重新启动；做完之前不要手工改这一批的条目。`
}
