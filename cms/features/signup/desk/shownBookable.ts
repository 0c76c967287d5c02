import { keyOf } from '../asked/bookables.ts'
import type { Headcount } from '../attendance/headcounts.ts'
import { policyOfOffered } from '../rules/offered.ts'
import { windowAt } from '../rules/policy.ts'
import type { ShownBookable, ShownLesson } from './admin/answers.ts'
import { dayBegin, type Lesson, type Listed, nextLesson } from './listed.ts'
import type { DeskSums } from './sums.ts'

const dayMs = 24 * 60 * 60_000
const none = { confirmed: 0, held: 0, waiting: 0, pooled: 0 }
const nobody = { parties: 0, people: 0, walkIns: 0, absent: 0 }

/**
 * Something that people sign up for, as the desk shows it.
 * @param sums what is stored of it; undefined when nobody has signed up
 * @param heads who came to what; those of others are left out
 * @param now milliseconds since the epoch
 */
export function shownBookable(
  { bookable, offered, lessons }: Listed,
  sums: DeskSums | undefined,
  heads: readonly Headcount[],
  now: number,
): ShownBookable {
  const override = sums?.override ?? undefined
  const policy = offered && policyOfOffered(offered, override)
  const today = dayBegin(now)
  const next = nextLesson(lessons, today)
  const { confirmed, held, waiting, pooled } = sums ?? none
  const capacity = policy?.capacity ?? sums?.capacity ?? 0
  return {
    bookable,
    title: offered?.title ?? '（已下线或已删的活动）',
    ...(offered?.venue !== undefined && { venue: offered.venue }),
    ...(next && { start: iso(next.start), end: iso(next.end) }),
    isToday: lessons.some(({ start, end }) => start < today + dayMs && end >= today),
    isGone: offered === undefined,
    ...(policy && { how: policy.how }),
    window: policy ? windowAt(policy, now) : 'closed',
    override: override ?? 'auto',
    ...{ capacity, confirmed, held, waiting, pooled },
    left: Math.max(0, capacity - confirmed - held),
    lessons: lessons.map((lesson) => shownLesson(lesson, bookable, heads)),
  }
}

function shownLesson(
  { id, number, start, end, takesPlace, venue }: Lesson,
  bookable: Listed['bookable'],
  heads: readonly Headcount[],
): ShownLesson {
  const here = heads.find((one) => one.lesson === id && one.bookable === keyOf(bookable))
  const { parties, people, walkIns, absent } = here ?? nobody
  return {
    ...{ id, number, takesPlace, start: iso(start), end: iso(end) },
    ...(venue !== undefined && { venue }),
    came: { parties, people, walkIns },
    absent,
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
