import { type Bytes, clear } from './bytes.ts'
import { Unclear } from './unclear.ts'

/**
 * Makes room of all but the first block of what FLAC says of itself: in the others stand names, places and pictures.
 * @param from where the first block is
 * @throws Unclear when one runs over the end
 */
export async function withoutFlacTags(file: Bytes, from: number, to: number): Promise<void> {
  for (let at = from; at < to; ) {
    const head = await file.read(at, 4)
    const end = head.length < 4 ? Infinity : at + 4 + head.readUIntBE(1, 3)
    if (end > to) throw new Unclear('recording-in-pieces')
    if (at > from) {
      await file.write(at, Buffer.from([((head[0] ?? 0) & 0x80) | 1]))
      await clear(file, at + 4, end)
    }
    at = end
  }
}

/**
 * Puts the comments that Vorbis has in its description to zero: they become one long name of a program, which is empty.
 * @param from where the description is, in the three parts that Matroska has of it
 * @throws Unclear when they are not where they have to be
 */
export async function withoutVorbisTags(file: Bytes, from: number, to: number): Promise<void> {
  const head = await file.read(from, Math.min(to - from, 1 << 14))
  let at = 1
  const lengthAt = (): number => {
    let length = 0
    for (; head[at] === 255; at++) length += 255
    return length + (head[at++] ?? 0)
  }
  const [first, length] = [lengthAt(), lengthAt()]
  const comments = from + at + first
  const name = (await file.read(comments, 7)).toString('latin1')
  // a name of seven bytes, two lengths, and a bit at the end
  const room = length - 7 - 4 - 4 - 1
  if (head[0] !== 2 || room < 0 || comments + length > to || name !== '\x03vorbis') throw new Unclear('recording-in-pieces')
  await clear(file, comments + 7, comments + length)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(room)
  await file.write(comments + 7, size)
  await file.write(comments + length - 1, Buffer.from([1]))
}
