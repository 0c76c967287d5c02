import { type Bytes, checkParts, clear } from './bytes.ts'

/** Ids of elements (RFC 9559). */
const [segment, info, cluster] = [0x18538067, 0x1549a966, 0x1f43b675]
/** What is not of the recording: tags, attached files, title, date, names of files, and sums over what is changed. */
const besides = new Set([0x1254c367, 0x1941a469, 0x7ba9, 0x4461, 0x7384, 0x3c83ab, 0x3e83bb, 0xbf])
const filler = 0xec

/**
 * Empties the elements of a WebM that are beside the recording. They stay as filler, so that nothing else moves.
 * @throws TooManyParts
 */
export async function clearWebm(file: Bytes): Promise<void> {
  for (let [at, parts] = [0, 0]; at < file.size; parts++) {
    checkParts(parts)
    const head = await file.read(at, 12)
    const id = varint(head, 0, false)
    const size = id && varint(head, id.length, true)
    if (!id || !size) return
    const header = id.length + size.length
    const isOpen = size.value === undefined
    // what these hold follows them, and is looked at in turn; what was recorded live has no sizes
    if (id.value === segment || id.value === info || (isOpen && id.value === cluster)) {
      at += header
      continue
    }
    const end = at + header + (size.value ?? 0)
    if (isOpen || end > file.size) return
    if (id.value !== undefined && besides.has(id.value)) await fill(file, at, end)
    at = end
  }
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
