import type { ScanAnswer } from './answers.ts'

/** Refusals that stand on the page at most, those of one upload excepted: nobody reads more at a door. */
const mostRefused = 3

/** Something that was not taken, in words. */
export interface Refused {
  id: string
  text: string
}

/**
 * What stands on the page after an upload: what was taken last, and what was not.
 * @param before what was refused and still stands there; an upload that was taken whole clears it
 * @param labels how each is called on this phone, in the order of the answers
 */
export function heardOf(
  before: readonly Refused[],
  scans: readonly ScanAnswer[],
  labels: readonly string[],
): { said: string | undefined; refused: readonly Refused[] } {
  const fresh: Refused[] = []
  let said: string | undefined
  for (const [index, one] of scans.entries()) {
    const label = labels[index] ?? ''
    if ('refused' in one) fresh.push({ id: one.id, text: `${label.trim()}：${one.refused.message}` })
    else said = takenText(label, one.taken)
  }
  if (fresh.length === 0) return { said, refused: said === undefined ? before : [] }
  return { said, refused: [...before, ...fresh].slice(-Math.max(mostRefused, fresh.length)) }
}

function takenText(
  label: string,
  { state, people, isEarlier }: Extract<ScanAnswer, { taken: unknown }>['taken'],
): string {
  if (state !== 'came') return `${label}已撤销。`
  return `${label}${isEarlier ? '早前已经签到' : '已签到'}，${people} 人。`
}
