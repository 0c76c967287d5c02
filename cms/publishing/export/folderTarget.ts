import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ExportError } from './exportError.ts'
import type { ExportTarget } from './target.ts'

/** Tells that a folder is ours, and by which record. */
const marker = '.gongyun-export'
const part = '.gongyun-export-part'

/**
 * A folder that a web server serves. Each file is replaced in one step, so visitors never get half a page.
 * @param folder absolute path; it must be empty, missing, or exported to before
 */
export function folderTarget(folder: string): ExportTarget {
  const made = new Set<string>()
  return {
    async look(id) {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      if (names.length === 0) return 'nothing'
      const owner = await readFile(path.join(folder, marker), 'utf8').catch(() => undefined)
      if (owner === id) return 'ours'
      throw new ExportError(`文件夹 ${folder} 里有不是这里导出的内容，没有动它。请用 --to 指定一个空文件夹或新文件夹。`)
    },
    async begin(id) {
      await mkdir(folder, { recursive: true })
      await writeFile(path.join(folder, marker), id)
    },
    async put({ name, source }) {
      const file = path.join(folder, name)
      const parent = path.dirname(file)
      if (!made.has(parent)) await mkdir(parent, { recursive: true })
      made.add(parent)
      await copyFile(source, path.join(folder, part))
      await rename(path.join(folder, part), file)
    },
    async remove(name) {
      await rm(path.join(folder, name), { force: true })
      for (let parent = path.dirname(name); parent !== '.'; parent = path.dirname(parent)) {
        const isRemoved = await rmdir(path.join(folder, parent)).then(
          () => true,
          () => false,
        )
        if (!isRemoved) return
        made.delete(path.join(folder, parent))
      }
    },
    finish: () => rm(path.join(folder, part), { force: true }),
  }
}
