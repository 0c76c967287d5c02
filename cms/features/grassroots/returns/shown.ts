import type { Payload, PayloadRequest, TypedUser } from 'payload'
import { returns as rights } from '../../../rights/tables.ts'
import { cellOf } from '../../../rights/verdict.ts'
import { valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import type { Values } from '../../../content/campaigns/template.ts'
import { differences, filledFrom } from '../form/fill.ts'
import type { ReturnAnswer } from './admin/answers.ts'
import { problemsOf } from './check.ts'
import { type ReturnAt, stepAsked } from './context.ts'
import { type Step, steps } from './admin/words.ts'
import { after, isOpen } from './steps.ts'
import type { SumsFor } from './sumsFor.ts'

/** Steps of the unit that fills in; all others are of the levels above it. */
export const stepsOfUnit: ReadonlySet<Step> = new Set(['submit', 'withdraw'])

/** What the unit's deliveries make of the form; undefined where none is recorded. */
export async function drawnOf(payload: Payload, sumsFor: SumsFor, at: ReturnAt): Promise<Values | undefined> {
  const { from, to } = at.period
  const sums = await sumsFor(payload, { campaign: at.name.campaign, unit: at.name.unit, from, to })
  return sums.length === 0 ? undefined : filledFrom(at.paper.template, at.paper.kinds, sums)
}

/** A return as whoever asks sees it, with what they can do. */
export async function shownReturn(
  { payload }: Pick<PayloadRequest, 'payload'>,
  sumsFor: SumsFor,
  at: ReturnAt,
): Promise<ReturnAnswer> {
  const { campaign, period, unit, row, standing, paper, levels, user } = at
  const { template, kinds } = paper
  const hadDrawn = !isOpen(standing) && row?.paper?.isDrawn === true
  const drawn = (await drawnOf(payload, sumsFor, at)) ?? (hadDrawn ? {} : undefined)
  const values = row?.values ?? drawn ?? {}
  const { stated = {}, reasons = {}, history = [], earlier = [] } = row ?? {}
  const approvals = new Map(standing.approvals.map((one) => [one.unit, one.at]))
  return {
    campaign: { id: campaign.id, title: campaign.title },
    period,
    unit: { id: unit.id, name: unit.name },
    template,
    kinds: [...kinds],
    values,
    stated,
    reasons,
    drawn: drawn ?? null,
    changed: drawn === undefined ? [] : differences(template, kinds, drawn, values),
    problems: isOpen(standing) ? problemsOf({ template, kinds, values, stated, reasons, drawn }) : [],
    state: standing.state,
    version: standing.version,
    revision: row?.revision ?? 0,
    submittedAt: standing.submittedAt ?? null,
    isLate: standing.isLate,
    exceptedUntil: row?.exceptedUntil ?? null,
    levels: levels.map((level) => ({ ...level, approvedAt: approvals.get(level.unit) ?? null })),
    steps: stepsFor(user, at, Date.now()),
    mayFill: isOpen(standing) && mayDo(user, 'fillReturn'),
    mayExcept: mayDo(user, 'decideReturn') && (at.reach === 'all' || at.reach.has(levels.at(-1)?.unit ?? unit.id)),
    history: history.map(({ by: _by, ...one }) => one).reverse(),
    earlier: earlier.map(({ version, until, values: were }) => ({ version, until, values: were })).reverse(),
  }
}

/** The steps that somebody could take now, with a reason where one is asked for. */
export function stepsFor(user: TypedUser, at: ReturnAt, now: number): Step[] {
  return valuesOf(steps).filter((step) => {
    if (at.row === undefined && step !== 'submit') return false
    if (!mayDo(user, stepsOfUnit.has(step) ? 'fillReturn' : 'decideReturn')) return false
    return !('refused' in after(at.standing, { ...stepAsked(at, now, 0), step, comment: '—' }))
  })
}

function mayDo(user: TypedUser, right: keyof typeof rights.rows): boolean {
  return cellOf(rights.rows[right], user) !== 'nobody'
}
