/** Where a return stands with its own unit, or with a level above it. */
export const states = {
  draft: '填报中',
  submitted: '已报送',
  accepted: '已受理',
  held: '暂缓',
  returned: '退回',
  approved: '已通过',
  locked: '已锁定',
} as const
export type State = keyof typeof states

/** What somebody can do with a return. */
export const steps = {
  submit: '报送',
  withdraw: '撤回',
  accept: '受理',
  hold: '暂缓',
  return: '退回',
  approve: '通过',
  undo: '撤销通过',
  lock: '锁定',
  reopen: '重新打开',
} as const
export type Step = keyof typeof steps
