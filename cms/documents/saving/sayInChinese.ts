import type { AfterErrorHook } from 'payload'
import { z } from 'zod'
import { shortened } from '../queries/queryProblem.ts'

const byStatus: Readonly<Record<number, string>> = {
  401: '请先登录。',
  403: '您的角色不能这样做。',
  404: '没有找到，可能已被删除，或您的角色看不到它。',
  409: '内容刚被别人改过。请刷新后再试。',
}
const other = '请求的内容不对，没有保存任何东西。请检查后重试。'
/** What was written may be stored all the same: an answer can fail when it is written out. */
const fault = '服务器出错，没有答复。请刷新页面，看看内容保存了没有，再重试；一直这样请告诉管理员。'

const otherRead = '查询的内容不对。请检查后重试。'

/** Payload's QueryError: by which fields somebody may not search or sort. */
const query = z.object({ status: z.literal(400), data: z.array(z.object({ path: z.string() })).min(1) })
/** Most fields that are named. */
const mostNamed = 5

/** Has what Payload refuses in English, or without saying why, said in Chinese, and that the server failed too. */
export const sayInChinese: AfterErrorHook = ({ error, result, req }) => {
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  const errors = result?.errors
  if (errors === undefined || status < 400) return
  if (errors.every(({ message }) => /\p{Script=Han}/u.test(message ?? ''))) return
  const otherwise = status < 500 ? (req.method === 'GET' ? otherRead : other) : fault
  const instead = queryRefusal(error) ?? byStatus[status] ?? otherwise
  const said = (message = ''): string => (/\p{Script=Han}/u.test(message) ? message : instead)
  return { response: { ...result, errors: errors.map((one) => ({ ...one, message: said(one.message) })) } }
}

function queryRefusal(error: unknown): string | undefined {
  const found = query.safeParse(error).data?.data
  if (found === undefined) return undefined
  const paths = [...new Set(found.map(({ path }) => path))]
  const named = paths.slice(0, mostNamed).map((path) => `「${shortened(path)}」`)
  return `不能按${named.join('、')}查询或排序：没有这个字段，或您的角色看不到它。请换一个字段。`
}
