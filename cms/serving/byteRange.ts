import type { IncomingHttpHeaders } from 'node:http'

/** Some bytes of a file, the first and the last. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * Which bytes a request asks for (RFC 9110, 14.2). Several ranges in one request are answered with all bytes, as the
 * RFC allows: players never ask so.
 * @param etag of the file as it is now: a range of an older one is no use
 * @param size of the file, in bytes
 * @returns undefined for all; `none` when there are no such bytes
 */
export function rangeOf(
  { range, 'if-range': ifRange }: IncomingHttpHeaders,
  etag: string,
  size: number,
): ByteRange | 'none' | undefined {
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? []
  if (from === '' && to === '') return undefined
  // without a start these are the last bytes
  if (from === '') return to === '0' || size === 0 ? 'none' : { start: Math.max(size - Number(to), 0), end: size - 1 }
  const [start, end] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)]
  if (to !== '' && Number(to) < start) return undefined
  return start >= size ? 'none' : { start, end }
}
