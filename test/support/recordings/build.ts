/** Bytes of a text. */
export const text = (of: string): Buffer => Buffer.from(of, 'latin1')

/** A number with its highest byte first. */
export function number(value: number, bytes = 4): Buffer {
  const buffer = Buffer.alloc(8)
  buffer.writeBigUInt64BE(BigInt(value))
  return buffer.subarray(8 - bytes)
}

/** A box of MP4. @param isLong whether its length is written in 64 bits */
export function box(type: string, inside: readonly Buffer[], isLong = false): Buffer {
  const body = Buffer.concat(inside)
  return isLong
    ? Buffer.concat([number(1), text(type), number(body.length + 16, 8), body])
    : Buffer.concat([number(body.length + 8), text(type), body])
}

const handler = (type: string, name: Buffer): Buffer =>
  box('hdlr', [Buffer.alloc(8), text(type), Buffer.alloc(12), name])

/** What stands in a track beside what every one has. */
export interface InTrack {
  name?: Buffer
  /** How many samples, and the bytes of each. */
  samples?: readonly [count: number, bytes: number]
  /** In the track, in the table of its samples, and in the description of its codec. */
  track?: readonly Buffer[]
  table?: readonly Buffer[]
  codec?: readonly Buffer[]
  /** 32 bytes in which devices say which they are. */
  compressor?: Buffer
}

/** A track of an MP4. */
export function track(
  kind: string,
  { name = Buffer.alloc(1), samples = [1, 4], track = [], table = [], codec = [], compressor }: InTrack = {},
): Buffer {
  const front =
    kind === 'vide'
      ? [Buffer.alloc(42), compressor ?? Buffer.alloc(32), Buffer.alloc(4)]
      : [Buffer.alloc(kind === 'soun' ? 28 : 8)]
  const entry = box(kind === 'vide' ? 'avc1' : kind === 'soun' ? 'mp4a' : kind, [...front, ...codec])
  const sizes = box('stsz', [number(0), number(samples[1]), number(samples[0])])
  const description = box('stsd', [number(0), number(1), entry])
  return box('trak', [
    box('mdia', [handler(kind, name), box('minf', [box('stbl', [description, sizes, ...table])])]),
    ...track,
  ])
}

/** An element of WebM. */
export function element(id: number, ...inside: readonly Buffer[]): Buffer {
  const body = Buffer.concat(inside)
  const size = body.length < 127 ? Buffer.from([0x80 | body.length]) : number(0x10000000 + body.length)
  return Buffer.concat([nameOf(id), size, body])
}

/** One whose end is where something of its own rank begins. */
export const openElement = (id: number, ...inside: readonly Buffer[]): Buffer =>
  Buffer.concat([nameOf(id), Buffer.from([0xff]), ...inside])

const nameOf = (id: number): Buffer => {
  const digits = id.toString(16)
  return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')
}

/** A chunk of a WAV. @param isPadded whether an odd length is made even */
export function chunk(type: string, body: Buffer, isPadded = true): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([text(type), size, body, Buffer.alloc(isPadded ? body.length % 2 : 0)])
}
