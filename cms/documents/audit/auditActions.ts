/** What the audit log records: stored value to Chinese word. */
export const auditActions = {
  create: '新建',
  edit: '修改草稿',
  submit: '提交审稿',
  withdraw: '撤回',
  return: '退回',
  approve: '通过',
  mend: '审稿时修改',
  consent: '同意修改',
  override: '越过审稿',
  publish: '发布',
  update: '修改已上线内容',
  unpublish: '下线',
  restore: '恢复旧版',
  change: '修改',
  delete: '删除',
  trash: '移入垃圾箱',
  untrash: '从垃圾箱恢复',
  schedule: '定时上线下线',
  import: '导入表格',
  undo: '撤销导入',
  login: '登录',
  loginFailed: '登录失败',
} as const

export type AuditAction = keyof typeof auditActions
