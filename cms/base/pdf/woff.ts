import { promisify } from 'node:util'
import { inflate } from 'node:zlib'

const inflated = promisify(inflate)

/** Bytes of a header, and of an entry of its table of contents: of WOFF 1.0, and of the font in it (W3C, WOFF 1.0, 3 and 4). */
const [woffHeader, woffEntry, fontHeader, fontEntry] = [44, 20, 12, 16] as const

/**
 * Takes the font out of a file of WOFF 1.0. Its tables are inflated in a thread of Node's own, so that nobody waits for
 * it: fontkit would do it in JavaScript, and anew for each letter.
 * @throws when it is no such file
 */
export async function fontOfWoff(woff: Buffer): Promise<Buffer> {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('no font of WOFF 1.0')
  const count = woff.readUInt16BE(12)
  const header = Buffer.alloc(fontHeader + fontEntry * count)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  const exponent = Math.floor(Math.log2(count))
  header.writeUInt16BE(16 * 2 ** exponent, 6)
  header.writeUInt16BE(exponent, 8)
  header.writeUInt16BE(16 * count - 16 * 2 ** exponent, 10)
  const parts: Buffer[] = [header]
  let offset: number = header.length
  for (let index = 0; index < count; index++) {
    const from = woffHeader + woffEntry * index
    const [at, stored, length] = [4, 8, 12].map((field) => woff.readUInt32BE(from + field)) as [number, number, number]
    const raw = woff.subarray(at, at + stored)
    const table = stored < length ? await inflated(raw) : raw
    const to = fontHeader + fontEntry * index
    woff.copy(header, to, from, from + 4)
    woff.copy(header, to + 4, from + 16, from + 20)
    header.writeUInt32BE(offset, to + 8)
    header.writeUInt32BE(length, to + 12)
    // tables begin at multiples of four
    const filled = Buffer.alloc((4 - (length % 4)) % 4)
    parts.push(table, filled)
    offset += length + filled.length
  }
  return Buffer.concat(parts)
}
