import type { Refused } from '../../../base/network/refused.ts'
import { contentReason } from '../../../base/network/refusals.ts'

/** How deep what is sent may be nested: a deep list in a body text needs about fifty levels. */
export const deepest = 200
/** Most values and names in what is sent: a body text of 1 MB has about 60,000. */
const mostParts = 400_000

/**
 * What is wrong with JSON that is sent as one object: whoever reads it later goes through it level by
 * level, and would run out of room.
 * @param bytes UTF-8
 * @param isParsed whether it must be right too; what Payload reads itself it refuses itself
 */
export function jsonProblem(bytes: Buffer, isParsed: boolean): Refused | undefined {
  const shape = shapeProblem(bytes)
  if (shape !== undefined) return shape
  if (!/^\s*\{/.test(bytes.toString('latin1', 0, 1000))) return contentReason('content-no-object')
  if (!isParsed) return undefined
  try {
    JSON.parse(bytes.toString('utf8'))
    return undefined
  } catch {
    return contentReason('content-no-json')
  }
}

/** What is wrong with any JSON by its depth and number of parts alone; it may be no JSON at all. */
export function shapeProblem(bytes: Buffer): Refused | undefined {
  let depth = 0
  let parts = 0
  for (let at = 0; at < bytes.length; at++) {
    switch (bytes[at] as number) {
      case 0x22: // a text begins; it ends with the next quote that no backslash stands before
        while (++at < bytes.length && bytes[at] !== 0x22) if (bytes[at] === 0x5c) at++
        break
      case 0x2c: // ,
      case 0x3a: // :
        parts++
        break
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > deepest) return contentReason('content-too-deep', { deepest })
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth--
    }
  }
  return parts > mostParts ? contentReason('content-of-too-many-parts', { most: mostParts / 10_000 }) : undefined
}
