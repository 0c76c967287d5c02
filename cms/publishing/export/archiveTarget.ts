import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { create } from 'tar'
import { ExportError } from './exportError.ts'
import { linkOrCopy } from '../../base/disk/linkOrCopy.ts'
import type { ExportTarget } from './target.ts'

/** In an archive of what changed: the files to delete where it is unpacked, one a line. */
const deletedList = '.gongyun-deleted'

/**
 * A .tar.gz archive; it appears under its name when it is whole.
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
  try {
    await create({ cwd: folder, file, gzip: true, portable: true, strict: true }, ['.'])
    const handle = await open(file, 'r+')
    await handle.sync().finally(() => handle.close())
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}
