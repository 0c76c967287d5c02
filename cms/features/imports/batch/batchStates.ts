/** How far a batch has come: stored value to the Chinese word. */
export const batchStates = {
  uploaded: '已上传',
  previewed: '已预览',
  running: '正在导入',
  done: '已导入',
  undoing: '正在撤销',
  undone: '已撤销',
  'partly-undone': '没有全部退回',
  failed: '未通过检查',
  'rolled-back': '已退回',
} as const

export type BatchState = keyof typeof batchStates

/** What people do with a batch: the states in which they may, and the one that it is in from then on. */
export const batchMoves = {
  /** Adds pictures; what was previewed was without them. */
  pictures: { from: ['uploaded', 'previewed'], to: 'uploaded' },
  preview: { from: ['uploaded', 'previewed'], to: 'previewed' },
  /** Does without it: from here on nothing leads back, so its files and then its row may go. */
  discard: { from: ['uploaded', 'previewed'], to: 'failed' },
  confirm: { from: ['previewed'], to: 'running' },
  undo: { from: ['done', 'partly-undone'], to: 'undoing' },
} as const satisfies Record<string, { from: readonly BatchState[]; to: BatchState }>

export type BatchMove = keyof typeof batchMoves

/** In which states the server is at work on a batch, and in which that may end. A start brings it to its end. */
export const batchWork = {
  running: ['done', 'failed', 'rolled-back', 'partly-undone'],
  undoing: ['undone', 'partly-undone'],
} as const satisfies Partial<Record<BatchState, readonly BatchState[]>>

/** The states in which the server is at work. */
export const statesAtWork = Object.keys(batchWork) as (keyof typeof batchWork)[]

/** The states of work that may end so. */
export function endedFrom(end: BatchState): BatchState[] {
  return statesAtWork.filter((state) => (batchWork[state] as readonly BatchState[]).includes(end))
}
