import type { AfterErrorHook } from 'payload'

/** What says that a disk is full: the system, SQLite, MongoDB (OutOfDiskSpace). */
const codes: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 14031]
/** How deep the reason may lie in an error. */
const deepest = 5

/** Whether an error, or what caused it, is that a disk is full. */
export function isOfFullDisk(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepest) return false
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return codes.includes(code) || isOfFullDisk(cause, depth + 1)
}

/** A disk that became full in the middle of a write is told as what it is; before one, FullDisk sees to it. */
export const tellFullDisk: AfterErrorHook = ({ error }) => {
  if (!isOfFullDisk(error)) return undefined
  const message =
    '磁盘满了，这次没有做完。请把写好的文字复制到别处，刷新页面看看现在的内容，并告诉管理员：删除不用的图片、录音和垃圾箱里的内容，或请运维清理磁盘（数据库在别的机器上时，清理那一台）。'
  return { status: 507, response: { errors: [{ message }] } }
}
