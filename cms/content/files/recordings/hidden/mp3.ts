import { type Bytes, clear } from './bytes.ts'
import { Parts, Unclear } from './unclear.ts'

/** How much is looked through at once, in bytes, and how many a frame has at most. */
const [windowBytes, longestFrame] = [1 << 20, 5_000]
/** Frames that follow each other where sound begins: two bytes that look like the head of one stand everywhere. */
const inARow = 3

/**
 * Empties all of an MP3 that is no frame of sound: its tags, whichever they are and wherever they stand. Of those in front
 * the heads stay, which say how much is to be passed over; elsewhere a player looks for the next frame, as it did.
 * @throws Unclear when there is no sound in it, or hardly any
 */
export async function clearMp3(file: Bytes): Promise<void> {
  const parts = new Parts()
  let at = await clearFront(file, parts)
  let kind: number | undefined
  while (at < file.size) {
    await parts.next()
    const begin = await soundFrom(file, at, kind, parts)
    await clear(file, at, begin)
    if (begin === file.size) break
    kind ??= (await file.read(begin, 4)).readUInt32BE(0) & ofKind
    at = await soundUntil(file, begin, kind)
  }
  if (kind === undefined) throw new Unclear('recording-in-pieces')
}

/** Where frames follow each other next. @returns the end where they do nowhere */
async function soundFrom(file: Bytes, from: number, kind: number | undefined, parts: Parts): Promise<number> {
  for (let at = (await tagEnd(file, from)) ?? from; at < file.size; ) {
    const bytes = await file.read(at, windowBytes)
    for (let found = bytes.indexOf(0xff); found >= 0; found = bytes.indexOf(0xff, found + 1)) {
      const [near, rest] = [bytes.subarray(found), file.size - at - found]
      const head = near.length < 4 ? 0 : near.readUInt32BE(0)
      if (near.length >= 4 && lengthOf(head, kind) === undefined) continue
      await parts.next()
      if (isSound(await file.read(at + found, longestFrame * inARow), rest, kind)) return at + found
    }
    at += bytes.length
  }
  return file.size
}

/** @returns where the tags in front end */
async function clearFront(file: Bytes, parts: Parts): Promise<number> {
  for (let at = 0; ; ) {
    await parts.next()
    const end = await tagEnd(file, at)
    if (end === undefined) return at
    // its flags told how to read it
    await file.write(at + 5, Buffer.from([0]))
    await clear(file, at + 10, end)
    at = end
  }
}

/** A tag says how long it is: a picture in it may look like sound. @returns undefined where there is none */
async function tagEnd(file: Bytes, at: number): Promise<number | undefined> {
  const head = await file.read(at, 10)
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return undefined
  const size = [6, 7, 8, 9].reduce((sum, place) => sum * 128 + ((head[place] ?? 0) & 0x7f), 0)
  return Math.min(file.size, at + 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0))
}

/** @param rest bytes that there are from here to the end of the file */
function isSound(bytes: Buffer, rest: number, kind: number | undefined): boolean {
  let [at, of] = [0, kind]
  for (let frames = 0; frames < inARow; frames++) {
    if (frames > 0 && at === rest) return true
    const head = at + 4 > bytes.length ? 0 : bytes.readUInt32BE(at)
    const length = lengthOf(head, of)
    if (length === undefined || at + length > rest) return false
    of ??= head & ofKind
    at += length
  }
  return true
}

/** Where frames that follow each other end. */
async function soundUntil(file: Bytes, from: number, kind: number): Promise<number> {
  for (let at = from; ; ) {
    const bytes = await file.read(at, windowBytes)
    let near = 0
    while (near + 4 <= bytes.length) {
      const length = lengthOf(bytes.readUInt32BE(near), kind)
      if (length === undefined || at + near + length > file.size) return at + near
      near += length
    }
    if (near === 0) return at
    at = Math.min(file.size, at + near)
  }
}

/** Bits of a head that are the same in all frames of a recording: that it is one, version, layer, samples a second. */
const ofKind = 0xfffe0c00
/** Thousand bits a second by the number in the head, of version 1 by layer, and of the others. */
const bitrates: Readonly<Record<string, readonly number[]>> = {
  '1.1': [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1.2': [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1.3': [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2.1': [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2.2': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  '2.3': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const samplings = [44_100, 48_000, 32_000]

/**
 * How long a frame of MPEG audio is (ISO/IEC 11172-3, 13818-3, and version 2.5).
 * @param head its first four bytes
 * @param kind of which it is to be; undefined for any
 * @returns bytes; undefined when it is none, or of a length that it does not say
 */
function lengthOf(head: number, kind: number | undefined): number | undefined {
  if (head >>> 21 !== 0x7ff || (kind !== undefined && (head & ofKind) !== kind)) return undefined
  const [version, layer] = [(head >>> 19) & 3, 4 - ((head >>> 17) & 3)]
  const kilobits = bitrates[`${version === 3 ? 1 : 2}.${layer}`]?.[((head >>> 12) & 15) - 1]
  const sampling = samplings[(head >>> 10) & 3]
  if (version === 1 || kilobits === undefined || sampling === undefined) return undefined
  const rate = version === 3 ? sampling : sampling / (version === 2 ? 2 : 4)
  const padding = (head >>> 9) & 1
  if (layer === 1) return (Math.floor((12_000 * kilobits) / rate) + padding) * 4
  const samples = layer === 3 && version !== 3 ? 72_000 : 144_000
  return Math.floor((samples * kilobits) / rate) + padding
}
