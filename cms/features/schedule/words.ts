/** What a schedule does to an entry: stored value to the Chinese word. */
export const actions = { publish: '上线', unpublish: '下线' } as const
export type Action = keyof typeof actions

/** How far a schedule is: stored value to the Chinese word. */
export const states = {
  waiting: '等待',
  running: '执行中',
  done: '已完成',
  failed: '失败',
  cancelled: '已取消',
} as const
export type State = keyof typeof states

/** What is neither being done nor over: a person may still call it off. */
export const revocable: readonly State[] = ['waiting', 'failed']

/** Where a schedule comes from: stored value to the Chinese word. */
export const origins = { person: '人工设定', expiry: '到期下线' } as const
export type Origin = keyof typeof origins
