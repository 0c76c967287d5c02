import { readFile, stat } from 'node:fs/promises'
import type { Content } from './content.ts'
import { hasCopies, isFailed, moveFiles, writeFiles } from './fileWriter.ts'
import type { PublishedFile } from './manifest.ts'
import type { ReleaseFiles } from './releaseFiles.ts'
import type { RedoRow } from './releaseState.ts'
import type { Staging } from './staging.ts'

/** Makes good what a crash left undone of a change, or the disk lost of it. */
export async function redo(
  { path: url, change, content }: RedoRow,
  files: ReleaseFiles,
  staging: Staging,
): Promise<void> {
  const [known, to] = [files.get(url), files.fileOf(url)]
  if (content !== undefined && (known === undefined || (await isAsKnown(known, content)))) return
  const staged = staging.newName()
  const [written] = content === undefined ? [] : await writeFiles([{ url, file: staged, content }])
  const move = { from: content && staged, to, hasCopies: !isFailed(written) && hasCopies(written) }
  const [failed] = isFailed(written) ? [written] : await moveFiles([move])
  if (failed !== undefined) await files.leave(url, change, failed)
}

/** Whether the file and its copies have the bytes that they should have; copies are known by their sizes. */
async function isAsKnown(known: PublishedFile, content: Content): Promise<boolean> {
  for (const one of [known, known.br, known.gz]) {
    const found = one && (await stat(one.file).catch(() => undefined))
    if (one !== undefined && found?.size !== one.size) return false
  }
  return 'copyOf' in content || (await readFile(known.file).catch(() => undefined))?.equals(content.bytes) === true
}
