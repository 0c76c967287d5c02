import type { IncomingHttpHeaders } from 'node:http'
import { parse, type Range } from 'range-parser'

/** In a code of the parser's: something in the header is no range, or one that ends before it begins. */
const malformed = 1

/**
 * Which bytes a request asks for (RFC 9110, 14.2). Several ranges in one request that there are
 * are answered with all bytes, as the RFC allows: players never ask so.
 * @param etag of the file as it is now: a range of an older one is no use
 * @param size of the file, in bytes
 * @returns undefined for all; `none` when there are no such bytes
 */
export function rangeOf(
  { range, 'if-range': ifRange }: IncomingHttpHeaders,
  etag: string,
  size: number,
): Range | 'none' | undefined {
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined
  const { type, code, ranges } = parse(size, range)
  if (type !== 'bytes' || (code & malformed) !== 0 || ranges.length > 1) return undefined
  return ranges[0] ?? 'none'
}
