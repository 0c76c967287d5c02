import { type Bytes, clear } from './bytes.ts'
import { withoutFlacTags, withoutVorbisTags } from './codecTags.ts'
import { Parts, Unclear } from './unclear.ts'
import { type Elements, fileElements, ofFile, ofSegment, type Stay } from './webmElements.ts'

const filler = 0xec
/** Numbers of tracks that are seen and heard, and of what can be seen through; the number of one with words. */
const said = { 'seen or heard': [1, 2], alpha: [1] }
const words = 17

/** An element that others stand in. */
interface Around {
  /** undefined where its length was not written */
  end: number | undefined
  elements: Elements
}

/**
 * Empties all of a WebM that playing does not need: elements that are not known for it stay as filler, so that nothing else
 * moves, and names of programs as zeros.
 * @throws Unclear when an element runs over the one around it, or a track is neither seen nor heard
 */
export async function clearWebm(file: Bytes): Promise<void> {
  const parts = new Parts()
  const around: Around[] = [{ end: file.size, elements: fileElements }]
  for (let at = 0; at < file.size; ) {
    await parts.next()
    const head = await headAt(file, at)
    leave(around, at, head.id)
    const within = around.at(-1)
    const limit = around.reduce((least, { end = Infinity }) => Math.min(least, end), file.size)
    if (within === undefined || head.begin > limit) refuse()
    const stay = within.elements.get(head.id)
    if (head.end === undefined ? !stay?.mayBeOpen : head.end > limit) refuse()
    if (stay?.elements) {
      around.push({ end: head.end, elements: stay.elements })
      at = head.begin
      continue
    }
    const end = head.end ?? refuse()
    if (stay === undefined) await fill(file, at, end)
    else await keep(file, head.begin, end, stay)
    at = end
  }
}

/** Takes out what has ended before an element. */
function leave(around: Around[], at: number, id: number): void {
  for (let last = around.at(-1); last && around.length > 1; last = around.at(-1)) {
    const isOpen = last.end === undefined
    const isNext = around.length === 2 ? ofFile.has(id) : ofFile.has(id) || ofSegment.has(id)
    if (isOpen ? !isNext : last.end !== at) return
    around.pop()
  }
}

async function keep(file: Bytes, from: number, to: number, { isBlank, isCodec, says }: Stay): Promise<void> {
  if (isBlank) return clear(file, from, to)
  if (isCodec) return keepCodec(file, from, to)
  if (says === undefined) return
  const bytes = await file.read(from, Math.min(8, to - from))
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  if (to - from <= 8 && said[says].includes(number)) return
  throw new Unclear(number === words && says === 'seen or heard' ? 'recording-with-text' : 'recording-with-measurements')
}

/** Vorbis and FLAC have names in what describes them; the others do not. */
async function keepCodec(file: Bytes, from: number, to: number): Promise<void> {
  const begin = (await file.read(from, Math.min(4096, to - from))).toString('latin1')
  if (begin.startsWith('fLaC')) await withoutFlacTags(file, from + 4, to)
  else if (begin.startsWith('\x02') && begin.includes('\x01vorbis')) await withoutVorbisTags(file, from, to)
}

function refuse(): never {
  throw new Unclear('recording-in-pieces')
}

async function headAt(file: Bytes, at: number): Promise<{ id: number; begin: number; end: number | undefined }> {
  const head = await file.read(at, 12)
  const id = varint(head, 0, false)
  const size = id && varint(head, id.length, true)
  if (id?.value === undefined || !size) refuse()
  const begin = at + id.length + size.length
  return { id: id.value, begin, end: size.value === undefined ? undefined : begin + size.value }
}

/** Puts one element of filler in the place of others. */
async function fill(file: Bytes, from: number, to: number): Promise<void> {
  const length = to - from
  await clear(file, from, to)
  if (length < 9) return file.write(from, Buffer.from([filler, 0x80 | (length - 2)]))
  const head = Buffer.alloc(9)
  head.writeBigUInt64BE((1n << 56n) | BigInt(length - 9), 1)
  head[0] = filler
  return file.write(from, head)
}

/**
 * A number of EBML (RFC 8794, 4).
 * @param isSize whether the bit that tells the length is left out of it, and all ones mean that it is not known
 * @returns undefined where there is none
 */
function varint(head: Buffer, at: number, isSize: boolean): { value: number | undefined; length: number } | undefined {
  const first = head[at] ?? 0
  const length = Math.clz32(first) - 23
  if (length > (isSize ? 8 : 4) || at + length > head.length) return undefined
  const bytes = head.subarray(at, at + length)
  const whole = BigInt(`0x${bytes.toString('hex')}`)
  if (!isSize) return { value: Number(whole), length }
  const marker = 1n << BigInt(7 * length)
  return { value: whole === marker * 2n - 1n ? undefined : Number(whole - marker), length }
}
