import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { type PosterFacts, posterFactsOf } from '../../../site/posters/facts.ts'

const now = Date.parse('2026-11-20T02:00:00Z')
const day = 24 * 3_600_000

interface Dated {
  days: number
  cancelled?: boolean
  full?: boolean
}

function factsOf(dates: readonly Dated[], fields: object = {}): { facts: PosterFacts; view: CatalogueView } {
  const view = new CatalogueView(new Catalogue(now))
  const entry = entrySchemas.activities.parse({
    id: 'a',
    slug: 'a',
    created: '2026-01-01T00:00:00.000Z',
    sample: false,
    title: '开放日',
    kind: 'relief',
    admission: 'ticket',
    audiences: [],
    dates: dates.map(({ days, ...rest }, index) => ({
      id: `d${index}`,
      start: new Date(now + days * day).toISOString(),
      ...rest,
    })),
    talents: [],
    teams: [],
    works: [],
    pictures: [],
    ...fields,
  })
  return { facts: posterFactsOf('activities', entry, view, 'https://gongyun.example'), view }
}

describe('the facts of a poster', () => {
  it('should name up to three further dates that take place, and count more', () => {
    const date = fc.record({ days: fc.integer({ min: -20, max: 35 }), cancelled: fc.boolean(), full: fc.boolean() })
    fc.assert(
      fc.property(fc.uniqueArray(date, { selector: ({ days }) => days, maxLength: 7 }), (dates) => {
        const { more } = factsOf(dates).facts
        // one that began today is not over yet
        const ahead = dates.filter(({ days, cancelled }) => days >= 0 && !cancelled).sort((a, b) => a.days - b.days)
        const others = ahead.slice(1)
        if (others.length === 0) expect(more).toBeUndefined()
        else if (others.length > 3) expect(more).toBe(`后面还有 ${others.length} 场`)
        else {
          const named = [...(more ?? '').matchAll(/(\d+)月(\d+)日/g)].map(([, month, date]) => `${month}-${date}`)
          const expected = others.map(({ days }) => new Date(now + days * day))
          expect(named).toEqual(expected.map((one) => `${one.getUTCMonth() + 1}-${one.getUTCDate()}`))
          expect((more ?? '').split('已满').length - 1).toBe(others.filter(({ full }) => full).length)
        }
      }),
    )
  })

  it('should tell how one gets in, and whether it is invented', () => {
    const note = '凭会员卡到服务台领票，每人 2 张'
    const { facts } = factsOf([{ days: 2 }], { admissionNote: note, sample: true })
    expect(facts).toMatchObject({ access: { word: '凭票入场', note }, isSample: true })
    expect(factsOf([{ days: 2 }]).facts.access).toEqual({ word: '凭票入场', isFree: false })
  })

  it.each([
    [{}, {}, false],
    [{ signUpUrl: 'https://form.example.com/1' }, {}, true],
    [{ signUpPicture: 'code' }, {}, true],
    [{ signUpUrl: 'https://form.example.com/1' }, { full: true }, false],
    [{ signUpUrl: 'https://form.example.com/1' }, { cancelled: true }, false],
    [{ signUpUrl: 'https://form.example.com/1', signUpUntil: '2026-11-19T02:00:00.000Z' }, {}, false],
    [{ participation: 'walk-in' }, {}, false],
  ])('should offer a sign-up only while one can sign up on the page: %j %j', (fields, state, expected) => {
    expect(factsOf([{ days: 2, ...state }], fields).facts.hasSignUp).toBe(expected)
  })

  it('should be read again when the sign-up ends', () => {
    const until = now + day
    const fields = { signUpUrl: 'https://form.example.com/1', signUpUntil: new Date(until).toISOString() }
    const { facts, view } = factsOf([{ days: 2 }], fields)
    expect([facts.hasSignUp, view.staleAt]).toEqual([true, until])
  })
})
