import { expect, it } from 'vitest'
import { compareRanks } from '../../../site/catalogue/index/ranks.ts'
import { campaigns } from '../../../site/catalogue/libraries/campaigns.ts'

const now = Date.parse('2026-11-20T02:00:00Z')
const campaign = (id: string, year: number, ...ends: string[]) =>
  campaigns.schema.parse({
    ...{ id, slug: id, title: id, year, kinds: [], sample: false, created: '2026-01-01T00:00:00.000Z' },
    phases: ends.map((end) => ({
      id: end,
      name: '阶段',
      from: '2020-01-01T04:00:00.000Z',
      to: `${end}T04:00:00.000Z`,
    })),
  })

it('should stand by year, and behind those of its year once its last day is over', () => {
  const all = [
    campaign('last-year', 2025, '2026-12-01'),
    campaign('over', 2026, '2026-10-01', '2026-11-19'),
    campaign('last-day', 2026, '2026-10-01', '2026-11-20'),
    campaign('without-phases', 2026),
  ]
  const ordered = all.toSorted((a, b) => compareRanks(campaigns.rank(a, now).numbers, campaigns.rank(b, now).numbers))
  expect(ordered.map(({ id }) => id)).toEqual(['last-day', 'without-phases', 'over', 'last-year'])
  expect(all.map((one) => campaigns.rank(one, now).until)).toEqual([
    Date.parse('2026-12-01T16:00:00Z'),
    Infinity,
    Date.parse('2026-11-20T16:00:00Z'),
    Infinity,
  ])
})
