import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Mounts a file system. @throws where that is not allowed */
export const mount = (...options: string[]): Buffer => execFileSync('mount', options, { stdio: 'pipe' })
export const unmount = (folder: string): Buffer => execFileSync('umount', [folder], { stdio: 'pipe' })

/** Says, loudly, when no file system can be mounted here. @returns whether one can */
export function canMount(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongyun-mount-'))
  try {
    mount('-t', 'tmpfs', '-o', 'size=1m', 'none', folder)
    unmount(folder)
    return true
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    console.warn(`\n!!! 满盘和只读盘的测试被跳过：这里不能挂载文件系统（要 Linux 和 root；${reason}）。\n`)
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Takes up all space that is left on the file system of a file. */
export function fill(file: string): void {
  writeFileSync(file, '')
  for (const size of [1 << 20, 4096]) {
    const block = Buffer.alloc(size)
    const { bavail, bsize } = statfsSync(path.dirname(file))
    for (let left = Math.floor((bavail * bsize) / size); left > 0; left--) {
      try {
        writeFileSync(file, block, { flag: 'a' })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
        break
      }
    }
  }
}
