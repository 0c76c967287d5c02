import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isDiskFull } from '../../../site/publisher/release/diskErrors.ts'
import { StartError } from '../startError.ts'

/** Free space below which the server does not start and is not healthy, in bytes: a few uploads and a whole render. */
const leastFree = 100 * 1024 * 1024

/**
 * Makes the data folder if need be and sees that it can be written.
 * @param dataDir absolute path
 * @throws StartError when it cannot be made or written, or the disk is full
 */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  const trial = path.join(dataDir, `.writable-${process.pid}`)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await writeFile(trial, 'x'.repeat(4096))
  } catch (error) {
    throw new StartError(folderProblem(dataDir, error as NodeJS.ErrnoException))
  } finally {
    await rm(trial, { force: true }).catch(() => undefined)
  }
  const problem = spaceProblem(dataDir, await freeSpace(dataDir))
  if (problem !== undefined) throw new StartError(problem)
}

/** Free space for us on the disk of a folder, in bytes. */
export async function freeSpace(dataDir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dataDir)
  return bavail * bsize
}

/**
 * Whether so little is free that writes will soon fail.
 * @param free bytes
 * @returns what is wrong, in Chinese, or undefined
 */
export function spaceProblem(dataDir: string, free: number): string | undefined {
  if (free >= leastFree) return undefined
  return `磁盘快满了：数据目录 ${dataDir} 所在的磁盘只剩 ${Math.floor(free / 1024 / 1024)} MB，至少要 100 MB。请清理磁盘，或用 DATA_DIR 换到别的磁盘，再重新启动。`
}

/** What a failure to make or write the data folder means, in Chinese. */
export function folderProblem(dataDir: string, error: Pick<NodeJS.ErrnoException, 'code' | 'message'>): string {
  const { code, message } = error
  const advice = '请检查目录的权限，或用 DATA_DIR 指定一个可写的目录，再重新启动。'
  if (isDiskFull(error))
    return `磁盘已满：数据目录 ${dataDir} 写不进去。请清理磁盘，或用 DATA_DIR 换到别的磁盘，再重新启动。`
  if (code === 'EROFS') return `数据目录 ${dataDir} 在只读的磁盘上。${advice}`
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `数据目录 ${dataDir} 的路径上有一个同名文件。请移走它，或用 DATA_DIR 指定别的目录，再重新启动。`
  if (code === 'EACCES' || code === 'EPERM') return `数据目录 ${dataDir} 没有写的权限。${advice}`
  return `数据目录 ${dataDir} 不能用（${code ?? message}）。${advice}`
}
