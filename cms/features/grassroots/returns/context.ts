import type { PayloadRequest, TypedUser } from 'payload'
import { z } from 'zod'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { Refusal } from '../../../base/refusal.ts'
import type { FormTemplate } from '../../../content/campaigns/template.ts'
import { returns as rights } from '../../../rights/tables.ts'
import { type Campaign, type Period, readCampaign } from '../campaign.ts'
import { type Reach, reaches, reachOf, reachOfLeader } from '../reach.ts'
import { readUnits } from '../readUnits.ts'
import { grassrootsReason } from '../refusals.ts'
import { isUnder, levelsAbove, type NamedUnit } from '../roll/tree.ts'
import type { ListedRow, ReturnRow } from './row.ts'
import { isOpen, type Standing } from './steps.ts'
import { readReturn, type ReturnName } from './store.ts'

const id = z
  .string('少了专项、单位或报送期。请回到列表重新选。')
  .trim()
  .min(1, '请回到列表重新选。')
  .max(60, '请回到列表重新选。')
/** A campaign's period, as requests name it. */
export const periodAsked = z.object({ campaign: id, period: id })
/** A return, as requests name it. */
export const returnAsked = periodAsked.extend({ unit: id })

/** A campaign with a form, and one of its periods. */
export interface Reported {
  campaign: Campaign
  template: FormTemplate
  period: Period
}

/** A return with all that decides about it. */
export interface ReturnAt extends Reported {
  user: TypedUser
  /** For which units whoever asks may do what is asked. */
  reach: Reach
  name: ReturnName
  unit: NamedUnit
  levels: { unit: string; name: string }[]
  /** Undefined while nobody has begun it. */
  row: ReturnRow | undefined
  standing: Standing
  /** The form as it is, or as it was when it was handed in. */
  paper: { template: FormTemplate; kinds: readonly string[] }
}

/** A campaign and its period. @throws Refusal when one of them is not there, or nobody reports of it */
export async function reportedAt(
  { payload }: Pick<PayloadRequest, 'payload'>,
  asked: z.infer<typeof periodAsked>,
): Promise<Reported> {
  const campaign = await readCampaign(payload, asked.campaign)
  const { template, periods } = campaign
  if (template === undefined) throw new Refusal(grassrootsReason('campaign-without-form'))
  const period = periods.find((one) => one.id === asked.period)
  if (period === undefined) throw new Refusal(grassrootsReason('no-such-period'))
  return { campaign, template, period }
}

/**
 * Reads a return for somebody.
 * @throws Refusal when they may not do that with the unit, there is no such campaign, period or unit, or the campaign does not
 * ask it and it has not reported before
 */
export async function returnAt(
  req: PayloadRequest,
  right: keyof typeof rights.rows,
  { campaign: campaignId, period: periodId, unit: unitId }: z.infer<typeof returnAsked>,
): Promise<ReturnAt> {
  const { user, reach } = await reachOf(req, rights.rows[right])
  const reported = await reportedAt(req, { campaign: campaignId, period: periodId })
  const leader = reported.campaign.unit
  const name = { campaign: campaignId, unit: unitId, period: periodId }
  const row = await readReturn(req.payload, name)
  if (!reaches(row === undefined ? reach : reachOfLeader(reach, leader), unitId))
    throw new Refusal(grassrootsReason('not-for-your-unit'))
  const byId = new Map((await readUnits(req.payload)).map((one) => [one.id, one]))
  // a unit that is gone has left its form, which counts on until somebody has decided about it
  const unit = byId.get(unitId) ?? (row && unitGone(row))
  if (unit === undefined) throw new Refusal(grassrootsReason('no-such-unit'))
  if (row === undefined && !isUnder(byId, unitId, leader))
    throw new Refusal(grassrootsReason('not-asked-to-report', { leader: byId.get(leader ?? '')?.name ?? '别的工会' }))
  const standing = standingOf(row)
  const { template, kinds } = { template: reported.template, kinds: reported.campaign.kinds }
  const paper = row?.paper === undefined || isOpen(standing) ? { template, kinds } : row.paper
  const levels = levelsAbove(byId, unitId, reported.campaign.unit)
  return { ...reported, user, reach, name, unit, levels, row, standing, paper }
}

/** A unit that has left a form behind, by the name it had when it handed it in. */
export function unitGone({ unit, paper }: Pick<ReturnRow, 'unit' | 'paper'>): NamedUnit {
  return { id: unit, name: paper?.unitName ?? '已经没有的单位', parent: undefined }
}

/** How a return stands; one that nobody has begun is being filled in. */
export function standingOf(row: ListedRow | undefined): Standing {
  if (row === undefined) return { state: 'draft', approvals: [], version: 1, submittedAt: undefined, isLate: false }
  const { state, approvals, version, submittedAt, isLate } = row
  return { state, approvals, version, submittedAt, isLate }
}

/** What decides about a step beside the return itself. */
export function stepAsked(at: ReturnAt, now: number, problems: number) {
  const { reach, levels, user, period, row, name } = at
  return {
    ...{
      reach,
      levels,
      unit: name.unit,
      by: user.id,
      at: new Date(now).toISOString(),
      today: writtenDay(now),
      problems,
    },
    ...{ due: period.due, locks: period.locks, exceptedUntil: row?.exceptedUntil },
  }
}
