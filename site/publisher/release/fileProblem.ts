/** What went wrong with one file: the system's code (ENAMETOOLONG), and its message. Plain data: it crosses threads. */
export interface DiskError {
  message: string
  code: string | undefined
  /** SQLite's, of its errors. */
  errcode?: number | undefined
}

/** The file could not be written or moved, and others could. */
export interface Failed {
  error: DiskError
}

export function diskErrorOf(error: unknown): DiskError {
  const { message, code, errcode } = error as NodeJS.ErrnoException & { errcode?: number }
  return { message, code, errcode }
}

/** Why one file cannot be made, in Chinese, for the editor whose entry it is of. */
function fileProblem({ code = '', message }: DiskError): string {
  switch (code) {
    case 'ENAMETOOLONG':
      return '网址太长，磁盘放不下这个文件名。请把条目的网址名改短'
    case 'EACCES':
    case 'EPERM':
      return '没有写这个文件的权限。请管理员检查 published 目录的权限'
    case 'EISDIR':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOTEMPTY':
      return '这个文件的位置被别的东西占着。请管理员移走 published 目录里的它'
    case 'ENOENT':
      return '上传的文件不在磁盘上了。请重新上传'
    case 'ESIZE':
      return '上传的文件大小不对，可能已损坏。请重新上传，或请管理员从备份放回'
    default:
      return `磁盘不接受这个文件（${code === '' ? message : code}）`
  }
}

/** One file alone cannot be made; the message says why, in Chinese. */
export class FileProblem extends Error {
  constructor({ error }: Failed) {
    super(fileProblem(error))
  }
}
