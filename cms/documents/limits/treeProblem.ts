/** Deepest nesting taken of what is sent, in levels: a list of 20 levels in the text of an entry has some fifty. */
export const deepest = 64
/** Most values taken in one document, at all levels together. */
export const mostValues = 200_000

/**
 * Looks at the size of something that came as JSON, before anything walks through it. It does not call itself, so no
 * nesting is too deep for it, and it stops at the limits.
 * @returns what is wrong, in Chinese, or undefined
 */
export function treeProblem(value: unknown): string | undefined {
  const waiting: { value: object; depth: number }[] = []
  let values = 0
  const see = (inner: unknown, depth: number) => {
    if (typeof inner === 'object' && inner !== null && !ArrayBuffer.isView(inner)) waiting.push({ value: inner, depth })
  }
  see(value, 1)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > deepest) return `内容套得太深：最多 ${deepest} 层，请减少层次。`
    for (const name in next.value) {
      if (++values > mostValues) return `内容太多：一条最多 ${mostValues} 个值，请分成几条保存。`
      see((next.value as Record<string, unknown>)[name], next.depth + 1)
    }
  }
  return undefined
}
