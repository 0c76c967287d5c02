/** Undivided parts of a whole (division.ts) as a text that readParts reads: hexadecimal digits. */
export function writeParts(parts: ReadonlySet<number>): string {
  return hexOf(bitsOf(parts))
}

/** Depth first: 1 for a part that is divided, 0 for one that is not. */
function bitsOf(parts: ReadonlySet<number>): number[] {
  const [bits, waiting]: [number[], number[]] = [[], [1]]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const isWhole = parts.has(part)
    bits.push(isWhole ? 0 : 1)
    if (!isWhole) waiting.push(2 * part + 1, 2 * part)
  }
  return bits
}

/** Reads what writeParts wrote. */
export function readParts(divided: string): Set<number> {
  const [parts, waiting] = [new Set<number>(), [1]]
  let bit = 0
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop(), bit++) {
    const digit = Number.parseInt(divided[bit >>> 2] ?? '0', 16)
    if ((digit >>> (3 - (bit & 3))) & 1) waiting.push(2 * part + 1, 2 * part)
    else parts.add(part)
  }
  return parts
}

function hexOf(bits: readonly number[]): string {
  let text = ''
  for (let at = 0; at < bits.length; at += 4) {
    const four = [0, 1, 2, 3].map((index) => bits[at + index] ?? 0)
    text += Number.parseInt(four.join(''), 2).toString(16)
  }
  return text
}
