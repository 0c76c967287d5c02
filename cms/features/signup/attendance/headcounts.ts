import type { Payload, Where } from 'payload'
import { type AttendanceRow, readAttendances } from './store.ts'

/** Who came to one lesson, showing or date, as it was checked in. Nobody is named, and it stays when registrations are erased. */
export interface Headcount {
  library: string
  entry: string
  /** Id of the row of the entry. */
  lesson: string
  /** When it was to begin, ISO 8601; undefined where that was not known when the first came. */
  lessonAt: string | undefined
  /** Registrations that came, persons with those who had not signed up, and how many of them those are. */
  parties: number
  people: number
  walkIns: number
  /** Registrations that were noted as absent. */
  absent: number
}

/** Of which lessons heads are counted: those of some entries, or those that were to begin within a span of time. */
export type Counted =
  | { entries: readonly string[] }
  /** ISO 8601, the first within it and the last not. */
  | { from: string; before: string }

/**
 * What was checked in, counted by lesson: the one place where it is, for the desk and for whatever makes statistics of it
 * (another capability imports this function, nothing else of attendance).
 */
export async function readHeadcounts(payload: Payload, of: Counted): Promise<Headcount[]> {
  const where: Where =
    'entries' in of
      ? { entry: { in: [...of.entries] } }
      : { and: [{ lessonAt: { greater_than_equal: of.from } }, { lessonAt: { less_than: of.before } }] }
  return headcountsOf(await readAttendances(payload, where))
}

/** The same of rows that were read already. */
export function headcountsOf(rows: readonly AttendanceRow[]): Headcount[] {
  const counts = new Map<string, Headcount>()
  for (const { library, entry, lesson, lessonAt, registration, state, people } of rows) {
    const key = `${library}/${entry}/${lesson}`
    const count = counts.get(key) ?? {
      ...{ library, entry, lesson, lessonAt: lessonAt ?? undefined, parties: 0, people: 0, walkIns: 0, absent: 0 },
    }
    counts.set(key, count)
    count.lessonAt ??= lessonAt ?? undefined
    if (state === 'absent') count.absent++
    if (state !== 'came') continue
    count.people += people
    if (registration) count.parties++
    else count.walkIns += people
  }
  return [...counts.values()]
}
