/** What a member of staff may do: stored value to the Chinese word. */
export const roles = {
  administrator: '管理员',
  editor: '编辑',
  reviewer: '审核',
  'unit-editor': '单位编辑',
  auditor: '只读审计',
} as const

export type Role = keyof typeof roles
