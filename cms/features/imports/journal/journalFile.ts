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

  let isMended = false

  async function flush(): Promise<void> {
    const lines = waiting
    waiting = []
    next = undefined
    // a line that a crash cut off would take the next one with it
    if (!isMended) await cutOff(file)
    isMended = true
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

/** Takes off what stands behind the last complete line: a crash has cut it off, so nothing was done upon it. */
async function cutOff(file: string): Promise<void> {
  const handle = await open(file, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (handle === undefined) return
  try {
    const { size } = await handle.stat()
    const piece = Buffer.alloc(64 * 1024)
    for (let end = size; end > 0;) {
      const begin = Math.max(end - piece.length, 0)
      const { bytesRead } = await handle.read(piece, 0, end - begin, begin)
      const last = piece.subarray(0, bytesRead).lastIndexOf('\n')
      if (last !== -1 || begin === 0) {
        const whole = begin + last + 1
        if (whole < size) await handle.truncate(whole)
        return
      }
      end = begin
    }
  } finally {
    await handle.close()
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
