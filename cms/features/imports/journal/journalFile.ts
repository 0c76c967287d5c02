import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { pausing } from '../plan/pauses.ts'
import { before, type Entry, entry, type Image, type NotedEntry } from './entry.ts'

/** What a journal says. */
export interface Noted {
  /** In order; what a crash cut off at the end was never acted on. */
  entries: NotedEntry[]
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
        const one = entryIn(line.bytes)
        if (one === undefined) noted.unreadable++
        else noted.entries.push(kept(one, file, line))
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

/** A complete line of a file, without its end. */
interface Line {
  /** Of its first byte in the file. */
  from: number
  bytes: Buffer
}

function entryIn(bytes: Buffer): Entry | undefined {
  try {
    return entry.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** What is held of an entry: of the image the place, since lines are added behind it alone. */
function kept(one: Entry, file: string, { from, bytes: { length } }: Line): NotedEntry {
  if (one.kind !== 'before' || one.what !== 'document') return one
  const { image: _, ...mentioned } = one
  return { ...mentioned, image: () => imageAt(file, from, length) }
}

/** @throws when the line is not there any more as it was */
async function imageAt(file: string, from: number, length: number): Promise<Image> {
  const handle = await open(file, 'r')
  try {
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, from)
    const noted = before.parse(JSON.parse(buffer.toString('utf8')))
    if (noted.what !== 'document') throw new Error('The journal has another line there')
    return noted.image
  } finally {
    await handle.close()
  }
}

const lineFeed = 10

/** The complete lines of a file; there are none where there is no file. A batch of thousands has hundreds of megabytes. */
async function* linesOf(file: string): AsyncGenerator<Line> {
  let rest: Buffer[] = []
  let from = 0
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      let begin = 0
      // complete lines end with a line feed, a byte that is in no other character
      for (let end = piece.indexOf(lineFeed); end !== -1; end = piece.indexOf(lineFeed, begin)) {
        const bytes = Buffer.concat([...rest, piece.subarray(begin, end)])
        yield { from, bytes }
        rest = []
        begin = end + 1
        from += bytes.length + 1
      }
      if (begin < piece.length) rest.push(piece.subarray(begin))
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
