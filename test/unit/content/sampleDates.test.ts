import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noonOf, periodOf } from '../../../cms/content/sample/dates.ts'
import { readContent } from '../../../cms/features/sample/read.ts'
import { sessionsOf } from '../../../cms/content/sample/sessions.ts'

const dayLength = 24 * 60 * 60 * 1000

describe('relative dates', () => {
  it('counts weeks from the anchor’s ISO week and keeps Shanghai’s time', () => {
    const occasion = { week: 0, weekday: 3, time: '18:30', minutes: 90 }
    expect(periodOf(occasion, '2026-11-21')).toEqual({
      start: '2026-11-18T10:30:00.000Z',
      end: '2026-11-18T12:00:00.000Z',
    })
    expect(periodOf({ ...occasion, week: 1 }, '2026-11-21').start).toBe('2026-11-25T10:30:00.000Z')
    expect(periodOf({ ...occasion, week: -1, time: '06:00' }, '2026-11-21').start).toBe('2026-11-10T22:00:00.000Z')
  })

  it('lets a Sunday belong to the week that began the Monday before', () => {
    expect(periodOf({ week: 0, weekday: 1, time: '12:00', minutes: 60 }, '2026-11-22').start).toBe(
      '2026-11-16T04:00:00.000Z',
    )
  })

  it('crosses the end of a year', () => {
    expect(noonOf({ week: 1, weekday: 5 }, '2026-12-28')).toBe('2027-01-08T04:00:00.000Z')
  })

  it('refuses an anchor that is no date', () => {
    expect(() => noonOf({ week: 0, weekday: 1 }, 'soon')).toThrow(RangeError)
  })
})

describe('the days after a first start', async () => {
  const content = await readContent('content')
  const courses = [...content.courses.values()].flatMap((course) =>
    sessionsOf(course).map((session, index) => ({ ...session, free: course.kind === 'public-benefit' || index === 0 })),
  )
  const showings = [...content.performances.values()].flatMap((performance) =>
    performance.showings
      .filter((showing) => !showing.cancelled)
      .map((showing) => ({ ...showing, free: performance.admission === 'free' })),
  )
  const anchors = fc
    .integer({ min: 0, max: 20 * 366 })
    .map((days) => new Date(Date.UTC(2024, 0, 1) + days * dayLength).toISOString().slice(0, 10))

  /** Occasions that start after the anchor’s day is over and within the seven days that follow. */
  const coming = <T extends { week: number; weekday: number; time: string; minutes: number }>(
    occasions: T[],
    anchor: string,
  ): T[] => {
    const from = Date.parse(`${anchor}T24:00:00+08:00`)
    return occasions.filter((occasion) => {
      const start = Date.parse(periodOf(occasion, anchor).start)
      return start >= from && start < from + 7 * dayLength
    })
  }

  it('have at least six occasions, two of them free public-benefit classes, whatever weekday it is', () => {
    const publicBenefit = [...content.courses.values()]
      .filter((course) => course.kind === 'public-benefit')
      .flatMap(sessionsOf)
    fc.assert(
      fc.property(anchors, (anchor) => {
        expect(coming([...courses, ...showings], anchor).length).toBeGreaterThanOrEqual(6)
        expect(coming(publicBenefit, anchor).length).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 60 },
    )
  })

  it('have lunchtime and weekend occasions to choose from', () => {
    fc.assert(
      fc.property(anchors, (anchor) => {
        const week = coming([...courses, ...showings], anchor)
        expect(week.some((occasion) => occasion.time === '12:15')).toBe(true)
        expect(week.some((occasion) => occasion.weekday >= 6)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('lie within a year around the start', () => {
    const weeks = [...courses, ...showings].map((occasion) => occasion.week)
    expect(Math.min(...weeks)).toBeLessThanOrEqual(-20)
    expect(Math.max(...weeks)).toBeGreaterThanOrEqual(20)
  })
})
