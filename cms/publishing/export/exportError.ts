import { isDiskFull } from '../../../site/publisher/release/diskErrors.ts'

/** Why an export was not made; the message is one line in Chinese that says what to do. */
export class ExportError extends Error {}

const reasons: Readonly<Record<string, string>> = {
  EACCES: '没有写的权限，请检查权限或换一个地方',
  EPERM: '没有写的权限，请检查权限或换一个地方',
  EROFS: '磁盘是只读的，请换一个地方',
  ENOTDIR: '路径上有一个同名文件，请移走它或换一个地方',
  EEXIST: '路径上有一个同名文件，请移走它或换一个地方',
}

/**
 * What a failure of the disk means for an export.
 * @returns undefined when it is none that an operator can mend
 */
export function diskProblem(error: unknown): ExportError | undefined {
  const { code, path, dest } = error as NodeJS.ErrnoException & { dest?: string }
  const reason = isDiskFull(error) ? '磁盘已满或配额已用完，请清理后再导出' : reasons[code ?? '']
  return reason === undefined
    ? undefined
    : new ExportError(`没有导出完：${dest ?? path ?? ''} ${reason}。再运行一次会接着做完。`)
}
