import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
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
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      const lines = text.split('\n')
      // complete lines end with a line feed
      lines.pop()
      return lines.map((line) => entry.parse(JSON.parse(line)))
    },
  }
}
