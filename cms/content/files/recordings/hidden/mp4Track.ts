import type { Bytes } from './bytes.ts'
import { boxAt, type Box, type Place } from './mp4Walk.ts'
import { type Parts, Unclear } from './unclear.ts'

/** What is seen and heard. */
const shown = new Set(['vide', 'soun', 'auxv'])
/** What is read: subtitles, captions, names of chapters. */
const read = new Set(['text', 'sbtl', 'subt', 'clcp'])
/** A number that counts frames, which editing programs add. */
const [timecode, timecodeBytes] = ['tmcd', 4]

/**
 * What a track is of.
 * @param movie what is around it
 * @returns undefined when there is nothing in it, or nothing but one timecode: then it can go
 * @throws Unclear when it is of something else than picture and sound
 */
export async function trackKind(file: Bytes, track: Box, movie: Place, parts: Parts): Promise<string | undefined> {
  const handler = await boxAt(file, track, ['mdia', 'hdlr'], parts)
  const kind = handler === undefined ? '' : (await file.read(handler.from + 8, 4)).toString('latin1')
  if (shown.has(kind)) return kind
  // of a recording in pieces it is told later what is in it
  const isWhole = (await boxAt(file, movie, ['mvex'], parts)) === undefined
  const samples = isWhole ? await samplesIn(file, track, parts) : undefined
  if (samples?.count === 0) return undefined
  if (samples?.count === 1 && samples.bytes <= timecodeBytes && kind === timecode) return undefined
  throw new Unclear(read.has(kind) ? 'recording-with-text' : 'recording-with-measurements')
}

/** @returns how many samples a track has, and the bytes of the first; undefined when it does not say */
async function samplesIn(file: Bytes, track: Box, parts: Parts): Promise<{ count: number; bytes: number } | undefined> {
  const sizes = await boxAt(file, track, ['mdia', 'minf', 'stbl', 'stsz'], parts)
  if (sizes === undefined || sizes.to - sizes.from < 12) return undefined
  const fields = await file.read(sizes.from + 4, 12)
  const [each, count] = [fields.readUInt32BE(0), fields.readUInt32BE(4)]
  if (each !== 0 || count === 0) return { count, bytes: each }
  return fields.length < 12 ? undefined : { count, bytes: fields.readUInt32BE(8) }
}
