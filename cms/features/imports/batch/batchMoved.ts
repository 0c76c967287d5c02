import { Refusal } from '../../../base/refusal.ts'
import { type BatchState, type BatchMove, batchStates, batchMoves } from './batchStates.ts'
import { importReason } from './refusals.ts'

const words = {
  pictures: '不能再加图片',
  preview: '不能预览',
  discard: '不能不要',
  confirm: '不能确认导入',
  undo: '不能撤销',
  work: '不再处理',
} as const satisfies Record<BatchMove | 'work', string>

/** A batch is by now in another state than what was begun with it needs. */
export class BatchMoved extends Refusal {
  /**
   * @param move what was begun
   * @param now its state; undefined when it is gone
   */
  constructor(move: BatchMove | 'work', now: BatchState | undefined) {
    super(importReason('batch-moved', { why: why(move, now) }))
  }
}

function why(move: BatchMove | 'work', now: BatchState | undefined): string {
  if (now === undefined)
    return '这一批刚刚清理掉了（可能在另一个窗口点了“不要了”，或上传满了一天）。要导入请重新上传文件。'
  const isSame = move !== 'work' && (batchMoves[move].from as readonly BatchState[]).includes(now)
  if (isSame)
    return move === 'undo'
      ? '这一批刚刚有变化（可能在另一个窗口）。请再撤销一次。'
      : '这一批刚刚又加了图片或又预览过（可能在另一个窗口）。请再预览一次，核对后再确认导入。'
  return `这一批现在是“${batchStates[now]}”，${words[move]}（可能在另一个窗口已经处理）。请刷新页面，看“最近的导入”；要再导入，请重新上传文件。`
}
