import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { endOf, type Occasion, occasionsOf, showingsOf } from '../../../site/catalogue/calendar/occasions.ts'
import { performances } from '../../../site/catalogue/libraries/performances.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { cardOf } from '../../../site/search/entries/cardOf.ts'
import { hitHtml } from '../../../site/search/page/hitHtml.ts'
import { standingOf as foundStandingOf } from '../../../site/search/query/standing.ts'
import { cardTextOf } from '../../../site/text/cards/cardTextOf.ts'
import { dateSummary, type DateSummary, summaryText } from '../../../site/text/dateSummary.ts'
import { isClosed, standingOf } from '../../../site/text/standing.ts'

const now = Date.parse('2026-11-20T02:00:00Z')
const minute = 60_000
const sizes = ['small', 'medium', 'large'] as const
/** Words of which an occasion has one, or moved and full together. */
const strong = ['已取消', '延期', '已结束']

const showing = fc
  .record({
    hours: fc.integer({ min: -300, max: 9000 }),
    length: fc.option(fc.integer({ min: 1, max: 1400 }), { nil: undefined }),
    cancelled: fc.boolean(),
    postponed: fc.boolean(),
    full: fc.boolean(),
    moved: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
  })
  .map(({ hours, length, moved, ...boxes }) => {
    const start = now + hours * 60 * minute
    return {
      start: new Date(start).toISOString(),
      ...(length !== undefined && { end: new Date(start + length * minute).toISOString() }),
      ...(moved !== undefined && { movedFrom: new Date(start - moved * 60 * minute).toISOString() }),
      ...boxes,
    }
  })

function showOf(showings: readonly object[]) {
  return performances.schema.parse({
    id: 'p',
    slug: 'p',
    created: '2026-01-01T00:00:00.000Z',
    sample: false,
    title: '汇报演出',
    kind: 'gala',
    admission: 'free',
    audiences: [],
    programme: [],
    showings: showings.map((one, index) => ({ id: `s${index}`, ...one })),
  })
}

const show = fc.array(showing, { maxLength: 4 }).map(showOf)
const instant = fc.integer({ min: -400, max: 9100 }).map((hours) => now + hours * 60 * minute)

function wordsOf({ tags }: DateSummary): string[] {
  return tags.map(({ word }) => word)
}

function allSizes(occasions: readonly Occasion[], at: number) {
  return sizes.map((size) => dateSummary(standingOf(occasions, at), size, at))
}

describe('the summary of a date', () => {
  it('should have the same words in all sizes, and dates of which each begins with the smaller one', () => {
    fc.assert(
      fc.property(show, instant, (entry, at) => {
        const [small, medium, large] = allSizes(showingsOf(entry), at)
        expect(wordsOf(medium as DateSummary)).toEqual(wordsOf(small as DateSummary))
        expect(wordsOf(large as DateSummary)).toEqual(wordsOf(small as DateSummary))
        expect(medium?.date?.machine).toBe(small?.date?.machine)
        expect(medium?.date?.text.startsWith(small?.date?.text ?? '') ?? small?.date === undefined).toBe(true)
        expect(large?.date).toEqual(medium?.date)
        if (medium?.note !== undefined && small?.date !== undefined) expect(large?.note).toContain(medium.note)
      }),
    )
  })

  it('should never contradict itself: one of the strong words at most, and nothing beside it', () => {
    fc.assert(
      fc.property(show, instant, (entry, at) => {
        for (const summary of [entry.showings.length > 0 ? allSizes(showingsOf(entry), at) : []].flat()) {
          const words = wordsOf(summary)
          if (words.some((word) => strong.includes(word))) expect(words).toHaveLength(1)
          expect(new Set(words).size).toBe(words.length)
          // a date that nobody knows is not named as one
          expect(words.includes('延期')).toBe(summary.date === undefined)
        }
      }),
    )
  })

  it('should say of each occasion what became of it, whatever the time: what is called off is never over', () => {
    fc.assert(
      fc.property(showing, instant, (one, at) => {
        const occasions = showingsOf(showOf([one]))
        const [summary] = allSizes(occasions, at)
        const isOver = endOf(one) <= at
        const expected = one.cancelled
          ? ['已取消']
          : one.postponed
            ? ['延期']
            : isOver
              ? ['已结束']
              : [...('movedFrom' in one ? ['改期'] : []), ...(one.full ? ['已满'] : [])]
        expect(wordsOf(summary as DateSummary)).toEqual(expected)
      }),
    )
  })

  it('should say the same on the card of a list and in what a search found', () => {
    fc.assert(
      fc.property(show, instant, (entry, at) => {
        const standing = standingOf(occasionsOf(entry), at)
        const summary = dateSummary(standing, 'small', at)
        const view = new CatalogueView(new Catalogue(at))
        const card = cardTextOf('performances', entry, view)
        const said = card.tags.map(({ word }) => word)
        for (const word of [...strong, '改期', '已满'])
          expect(said.includes(word)).toBe(wordsOf(summary).includes(word))
        expect(said.includes('免费入场')).toBe(!isClosed(standing))
        const found = cardOf('performances', entry, view)
        const hit = { library: 'performances' as const, card: found, standing: foundStandingOf(found, at) }
        expect(hit.standing.kind).toBe(standing.state)
        const html = hitHtml({ ...hit, viaSynonym: false }, [], at).markup
        for (const word of [...strong, '改期', '已满'])
          expect(html.includes(word)).toBe(wordsOf(summary).includes(word))
      }),
    )
  })

  it('should be of something that stands in its list where the summary says', () => {
    const groups = { coming: 0, postponed: 0, past: 1, undated: 2 }
    fc.assert(
      fc.property(show, instant, (entry, at) => {
        const { state } = standingOf(showingsOf(entry), at)
        const [group] = performances.rank(entry, at).numbers
        if (state !== 'cancelled') expect(group).toBe(groups[state])
      }),
    )
  })

  it('should be one line of plain text for feeds', () => {
    const first = { start: '2026-11-29T11:30:00Z', end: '2026-11-29T13:00:00Z', cancelled: false }
    const text = (one: object) =>
      summaryText(dateSummary(standingOf(showingsOf(showOf([{ ...first, ...one }])), now), 'medium', now))
    expect(text({})).toBe('11月29日 周日 19:30–21:00')
    expect(text({ movedFrom: '2026-11-22T11:30:00Z', full: true })).toBe(
      '改期 已满 11月29日 周日 19:30–21:00（原定 11月22日 周日 19:30）',
    )
    expect(text({ cancelled: true })).toBe('已取消 11月29日 周日 19:30–21:00')
    expect(text({ postponed: true })).toBe('延期 原定 11月29日 周日 19:30，新的时间待定')
    expect(summaryText(dateSummary({ state: 'undated' }, 'medium', now))).toBe('时间待定')
  })
})
