import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { folderOf } from './folders.ts'
import { namedFiles } from './namedFiles.ts'
import { leftNotes, type OpenNote } from './notes.ts'

type Database = Pick<Payload, 'db' | 'collections' | 'logger'>

/**
 * Ends a write of files, however it ended: of the files in its note those that a committed row names stay, the others
 * go. When the database does not answer all stay, with the note, for the next time.
 */
export async function settle(payload: Database, note: OpenNote): Promise<void> {
  if (note.says === undefined) return
  const { collection, files, temporary } = note.says
  const folder = folderOf(collection)
  try {
    const named = await namedFiles(
      payload,
      collection,
      files.map(({ name }) => name),
    )
    for (const { name, inode } of files)
      if (!named.has(name) && (await inodeOf(path.join(folder, name))) === inode) await rm(path.join(folder, name))
    for (const name of temporary) await rm(path.join(folder, name), { force: true })
    await note.remove()
  } catch (error) {
    payload.logger.warn({ collection, code: codeOf(error) }, '上传的文件没有整理完，稍后再试')
  }
}

/** Ends the writes of files that were cut off. @param before milliseconds since the epoch; later ones may be under way */
export async function settleLeft(payload: Database, before: number): Promise<void> {
  const onUnreadable = (code: string) => {
    payload.logger.warn({ code }, 'pending-files 里有一条记录读不了，已移到旁边；它说的文件由每天的核对处理')
  }
  for (const note of await leftNotes(before, onUnreadable)) await settle(payload, note)
}

/** Which file stands under a name, as long as it is not another one; undefined when none does. */
export async function inodeOf(file: string): Promise<string | undefined> {
  const found = await stat(file, { bigint: true }).catch(() => undefined)
  return found === undefined ? undefined : String(found.ino)
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code ?? 'database')
}
