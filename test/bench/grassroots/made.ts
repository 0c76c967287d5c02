import { type unitLevels } from '../../../site/catalogue/vocabulary.ts'
import type { FormTemplate } from '../../../cms/content/campaigns/template.ts'
import { idFor, type Ids } from '../ids.ts'
import { Random } from '../random.ts'
import type { Stored } from './stored.ts'

/** Counties below the city, and units below each: 1,000 with the city. */
const [counties, below] = [27, 36] as const
const dayMs = 86_400_000
const kinds = ['performance', 'film'] as const

const stamps = (at: Date) => ({ createdAt: at, updatedAt: at })

/** A city, its counties, and their units. The first is the city. */
export function madeUnits(ids: Ids, at: Date): Stored[] {
  const unit = (index: number, name: string, level: keyof typeof unitLevels, parent: string | null): Stored => ({
    ...{ id: idFor('units', index, ids), name, level, parent },
    ...stamps(at),
  })
  const city = unit(0, '测速市总工会', 'city', null)
  const middle = Array.from({ length: counties }, (_, at) => unit(at + 1, `第${at + 1}县总工会`, 'county', city.id))
  const lowest = middle.flatMap(({ id }, county) =>
    Array.from({ length: below }, (_, at) => {
      const index = 1 + counties + county * below + at
      return unit(index, `第${index}单位工会委员会`, 'grass-roots', id)
    }),
  )
  return [city, ...middle, ...lowest]
}

/** Deliveries of a campaign, by all units, over the last four weeks. */
export function madeDeliveries(
  ids: Ids,
  campaign: string,
  units: readonly Stored[],
  count: number,
  at: Date,
): Stored[] {
  const random = new Random(18)
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: idFor('deliveries', index, ids), key: `bench-delivery-${index}`, campaign },
    ...{ ownerUnit: units[index % units.length]?.id, kind: random.pick(kinds) },
    day: new Date(at.getTime() - random.between(1, 28) * dayMs).toISOString().slice(0, 10),
    ...{ place: `第 ${index} 车间`, level: random.pick(['county', 'district', 'grass-roots']) },
    ...{ channel: random.pick(['online', 'offline']), people: random.between(10, 500) },
    ...{ mediaLinks: [], mediaReports: 0, photos: [], provider: '', note: '', isWithdrawn: false },
    ...{ recordedAt: at, recordedBy: 'bench', revision: 0, history: [] },
    ...stamps(at),
  }))
}

/** The forms of all units of a period, handed in. */
export function madeReturns(
  ids: Ids,
  { campaign, period, template }: { campaign: string; period: string; template: FormTemplate },
  units: readonly Stored[],
  at: Date,
): Stored[] {
  const random = new Random(19)
  return units.map(({ id: unit, name }, index) => ({
    ...{ id: idFor('returns', index, ids), key: [campaign, unit, period].join('/'), campaign, unit, period },
    ...{
      revision: 2,
      state: 'submitted',
      version: 1,
      submittedAt: at,
      isLate: false,
      approvals: [],
      stated: {},
      reasons: {},
    },
    values: Object.fromEntries(
      kinds.flatMap((kind) =>
        ['online', 'offline'].flatMap((channel) => [
          [`${kind}/sessions/${channel}`, random.between(1, 50)],
          [`${kind}/participants/${channel}`, random.between(50, 5000)],
        ]),
      ),
    ),
    paper: { template, kinds: [...kinds], unitName: name, isDrawn: true },
    history: [{ at: at.toISOString(), by: 'bench', name: '经办', what: 'submit', comment: '', version: 1 }],
    earlier: [],
    ...stamps(at),
  }))
}
