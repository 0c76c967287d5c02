import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFree, paidLessons, sessionsOf } from '../../../site/catalogue/calendar/occasions.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { costOf } from '../../../site/catalogue/prices.ts'
import { courses } from '../../../site/catalogue/libraries/courses.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { momentsOf, movedOf } from '../../../site/search/entries/momentsOf.ts'
import { accessOf } from '../../../site/text/access.ts'
import { calendarEvent } from '../../../site/text/calendarEvent.ts'
import { trialText } from '../../../site/text/trial.ts'

const first = Date.parse('2026-12-01T10:00:00Z')
const week = 7 * 24 * 3_600_000
const at = (instant: number) => new Date(instant).toISOString()

interface Lesson {
  cancelled: boolean
  /** By how many hours it was moved. */
  moved: number | undefined
}

function startOf({ moved = 0 }: Pick<Lesson, 'moved'>, index: number): number {
  return first + index * week + moved * 3_600_000
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
      const start = startOf({ moved }, index)
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

  it('should have one free lesson as long as one takes place: the first of them in time, for all who tell of it', () => {
    fc.assert(
      fc.property(fc.array(lesson, { minLength: 1, maxLength: 20 }), fc.nat(10_000), (lessons, part) => {
        const entry = course(lessons)
        const held = lessons
          .map((one, index) => ({ ...one, number: index + 1, start: startOf(one, index) }))
          .filter(({ cancelled }) => !cancelled)
          .toSorted((a, b) => a.start - b.start || a.number - b.number)
        const free = sessionsOf(entry).filter(isFree)
        expect(free.map(({ number }) => number)).toEqual(held.slice(0, 1).map(({ number }) => number))
        // a search narrowed to what is free, the sum, and the words of page, calendar and tag
        const moments = momentsOf(entry)
        expect(moments.map(([, , isFreeThen]) => isFreeThen)).toEqual(held.map((_, index) => index === 0))
        expect(costOf({ list: part + 5, subsidy: 5 }, paidLessons(entry))).toBe(part * Math.max(held.length - 1, 0))
        const number = held[0]?.number ?? 1
        const words = number === 1 ? '首课免费体验' : `最先上的一课（第 ${number} 课）免费体验`
        expect(trialText(held[0]?.number)).toBe(words)
        const view = new CatalogueView(new Catalogue(0))
        for (const item of sessionsOf(entry)) {
          const isTrial = item.number === held[0]?.number
          const { description } = calendarEvent(item, view, 'https://gongyun.example')
          expect([item.number, description.includes(words)]).toEqual([item.number, isTrial])
          const tag = `普惠 · ${number === 1 ? '首课免费' : '免费体验'}`
          expect(accessOf(item, { prices: [] }).word === tag).toBe(isTrial)
        }
      }),
    )
  })

  it('should all be free where the course is', () => {
    fc.assert(
      fc.property(fc.array(lesson, { maxLength: 5 }), (lessons) => {
        const entry = { ...course(lessons), kind: 'public-benefit' as const }
        expect(sessionsOf(entry).every(isFree)).toBe(true)
        expect(paidLessons(entry)).toBe(0)
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
