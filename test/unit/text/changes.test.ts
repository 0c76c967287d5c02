import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFree, sessionsOf } from '../../../site/catalogue/calendar/occasions.ts'
import { courses } from '../../../site/catalogue/libraries/courses.ts'
import { momentsOf, movedOf } from '../../../site/search/entries/momentsOf.ts'

const first = Date.parse('2026-12-01T10:00:00Z')
const week = 7 * 24 * 3_600_000
const at = (instant: number) => new Date(instant).toISOString()

interface Lesson {
  cancelled: boolean
  /** By how many hours it was moved. */
  moved: number | undefined
}

function course(lessons: readonly Lesson[]) {
  return courses.schema.parse({
    id: 'c',
    slug: 'c',
    created: '2026-01-01T00:00:00.000Z',
    sample: false,
    title: '声乐班',
    kind: 'subsidised',
    type: 'music',
    audiences: [],
    teachers: [],
    sessions: lessons.map(({ cancelled, moved }, index) => {
      const planned = first + index * week
      const start = planned + (moved ?? 0) * 3_600_000
      return {
        id: `lesson-${index + 1}`,
        start: at(start),
        end: at(start + 5_400_000),
        cancelled,
        ...(moved !== undefined && { movedFrom: at(planned) }),
      }
    }),
  })
}

const lesson = fc.record({
  cancelled: fc.boolean(),
  moved: fc.option(
    fc.integer({ min: -500, max: 500 }).filter((hours) => hours !== 0),
    { nil: undefined },
  ),
})

describe('the lessons of a course', () => {
  it('should keep their numbers and their count, whichever are called off or moved', () => {
    fc.assert(
      fc.property(fc.array(lesson, { minLength: 1, maxLength: 20 }), (lessons) => {
        const found = sessionsOf(course(lessons))
        for (const { occasion, number, count } of found) {
          expect(occasion.id).toBe(`lesson-${number}`)
          expect(count).toBe(lessons.length)
        }
        const starts = found.map(({ occasion }) => Date.parse(occasion.start))
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
      }),
    )
  })

  it('should have one free lesson as long as one takes place: the first by its number', () => {
    fc.assert(
      fc.property(fc.array(lesson, { minLength: 1, maxLength: 20 }), (lessons) => {
        const free = sessionsOf(course(lessons)).filter(isFree)
        const held = lessons.findIndex(({ cancelled }) => !cancelled)
        expect(free.map(({ number }) => number)).toEqual(held < 0 ? [] : [held + 1])
      }),
    )
  })

  it('should tell a search what can be attended, and which of it was moved', () => {
    fc.assert(
      fc.property(fc.array(lesson, { minLength: 1, maxLength: 20 }), (lessons) => {
        const entry = course(lessons)
        const held = lessons.filter(({ cancelled }) => !cancelled)
        expect(momentsOf(entry)).toHaveLength(held.length)
        expect(movedOf(entry)).toHaveLength(held.filter(({ moved }) => moved !== undefined).length)
      }),
    )
  })
})
