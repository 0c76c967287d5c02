import type { PayloadRequest } from 'payload'
import { targets as rights } from '../../../rights/tables.ts'
import { Refusal } from '../../../base/refusal.ts'
import { dayInFull, writtenDay } from '../../../base/time/wallClock.ts'
import { type Campaign, type Period, readCampaign } from '../campaign.ts'
import type { DeliverySums } from '../deliveries/sums.ts'
import { type Reach, reaches, reachOf } from '../reach.ts'
import { readUnits } from '../readUnits.ts'
import { grassrootsReason } from '../refusals.ts'
import { states } from '../returns/admin/words.ts'
import { readReturns } from '../returns/store.ts'
import { type TargetMeasure, targetMeasures } from '../targets/admin/words.ts'
import { readTargetsOf, type TargetsName } from '../targets/store.ts'
import type { Bulletin } from './bulletinPaper.ts'
import { type Completion, completionOf, totalsOf } from './completion.ts'

/** Adds up what was delivered for a campaign, by unit and more. */
export type Delivered = (payload: PayloadRequest['payload'], asked: { campaign: string }) => Promise<DeliverySums[]>

/** What a measure takes of what was delivered. */
const taken = { sessions: 'sessions', coverage: 'people' } as const satisfies Record<TargetMeasure, keyof DeliverySums>

/**
 * How far units are with a campaign, as far as whoever asks may see it: a unit sees itself and those below it.
 * @throws Refusal when they may not, or there is no such campaign, or nothing is broken down
 */
export async function readBulletin(req: PayloadRequest, name: TargetsName, delivered: Delivered): Promise<Bulletin> {
  const { payload } = req
  const { reach } = await reachOf(req, rights.rows.seeTargets)
  const campaign = await readCampaign(payload, name.campaign)
  const [row, units, sums] = await Promise.all([
    readTargetsOf(payload, name),
    readUnits(payload),
    delivered(payload, { campaign: name.campaign }),
  ])
  const done = new Map<string, number>()
  for (const one of sums) done.set(one.unit, (done.get(one.unit) ?? 0) + one[taken[name.measure]])
  const targets = new Map((row?.rows ?? []).map(({ unit, number }) => [unit, number]))
  const completion = withinReach(completionOf(units, targets, done), reach)
  if (completion.units.length === 0)
    throw new Refusal(grassrootsReason(targets.size === 0 ? 'nothing-broken-down' : 'no-target-within-reach'))
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  const now = Date.now()
  return {
    title: campaign.title,
    organisation: names.get(campaign.unit ?? '') ?? '',
    measure: targetMeasures[name.measure],
    until: dayInFull(now),
    names,
    standings: await standingsOf(req, campaign, now),
    stated: reach === 'all' ? (row?.stated ?? undefined) : undefined,
    completion,
  }
}

/** The part of it that is within reach; ranks stay those among all. */
function withinReach(completion: Completion, reach: Reach): Completion {
  if (reach === 'all') return completion
  return totalsOf(
    completion.units.filter(({ unit }) => reaches(reach, unit)),
    0,
  )
}

/**
 * The period that a day is about, whatever order they were typed in: of those that contain it the one that began last, and
 * of these the shortest, since a whole year stands beside its halves. Between periods it is the one that ended last, whose
 * forms are under way; before all of them the first.
 * @param today YYYY-MM-DD of Shanghai, as those of the periods
 */
export function periodOn(periods: readonly Period[], today: string): Period | undefined {
  const later = (one: string, other: string): number => (one === other ? 0 : one > other ? -1 : 1)
  const on = periods
    .filter(({ from, to }) => from <= today && today <= to)
    .toSorted((one, other) => later(one.from, other.from) || later(other.to, one.to))
  const over = periods
    .filter(({ to }) => to < today)
    .toSorted((one, other) => later(one.to, other.to) || later(one.from, other.from))
  const coming = periods.toSorted((one, other) => later(other.from, one.from))
  return on[0] ?? over[0] ?? coming[0]
}

/** How it stands with each unit's form of the period that is on, in words; of a campaign without forms nothing. */
async function standingsOf(
  { payload }: PayloadRequest,
  { id, periods }: Campaign,
  now: number,
): Promise<Map<string, string>> {
  const period = periodOn(periods, writtenDay(now))
  if (period === undefined) return new Map()
  const rows = await readReturns(payload, { campaign: id, period: period.id })
  return new Map(rows.map(({ unit, state, isLate }) => [unit, `${states[state]}${isLate ? '（迟报）' : ''}`]))
}
