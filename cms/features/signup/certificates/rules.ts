import type { Person } from '../persons/person.ts'
import { attendedOf, type LessonSeen } from '../makeUps/rules.ts'

/** How near somebody is to a certificate; lessons that were made up count. */
export interface Standing {
  attended: number
  lessons: number
  /** Lessons that are asked for. */
  needed: number
  /** Whether the last lesson is over. */
  isOver: boolean
  isEarned: boolean
}

/**
 * @param share of the lessons that are asked for, in percent, from 1 to 100
 * @param now milliseconds since the epoch
 */
export function standingOf(seen: readonly LessonSeen[], share: number, now: number): Standing {
  const { attended, lessons } = attendedOf(seen)
  const needed = neededOf(lessons, share)
  const isOver = lessons > 0 && seen.every(({ end }) => end <= now)
  return { attended, lessons, needed, isOver, isEarned: isOver && attended >= needed }
}

/** Lessons that are asked for. @param share in percent, as above */
export function neededOf(lessons: number, share: number): number {
  return Math.ceil((share * lessons) / 100)
}

/** Of a number, in letters and digits: 80 bits. */
export const numberLength = 16

/** A number as it is printed: `7K3M-9PQ2-XAB4-0T5Z`. */
export function inFours(number: string): string {
  return (number.match(/.{1,4}/g) ?? []).join('-')
}

/**
 * Who is named on a certificate: whoever came of those that signed up together. Where there are fewer places than the form
 * named nobody knows who of them came, and none is named for another.
 * @param seats of the registration
 * @param written how a name is written, whole or masked
 */
export function namesOn(
  { name, comes, children }: Pick<Person, 'name' | 'comes' | 'children'>,
  seats: number,
  written: (name: string) => string = (whole) => whole,
): string[] {
  const named = [...(comes ? [name] : []), ...children.map((child) => child.name)]
  return named.length > seats ? [`${written(name)}报名的 ${seats} 人`] : named.map(written)
}
