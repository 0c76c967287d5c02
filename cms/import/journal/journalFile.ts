import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { pausing } from '../plan/pauses.ts'
import { type Entry, entry } from './entry.ts'

/** Where a batch notes what it is about to change. */
export interface Journal {
  /** Resolves when the entries are on the disk. */
  note(entries: readonly Entry[]): Promise<void>
  /** Everything that was noted, in order; what a crash cut off at the end was never acted on. */
  read(): Promise<Entry[]>
}

/** The journal in a batch's folder. */
export function journalIn(folder: string): Journal {
  const file = path.join(folder, 'journal')
  return {
    async note(entries) {
      if (entries.length === 0) return
      const handle = await open(file, 'a', 0o600)
      try {
        await handle.appendFile(entries.map((one) => `${JSON.stringify(one)}\n`).join(''))
        await handle.datasync()
      } finally {
        await handle.close()
      }
    },
    async read() {
      const pause = pausing()
      const entries: Entry[] = []
      for await (const line of linesOf(file)) {
        entries.push(entry.parse(JSON.parse(line)))
        await pause()
      }
      return entries
    },
  }
}

/** The complete lines of a file; there are none where there is no file. A batch of thousands has hundreds of megabytes. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  try {
    for await (const piece of createReadStream(file, 'utf8')) {
      const lines = (rest + String(piece)).split('\n')
      // complete lines end with a line feed
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
