import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { campaignStanding, daysText, phasesNow, phaseStandingOf } from '../../../site/text/campaignPhases.ts'

const phase = (from: string, to: string) => ({
  id: from,
  name: '阶段',
  from: `${from}T12:00:00.000Z`,
  to: `${to}T12:00:00.000Z`,
})
const april = phase('2026-04-01', '2026-04-30')
const may = phase('2026-05-01', '2026-11-10')

describe('the phases of a campaign', () => {
  it('should be on from the first minute of their first day to the last one of their last, in Shanghai', () => {
    const at = (time: string) => phaseStandingOf(april, Date.parse(time))
    expect(
      ['2026-03-31T15:59:59Z', '2026-03-31T16:00:00Z', '2026-04-30T15:59:59Z', '2026-04-30T16:00:00Z'].map(at),
    ).toEqual(['coming', 'on', 'on', 'over'])
  })

  it('should have the page rendered again when one of them begins or ends, and never for what is behind', () => {
    const seen = (time: string) => {
      const view = new CatalogueView(new Catalogue(Date.parse(time)))
      return [phasesNow(view, [april, may]).map(({ standing }) => standing), view.staleAt]
    }
    expect(seen('2026-04-10T00:00:00Z')).toEqual([['on', 'coming'], Date.parse('2026-04-30T16:00:00Z')])
    expect(seen('2026-12-01T00:00:00Z')).toEqual([['over', 'over'], Infinity])
  })

  it('should stand still between two of its changes', () => {
    const day = fc.integer({ min: 20_500, max: 20_900 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, day), { maxLength: 5 }),
        day,
        fc.nat({ max: 86_399_999 }),
        (days, today, ms) => {
          const phases = days.map(([a, b]) => {
            const [from, to] = [Math.min(a, b), Math.max(a, b)].map((at) =>
              new Date(at * 86_400_000).toISOString().slice(0, 10),
            )
            return phase(from ?? '', to ?? '')
          })
          const view = new CatalogueView(new Catalogue(today * 86_400_000 + ms))
          const shown = phasesNow(view, phases).map(({ standing }) => standing)
          const until = Math.min(view.staleAt, (today + 500) * 86_400_000) - 1
          expect(phases.map((one) => phaseStandingOf(one, until))).toEqual(shown)
        },
      ),
    )
  })

  it('should make the whole go on from the first to the last of them, gaps included', () => {
    expect(
      [[], ['over', 'over'], ['coming'], ['over', 'coming'], ['on', 'coming']].map((all) =>
        campaignStanding(all as never),
      ),
    ).toEqual([undefined, 'over', 'coming', 'on', 'on'])
  })

  it('should name their days once, with the year where it is another one', () => {
    const now = Date.parse('2026-06-01T00:00:00Z')
    expect(daysText(april, now)).toBe('4月1日—4月30日')
    expect(daysText(phase('2026-04-01', '2026-04-01'), now)).toBe('4月1日')
    expect(daysText(phase('2025-04-01', '2025-04-30'), now)).toBe('2025年4月1日—4月30日')
    expect(daysText(phase('2025-12-01', '2026-01-10'), now)).toBe('2025年12月1日—2026年1月10日')
    expect(daysText(phase('2026-12-01', '2027-01-10'), now)).toBe('12月1日—2027年1月10日')
  })
})
