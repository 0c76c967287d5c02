import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Output } from './output.ts'

/**
 * The compiled site's own files: styles, and what stands in public/. They stay the same for as long as a release does.
 * @param folder the compiled site's client folder
 */
export async function assetsOutput(folder: string): Promise<Output> {
  const files = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, file)
  }
  return {
    paths: () => files.keys(),
    owns: (url) => files.has(url),
    async render(url) {
      const file = files.get(url)
      return file === undefined ? undefined : { bytes: await readFile(file) }
    },
  }
}
