import type { Entry } from './layOut.ts'

/** Room for the pen behind a word, in characters of Chinese. */
const roomForPen = 8

/** A line above or below a form: each word with what stands behind it, or with room for the pen. */
export function lineText(entries: readonly Entry[]): string {
  return entries.map(({ label, value }) => `${label}：${value || '\u3000'.repeat(roomForPen)}`).join('\u3000')
}
