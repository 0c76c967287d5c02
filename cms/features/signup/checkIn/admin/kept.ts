import { z } from 'zod'

const kept = z.object({
  id: z.string(),
  bookable: z.object({ collection: z.string(), entry: z.string(), occasion: z.string().optional() }),
  lesson: z.string(),
  kind: z.enum(['came', 'undo-came', 'undo-absent']),
  at: z.string(),
  people: z.number().optional(),
  of: z.union([
    z.object({ registration: z.string() }),
    z.object({ code: z.string() }),
    z.object({ walkIn: z.string() }),
  ]),
  /** How it is called on this phone: a number and a masked name, or a code. */
  label: z.string(),
})
/** A scan that the server does not have yet. */
export type KeptScan = z.infer<typeof kept>

/** What this phone keeps of a lesson, the oldest first. @param place query of the check-in page */
export function keptScans(place: string): KeptScan[] {
  try {
    return z
      .array(kept)
      .catch([])
      .parse(JSON.parse(localStorage.getItem(nameOf(place)) ?? '[]'))
  } catch {
    return []
  }
}

/** Changes what this phone keeps. @throws when the phone has no room */
export function keepScans(place: string, change: (all: KeptScan[]) => KeptScan[]): void {
  localStorage.setItem(nameOf(place), JSON.stringify(change(keptScans(place))))
}

function nameOf(place: string): string {
  return `gongyun-check-in-${place}`
}

/**
 * Who came without having signed up, as noted on this phone and not taken back: ids alone, the last one last. The server
 * counts them and knows no more, so that only the phone that noted one can say which it was.
 */
export function keptWalkIns(place: string): string[] {
  try {
    return z
      .array(z.string())
      .catch([])
      .parse(JSON.parse(localStorage.getItem(walkInsOf(place)) ?? '[]'))
  } catch {
    return []
  }
}

/** Changes what this phone remembers of them. @throws when the phone has no room */
export function keepWalkIns(place: string, ids: readonly string[]): void {
  localStorage.setItem(walkInsOf(place), JSON.stringify(ids))
}

function walkInsOf(place: string): string {
  return `gongyun-walk-ins-${place}`
}
