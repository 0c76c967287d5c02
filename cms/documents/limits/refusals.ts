import { catalogue } from '../../base/catalogue.ts'

/** What is refused of the settings that the admin keeps of a person. */
export const preferenceReason = catalogue({
  'preference-unknown': [400, '这不是后台用到的偏好设置，没有保存。请刷新页面再试。'],
  'preference-too-large': [
    400,
    ({ most }: { most: number }) => `偏好设置太大：最多 ${most} 个字符，没有保存。请刷新页面再试。`,
  ],
  'preference-of-another-shape': [
    400,
    ({ where }: { where: string }) => `偏好设置的内容${where}不是后台用到的样子，没有保存。请刷新页面再试。`,
  ],
})
