import { Locked } from 'payload'
import { z } from 'zod'
import { isDiskFull } from '../../../../site/publisher/release/diskErrors.ts'
import { problemsOf, problemsText } from '../../../base/problemText.ts'
import { isNoReference } from '../../../documents/references/noReference.ts'
import { savingReason } from '../../../documents/saving/refusals.ts'
import { SavedMeanwhile } from '../../../documents/saving/savedMeanwhile.ts'
import { RowRefused } from '../journal/rowRefused.ts'

/** A refusal that whoever imports should read, as against a fault. */
const spoken = z.object({
  isPublic: z.literal(true),
  message: z.string(),
})

const diskFull =
  '服务器的磁盘满了。请告诉管理员：彻底删除垃圾箱里的内容、不用的图片和录音，或请运维清理磁盘（数据库在别的机器上时，清理那一台），再重新上传这份表格。'
const gone = '选的内容刚被彻底删除。请重新上传，核对新的预览再导入。'
const beingSaved = '别人正在保存同一条内容。请过一会儿重新上传再导入。'
const refused = '这一条不能这样保存。请核对这一行，再重新上传；还不行请联系技术人员。'
const fault = '服务器出错，详情见服务器日志。请重新上传再导入；还不行请联系技术人员。'

/** Whether an error is a refusal of a rule or of a file, as against a fault. */
export function isSpoken(error: unknown): boolean {
  if (error instanceof RowRefused) return error.taken !== undefined || isSpoken(error.cause)
  return spoken.safeParse(error).success
}

/**
 * Why a batch was not written, for whoever imports: in Chinese, with what to do. Only what is meant for people is told of
 * an error; its own words are for the log.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof RowRefused) return `第 ${error.row} 行「${error.title}」：${reasonOfRow(error)}`
  if (isDiskFull(error)) return diskFull
  if (isNoReference(error)) return gone
  if (error instanceof SavedMeanwhile) return beingSaved
  if (error instanceof Locked) return savingReason('locked-by-another').message
  const { data } = spoken.safeParse(error)
  if (data === undefined) return fault
  const problems = problemsText(problemsOf(error).filter(({ message }) => isChinese(message)))
  if (problems !== '') return problems
  return isChinese(data.message) ? data.message : refused
}

function reasonOfRow({ taken, cause }: RowRefused): string {
  if (taken === undefined) return reasonOf(cause)
  const name = taken.field === 'slug' ? '网址名' : '编号'
  return `${name}「${taken.value}」预览之后被别的条目用了。请换一个，或留空由系统生成，再重新上传。`
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}
