import { type Bytes, isClear } from './bytes.ts'
import { type Parts, Unclear } from './unclear.ts'

/** Where something begins and ends in a file, in bytes. */
export interface Place {
  from: number
  to: number
}

/** A box: its content is at its place, and it begins before that. */
export interface Box extends Place {
  at: number
  type: string
}

/**
 * The boxes within a place.
 * @param isFile whether it is the whole file, where the last box may have no length, and reaches to the end
 * @throws Unclear when one runs over the end, and where there is something that is no box
 */
export async function* boxesIn(file: Bytes, { from, to }: Place, parts: Parts, isFile = false): AsyncGenerator<Box> {
  for (let at = from; at < to; ) {
    await parts.next()
    const head = await file.read(at, Math.min(16, to - at))
    const size = head.length < 8 ? 0 : head.readUInt32BE(0)
    const type = head.toString('latin1', 4, 8)
    // QuickTime ends some of them with zeros, and some programs fill up with them
    if (size === 0 && !(isFile && head.length >= 8 && type !== '\0\0\0\0')) {
      if (await isClear(file, at, to)) return
      throw new Unclear('recording-in-pieces')
    }
    const header = size === 1 ? 16 : 8
    if (head.length < header) throw new Unclear('recording-in-pieces')
    const long = size === 1 ? Number(head.readBigUInt64BE(8)) : size
    const length = size === 0 ? to - at : long
    if (length < header || at + length > to) throw new Unclear('recording-in-pieces')
    yield { at, from: at + header, to: at + length, type }
    at += length
  }
}

/** The first box of a type within a place, and of the next type in that one. @returns undefined when there is none */
export async function boxAt(file: Bytes, within: Place, types: readonly string[], parts: Parts): Promise<Box | undefined> {
  const [type, ...others] = types
  for await (const box of boxesIn(file, within, parts))
    if (box.type === type) return others.length === 0 ? box : boxAt(file, box, others, parts)
  return undefined
}
