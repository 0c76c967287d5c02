import { z } from 'zod'

const kept = z.object({
  id: z.string(),
  bookable: z.object({ collection: z.string(), entry: z.string(), occasion: z.string().optional() }),
  lesson: z.string(),
  kind: z.enum(['came', 'undo-came']),
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
