import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { setAside } from '../../../site/publisher/release/setAside.ts'
import { fileCollections, notesFolder } from './folders.ts'

const note = z.object({
  collection: z.enum(fileCollections),
  /** Files of which nobody may know whether a row names them, with their inodes: another file of the name is not meant. */
  files: z.array(z.object({ name: z.string(), inode: z.string() })),
  /** Files that no row ever names. */
  temporary: z.array(z.string()),
})

/** What a write is about to do to the files of a collection. */
export type Note = z.infer<typeof note>

/** A note that is on the disk from its first text until the write has come to its end. */
export interface OpenNote {
  /** What it says; undefined before its first text. */
  readonly says: Note | undefined
  /** Puts another text in its place. */
  write(note: Note): Promise<void>
  remove(): Promise<void>
}

/** Begins a note. */
export function openNote(): OpenNote {
  return at(path.join(notesFolder(), `${randomUUID()}.json`), undefined)
}

/** What stands among the notes and was set aside. */
const wasSetAside = /\.damaged-/

/**
 * The notes that writes left which did not come to their end.
 * @param before milliseconds since the epoch; younger ones may belong to a write that is under way
 * @param onUnreadable told of each that is none or cannot be read; it has been set aside
 */
export async function leftNotes(before: number, onUnreadable: (code: string) => void): Promise<OpenNote[]> {
  const left: OpenNote[] = []
  for (const name of await readdir(notesFolder()).catch(() => [])) {
    const file = path.join(notesFolder(), name)
    const changed = await stat(file).catch(() => undefined)
    if (changed === undefined || changed.mtimeMs >= before || wasSetAside.test(name)) continue
    try {
      const text = name.endsWith('.json') ? await readFile(file, 'utf8') : ''
      const { success, data } = note.safeParse(parsed(text))
      // one that a power cut left empty says nothing; what it was about is found by the daily look
      if (success) left.push(at(file, data))
      else await rm(file, { force: true })
    } catch (error) {
      setAside(file)
      onUnreadable(String((error as NodeJS.ErrnoException).code))
    }
  }
  return left
}

function at(file: string, before: Note | undefined): OpenNote {
  let says = before
  return {
    get says() {
      return says
    },
    async write(content) {
      says = content
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      await writeFile(`${file}.new`, JSON.stringify(content))
      await rename(`${file}.new`, file)
    },
    remove: () => rm(file, { force: true }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
