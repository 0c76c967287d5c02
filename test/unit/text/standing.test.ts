import { describe, expect, it } from 'vitest'
import { performances } from '../../../site/catalogue/libraries/performances.ts'
import { type Occasion, showingsOf } from '../../../site/catalogue/calendar/occasions.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { standingOf } from '../../../site/text/standing.ts'
import { isNothingAhead } from '../../../site/text/eventStanding.ts'

const now = Date.parse('2026-11-20T02:00:00Z')

function showings(...days: [day: number, cancelled?: boolean][]): Occasion[] {
  return showingsOf(
    performances.schema.parse({
      id: 'p',
      audiences: [],
      slug: 'p',
      created: '2026-01-01T00:00:00.000Z',
      sample: false,
      title: '汇报演出',
      kind: 'gala',
      admission: 'free',
      programme: [],
      showings: days.map(([day, cancelled = false]) => ({
        id: `s${day}`,
        start: new Date(now + day * 86_400_000).toISOString(),
        cancelled,
      })),
    }),
  )
}

describe('standingOf', () => {
  it('should name the next occasion and how many follow', () => {
    expect(standingOf(showings([-3], [2], [5], [9]), now)).toMatchObject({
      state: 'coming',
      next: { occasion: { id: 's2' } },
      others: 2,
    })
  })

  it('should pass over what was cancelled', () => {
    expect(standingOf(showings([2, true], [5]), now)).toMatchObject({
      state: 'coming',
      next: { occasion: { id: 's5' } },
      others: 0,
    })
  })

  it('should be cancelled when all that lies ahead was called off', () => {
    expect(standingOf(showings([-3], [2, true]), now)).toMatchObject({
      state: 'cancelled',
      next: { occasion: { id: 's2' } },
    })
  })

  it('should be past when the last one is over', () => {
    expect(standingOf(showings([-9], [-3]), now)).toMatchObject({ state: 'past', last: { occasion: { id: 's-3' } } })
  })

  it('should still be coming while it goes on', () => {
    expect(standingOf(showings([-1 / 24]), now).state).toBe('coming')
  })

  it('should be undated without occasions', () => {
    expect(standingOf([], now)).toEqual({ state: 'undated' })
  })
})

describe('isNothingAhead', () => {
  const shows = (...all: Parameters<typeof showings>[]) =>
    all.map((days) => showings(...days)[0]?.entry).filter((show) => show !== undefined)
  const view = new CatalogueView(new Catalogue(now))

  it('should be so of a list of what is past and called off, and of no list with something to go to', () => {
    expect(isNothingAhead(shows([[2, true]], [[-3]]), true, view)).toBe(true)
    expect(isNothingAhead(shows([[2, true]], [[5]], [[-3]]), true, view)).toBe(false)
    expect(isNothingAhead([], true, view)).toBe(false)
  })

  it('should not be said of a front behind which something may be to come', () => {
    expect(isNothingAhead(shows([[2, true]], [[3, true]]), false, view)).toBe(false)
    expect(isNothingAhead(shows([[2, true]], [[-3]]), false, view)).toBe(true)
  })
})
