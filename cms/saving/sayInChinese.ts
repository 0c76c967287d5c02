import type { AfterErrorHook } from 'payload'

const byStatus: Readonly<Record<number, string>> = {
  401: '请先登录。',
  403: '您的角色不能这样做。',
  404: '没有找到，可能已被删除，或您的角色看不到它。',
  409: '内容刚被别人改过。请刷新后再试。',
}
const other = '请求的内容不对，没有保存任何东西。请检查后重试。'

/** Has what Payload refuses in English, or without saying why, said in Chinese. */
export const sayInChinese: AfterErrorHook = ({ error, result }) => {
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  const errors = result?.errors
  if (errors === undefined || status < 400 || status > 499) return
  if (errors.every(({ message }) => /\p{Script=Han}/u.test(message ?? ''))) return
  const said = (message = ''): string => (/\p{Script=Han}/u.test(message) ? message : (byStatus[status] ?? other))
  return { response: { ...result, errors: errors.map((one) => ({ ...one, message: said(one.message) })) } }
}
