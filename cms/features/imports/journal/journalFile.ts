import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { pausing } from '../plan/pauses.ts'
import { type Entry, entry } from './entry.ts'

/** What a journal says. */
export interface Noted {
  /** In order; what a crash cut off at the end was never acted on. */
  entries: Entry[]
  /** Complete lines that cannot be read: something has damaged the file. */
  unreadable: number
}

/** Where a batch notes what it is about to change. */
export interface Journal {
  /** Resolves when the entries are on the disk; what is noted at the same time gets there together. */
  note(entries: readonly Entry[]): Promise<void>
  /** Everything that was noted. */
  read(): Promise<Noted>
}

/** The journal in a batch's folder. */
export function journalIn(folder: string): Journal {
  const file = path.join(folder, 'journal')
  let waiting: string[] = []
  let underWay: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined

  async function flush(): Promise<void> {
    const lines = waiting
    waiting = []
    next = undefined
    const handle = await open(file, 'a', 0o600)
    try {
      await handle.appendFile(lines.join(''))
      await handle.datasync()
    } finally {
      await handle.close()
    }
  }

  return {
    note(entries) {
      if (entries.length === 0) return Promise.resolve()
      for (const one of entries) waiting.push(`${JSON.stringify(one)}\n`)
      // one after the other, so that lines do not run into each other; behind one that failed none can be read
      if (next === undefined) underWay = next = underWay.then(flush)
      return next
    },
    async read() {
      const pause = pausing()
      const noted: Noted = { entries: [], unreadable: 0 }
      for await (const line of linesOf(file)) {
        const one = entryIn(line)
        if (one === undefined) noted.unreadable++
        else noted.entries.push(one)
        await pause()
      }
      return noted
    },
  }
}

function entryIn(line: string): Entry | undefined {
  try {
    return entry.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
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
