/** Shortest and longest run of Chinese characters in which a slip is looked for. */
const [shortest, longest] = [3, 12]

/**
 * What a query may have meant in which one character is wrong, missing or too many: each time the parts on both sides of
 * the slip, which have to be there.
 * @param characters of one run
 */
export function nearParts(characters: readonly string[]): string[][] {
  if (characters.length < shortest || characters.length > longest) return []
  const tries = new Map<string, string[]>()
  for (let at = 0; at <= characters.length; at++)
    for (const left of [0, 1]) {
      const parts = [characters.slice(0, at).join(''), characters.slice(at + left).join('')]
      const some = parts.filter((part) => part !== '')
      // a single character says too little, unless the other side says much
      const isEnough = some.length === 1 ? [...(some[0] ?? '')].length >= shortest - 1 : some.some(isWord)
      if (isEnough && some.join(' ') !== characters.join('')) tries.set(some.join(' '), some)
    }
  return [...tries.values()]
}

function isWord(part: string): boolean {
  return [...part].length >= 2
}

/**
 * Whether a text has a passage that differs from what was typed by one character at most.
 * @param text folded
 */
export function hasNear(text: string, characters: readonly string[]): boolean {
  const all = [...text]
  for (let start = 0; start < all.length; start++)
    for (const length of [characters.length - 1, characters.length, characters.length + 1]) {
      if (length < 1 || start + length > all.length) continue
      if (isNear(all.slice(start, start + length), characters)) return true
    }
  return false
}

/** Whether one becomes the other by at most one character that is changed, left out or put in. */
function isNear(one: readonly string[], other: readonly string[]): boolean {
  const shorter = Math.min(one.length, other.length)
  let [head, tail] = [0, 0]
  while (head < shorter && one[head] === other[head]) head++
  while (tail < shorter - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++
  return Math.max(one.length, other.length) - head - tail <= 1
}
