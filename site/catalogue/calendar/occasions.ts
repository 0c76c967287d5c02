import type { Activity, ActivityDate, Course, Performance, Session, Showing } from '../entries.ts'
import { shanghai } from '../shanghai.ts'

/** 场次: any single dated thing that a person can attend; what "this week" lists are made of (docs/glossary.md). */
export type Occasion =
  | {
      of: 'courses'
      entry: Course
      occasion: Session
      number: number
      count: number
      /** Whether it is the one lesson that a 普惠 course gives for nothing; see `trialOf`. */
      isTrial: boolean
    }
  | { of: 'performances'; entry: Performance; occasion: Showing; number: number; count: number }
  | { of: 'activities'; entry: Activity; occasion: ActivityDate; number: number; count: number }

/** Something that one can go to. */
export type Event = Occasion['entry']

/** Length assumed for one whose end was not given, in milliseconds. */
const assumedLength = 2 * 60 * 60 * 1000

/**
 * When an occasion is over.
 * @returns milliseconds since the epoch; one without an end counts as two hours long
 */
export function endOf(occasion: { start: string; end?: string | undefined }): number {
  return occasion.end === undefined ? Date.parse(occasion.start) + assumedLength : Date.parse(occasion.end)
}

/**
 * When the next of some occasions is over.
 * @param occasions any number of them: those of a large unit or of a busy place are more than a call takes arguments
 * @param now milliseconds since the epoch, as what is given; Infinity when all are over
 */
export function nextEnd(occasions: Iterable<Parameters<typeof endOf>[0]>, now: number): number {
  let next = Infinity
  for (const occasion of occasions) {
    const end = endOf(occasion)
    if (end > now && end < next) next = end
  }
  return next
}

/** The occasions of one course, in order of time; `number` counts from 1 as in 第 1/15 课. */
export function sessionsOf(course: Course): (Occasion & { of: 'courses' })[] {
  const lessons = inOrder(course.sessions)
  const trial = trialOf(lessons)
  return lessons.map((lesson) => ({
    of: 'courses',
    entry: course,
    isTrial: lesson === trial,
    ...lesson,
  }))
}

/**
 * The lesson that is for trial: the first that takes place, whatever its number. Who comes to a course for the first
 * time pays nothing: a first lesson that was moved behind the second, or called off, hands that on (decision 0029).
 * @param lessons in order of time
 */
function trialOf<T extends Numbered<Session>>(lessons: readonly T[]): T | undefined {
  return lessons.find(takesPlace)
}

/** How many lessons of a course are paid for: those that take place and are not free. */
export function paidLessons(course: Course): number {
  return sessionsOf(course).filter((lesson) => takesPlace(lesson) && !isFree(lesson)).length
}

/** The occasions of one performance, in order of time. */
export function showingsOf(performance: Performance): Occasion[] {
  return inOrder(performance.showings).map((numbered) => ({ of: 'performances', entry: performance, ...numbered }))
}

/** The occasions of one activity, in order of time. */
export function datesOf(activity: Activity): Occasion[] {
  return inOrder(activity.dates).map((numbered) => ({ of: 'activities', entry: activity, ...numbered }))
}

/** The occasions of any entry; none of one that is not dated. */
export function occasionsOf(entry: object): Occasion[] {
  if ('sessions' in entry) return sessionsOf(entry as Course)
  if ('showings' in entry) return showingsOf(entry as Performance)
  return 'dates' in entry ? datesOf(entry as Activity) : []
}

/**
 * Whether a person pays nothing and needs no ticket: a 公益 class, the first lesson of a 普惠 course, a show or an
 * activity with free admission.
 */
export function isFree(occasion: Occasion): boolean {
  if (occasion.of !== 'courses') return occasion.entry.admission === 'free'
  return occasion.entry.kind === 'public-benefit' || occasion.isTrial
}

/** Whether an occasion takes place when it says: it was neither called off nor put off. */
export function takesPlace({ occasion }: { occasion: Pick<Showing, 'cancelled' | 'postponed'> }): boolean {
  return !occasion.cancelled && !occasion.postponed
}

/** The entries of some occasions, each once. */
export function entriesOf(occasions: Iterable<Occasion>): Event[] {
  const entries = new Map<string, Event>()
  for (const { of, entry } of occasions) entries.set(`${of}/${entry.id}`, entry)
  return [...entries.values()]
}

/** What an occasion is called: its own id alone may be another entry's too, since a client copies rows with their ids. */
export function idOf({ of, entry, occasion }: Occasion): string {
  return `${of}/${entry.id}/${occasion.id}`
}

/** Occasions in order of start, and of their ids where they begin together. Each start is read once. */
export function soonestFirst(occasions: readonly Occasion[]): Occasion[] {
  return occasions
    .map((item) => ({ item, at: Date.parse(item.occasion.start) }))
    .sort((a, b) => a.at - b.at || (idOf(a.item) < idOf(b.item) ? -1 : 1))
    .map(({ item }) => item)
}

type Dated = Pick<Showing, 'start' | 'movedFrom'>

/** Occasions with their numbers, in order of time. */
function inOrder<T extends Dated>(occasions: readonly T[]): Numbered<T>[] {
  return numbered(occasions)
    .map((one) => ({ one, at: Date.parse(one.occasion.start) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

interface Numbered<T> {
  occasion: T
  number: number
  count: number
}

/** What is moved or called off keeps its number, and so do those after it: they count by when each was to be at first. */
function numbered<T extends Dated>(occasions: readonly T[]): Numbered<T>[] {
  return occasions
    .map((occasion) => ({ occasion, at: Date.parse(occasion.movedFrom ?? occasion.start) }))
    .sort((a, b) => a.at - b.at)
    .map(({ occasion }, index, all) => ({ occasion, number: index + 1, count: all.length }))
}

const dayLength = 24 * 60 * 60 * 1000

/** The number of the day in Asia/Shanghai that an instant falls on. @param instant milliseconds since the epoch */
export function dayOf(instant: number): number {
  return Math.floor((instant + shanghai) / dayLength)
}

/** When a day begins, in milliseconds since the epoch. @param day from dayOf */
export function startOfDay(day: number): number {
  return day * dayLength - shanghai
}

/** Key of the occasions that begin on a day. */
export function dayKey(day: number): string {
  return `day=${day}`
}

/** The number of the day that a key is of; undefined when it is the key of something else. */
export function dayOfKey(key: string): number | undefined {
  return key.startsWith('day=') ? Number(key.slice('day='.length)) : undefined
}

/** Key of the occasions at a venue. */
export function venueKey(venue: string): string {
  return `at=${venue}`
}

/** Key of the occasions that a unit holds. */
export function unitKey(unit: string): string {
  return `by=${unit}`
}

/** Id of the venue where an occasion takes place: its own, else the course's. */
export function venueIdOf(item: Occasion): string | undefined {
  return item.occasion.venue ?? (item.of === 'courses' ? item.entry.venue : undefined)
}

/** The keys under which an occasion is found. */
export function placeKeysOf(item: Occasion): string[] {
  const [venue, { unit }] = [venueIdOf(item), item.entry]
  const day = dayKey(dayOf(Date.parse(item.occasion.start)))
  return [day, ...(venue === undefined ? [] : [venueKey(venue)]), ...(unit === undefined ? [] : [unitKey(unit)])]
}
