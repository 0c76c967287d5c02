import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ExportError } from './exportError.ts'
import { linkOrCopy } from './linkOrCopy.ts'
import type { ExportTarget } from './target.ts'

/** In an archive of what changed: the files to delete where it is unpacked, one a line. */
const deletedList = '.gongyun-deleted'

/**
 * A .tar.gz archive, packed by the system's tar; it appears under its name when it is whole.
 * @param file absolute path; there must be none, or one that was exported before
 * @param staging absolute path of a folder of our own, empty or missing, on the disk of the release
 */
export function archiveTarget(file: string, staging: string): ExportTarget {
  const gone: string[] = []
  return {
    async look(_id, isKnown) {
      if (!existsSync(file)) return isKnown ? 'ours' : 'nothing'
      if (isKnown) return 'ours'
      throw new ExportError(`文件 ${file} 已经存在，不是这里导出的，没有动它。请移走它，或用 --to 指定别的文件名。`)
    },
    begin: async () => undefined,
    async put({ name, source }) {
      await linkOrCopy(source, path.join(staging, name))
    },
    async remove(name) {
      gone.push(name)
    },
    async finish() {
      await mkdir(staging, { recursive: true })
      if (gone.length > 0) await writeFile(path.join(staging, deletedList), gone.map((name) => `${name}\n`).join(''))
      await mkdir(path.dirname(file), { recursive: true })
      await pack(staging, `${file}.part`)
      await rename(`${file}.part`, file)
    },
  }
}

async function pack(folder: string, file: string): Promise<void> {
  const handle = await open(file, 'w')
  try {
    // written through our handle: GNU tar takes a name with a colon for another machine's
    const tar = spawn('tar', ['-c', '-z', '-f', '-', '-C', folder, '.'], { stdio: ['ignore', handle.fd, 'inherit'] })
    const [code] = (await once(tar, 'exit')) as [number | null]
    if (code !== 0) throw new ExportError(`tar 没有打包成功（${code ?? '被中断'}），原因见上。修好后再运行一次。`)
    await handle.sync()
  } catch (error) {
    await rm(file, { force: true })
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new ExportError('这台机器上没有 tar 命令，不能打包。请安装 tar，或用 --to 指定一个文件夹。')
  } finally {
    await handle.close()
  }
}
