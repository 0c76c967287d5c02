import type { AfterErrorHook } from 'payload'
import { isDiskFull } from '../../site/publisher/release/diskErrors.ts'

/** A disk that became full in the middle of a write is told as what it is; before one, FullDisk sees to it. */
export const tellFullDisk: AfterErrorHook = ({ error }) => {
  if (!isDiskFull(error)) return undefined
  const message =
    '磁盘满了，这次没有做完。请把写好的文字复制到别处，刷新页面看看现在的内容，并告诉管理员：删除不用的图片、录音和垃圾箱里的内容，或请运维清理磁盘（数据库在别的机器上时，清理那一台）。'
  return { status: 507, response: { errors: [{ message }] } }
}
