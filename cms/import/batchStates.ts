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
