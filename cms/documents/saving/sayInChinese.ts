import type { AfterErrorHook } from 'payload'
import { z } from 'zod'
import { toldProblem } from '../../base/problemText.ts'
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

/** Of one field, when Payload says no more than that in English. */
const field = '这里填的内容不对，请检查后重填。'
const file =
  '这个文件不完整、已损坏，或不是可以上传的类型，没有保存任何东西。请用原来的程序打开看看，重新导出或重新拷贝后再上传。'

const otherRead = '查询的内容不对。请检查后重试。'

/** Payload's QueryError: by which fields somebody may not search or sort. */
const query = z.object({ status: z.literal(400), data: z.array(z.object({ path: z.string() })).min(1) })
/** Most fields that are named. */
const mostNamed = 5

/** Payload's ValidationError: what is wrong with which field. */
const ofFields = z.looseObject({ errors: z.array(toldProblem.loose()) })

const isChinese = (message: string | undefined): message is string => /\p{Script=Han}/u.test(message ?? '')

/** Has what Payload refuses in English, or without saying why, said in Chinese, and that the server failed too. */
export const sayInChinese: AfterErrorHook = ({ error, result, req }) => {
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500
  const errors = result?.errors
  if (errors === undefined || status < 400) return
  if (errors.every(({ message, data }) => isChinese(message) && fieldsInChinese(data) === data)) return
  const otherwise = status < 500 ? (req.method === 'GET' ? otherRead : other) : fault
  const instead = queryRefusal(error) ?? byStatus[status] ?? otherwise
  const said = errors.map(({ message, data, ...one }) => {
    const ofField = ofFields.safeParse(data).data?.errors
    const ofFile =
      ofField?.some(({ path, message }) => path === 'file' && !isChinese(message)) === true ? file : instead
    const whole = isChinese(message) ? message : ofFile
    return { ...one, ...(data !== undefined && { data: fieldsInChinese(data) }), message: whole }
  })
  return { response: { ...result, errors: said } }
}

/** @returns the same object when all of it is Chinese already */
function fieldsInChinese<T>(data: T): T {
  const found = ofFields.safeParse(data).data
  if (found === undefined || found.errors.every(({ message }) => isChinese(message))) return data
  const errors = found.errors.map((one) =>
    isChinese(one.message) ? one : { ...one, message: one.path === 'file' ? file : field },
  )
  return { ...data, errors }
}

function queryRefusal(error: unknown): string | undefined {
  const found = query.safeParse(error).data?.data
  if (found === undefined) return undefined
  const paths = [...new Set(found.map(({ path }) => path))]
  const named = paths.slice(0, mostNamed).map((path) => `「${shortened(path)}」`)
  return `不能按${named.join('、')}查询或排序：没有这个字段，或您的角色看不到它。请换一个字段。`
}
