import type { AfterErrorHook } from 'payload'

const byStatus: Readonly<Record<number, string>> = {
  401: '请先登录。',
  403: '您的角色不能这样做。',
  404: '没有找到，可能已被删除，或您的角色看不到它。',
  409: '内容刚被别人改过。请刷新后再试。',
}
const other = '请求的内容不对，没有保存任何东西。请检查后重试。'
/** What was written may be stored all the same: an answer can fail when it is written out. */
const fault = '服务器出错，没有答复。请刷新页面，看看内容保存了没有，再重试；一直这样请告诉管理员。'

/** Has what Payload refuses in English, or without saying why, said in Chinese, and that the server failed too. */
export const sayInChinese: AfterErrorHook = ({ error, result }) => {
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  const errors = result?.errors
  if (errors === undefined || status < 400) return
  if (errors.every(({ message }) => /\p{Script=Han}/u.test(message ?? ''))) return
  const said = (message = ''): string =>
    /\p{Script=Han}/u.test(message) ? message : status < 500 ? (byStatus[status] ?? other) : fault
  return { response: { ...result, errors: errors.map((one) => ({ ...one, message: said(one.message) })) } }
}
