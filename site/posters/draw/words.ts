/** Every word that drawings have of their own. */
export const words = {
  when: '时间',
  where: '地点',
  access: '入场',
  holder: '主办',
  held: '主办：',
  undecided: '时间待定',
  scan: '扫码看详情',
  scanToSignUp: '扫码看详情、报名',
  scanNews: '扫码看最新消息',
  sample: '演示数据',
} as const
