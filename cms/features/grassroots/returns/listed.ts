import type { Payload } from 'payload'
import type { Values } from '../../../content/campaigns/template.ts'
import { addedUp } from '../form/fill.ts'
import { type Reach, reaches, reachOfLeader } from '../reach.ts'
import { readUnits } from '../readUnits.ts'
import { rolledUp, targetsWithin } from '../roll/rollUp.ts'
import { levelsAbove, unitsUnder } from '../roll/tree.ts'
import { readTargetsOf } from '../targets/store.ts'
import type { ListedReturn, RollUpAnswer } from './admin/answers.ts'
import type { Reported } from './context.ts'
import { standingOf, unitGone } from './context.ts'
import type { ListedRow } from './row.ts'
import { isOpen, pendingLevel } from './steps.ts'
import { readReturn, readReturns } from './store.ts'

/** What a unit reported, and how many were to. */
interface Counted {
  values: Values
  reported: number
  expected: number
}

/** The forms of a period within reach: those that were begun and those that were not, by the tree. */
export async function listReturns(payload: Payload, reported: Reported, reach: Reach): Promise<ListedReturn[]> {
  const { byId, rows, reporting } = await readAll(payload, reported)
  const within = reachOfLeader(reach, reported.campaign.unit)
  const byUnit = new Map(rows.map((row) => [row.unit, row]))
  return reporting
    .filter(({ id }) => reaches(within, id))
    .map(({ id, name, parent }) => {
      const row = byUnit.get(id)
      const standing = standingOf(row)
      const levels = levelsAbove(byId, id, reported.campaign.unit)
      const isWaiting = !isOpen(standing) && standing.state !== 'approved' && standing.state !== 'locked'
      return {
        unit: id,
        name,
        above: (parent === undefined ? undefined : byId.get(parent)?.name) ?? null,
        state: row === undefined ? null : standing.state,
        isLate: standing.isLate,
        submittedAt: standing.submittedAt ?? null,
        waitsFor: isWaiting ? (pendingLevel(standing, { levels })?.name ?? null) : null,
      }
    })
}

/**
 * What was handed in, added up by the tree as it is now: a unit's own, and with all below it. Forms that are being filled
 * in, or were returned, do not count.
 */
export async function rollUpReturns(payload: Payload, reported: Reported, reach: Reach): Promise<RollUpAnswer['rows']> {
  const { rows, reporting: all } = await readAll(payload, reported)
  const byUnit = new Map(rows.map((row) => [row.unit, row]))
  const targets = await targetsBy(payload, reported.campaign.id)
  const of = new Map(all.map(({ id }) => [id, countedOf(byUnit.get(id))]))
  const rolled = rolledUp(all, of, sumOf)
  const within = targets && targetsWithin(rolled, targets)
  const names = new Map(all.map(({ id, name }) => [id, name]))
  const order: { id: string; depth: number }[] = []
  for (const waiting = rolled.tops.map((id) => ({ id, depth: 0 })).reverse(); waiting.length > 0;) {
    const at = waiting.pop()
    if (at === undefined) break
    order.push(at)
    const below = rolled.childrenOf(at.id).map((id) => ({ id, depth: at.depth + 1 }))
    waiting.push(...below.reverse())
  }
  const seen = reachOfLeader(reach, reported.campaign.unit)
  return order
    .filter(({ id }) => reaches(seen, id))
    .map(({ id, depth }) => {
      const { own, total } = rolled.byUnit.get(id) ?? { own: sumOf([]), total: sumOf([]) }
      const state = byUnit.get(id)?.state ?? null
      const target = within === undefined ? null : (within.get(id) ?? 0)
      return { unit: id, name: names.get(id) ?? id, depth, state, own: own.values, ...total, target }
    })
}

/** How many sessions each unit is to hold of a campaign; undefined where nobody has broken it down. */
async function targetsBy(payload: Payload, campaign: string): Promise<ReadonlyMap<string, number> | undefined> {
  if (!Object.hasOwn(payload.collections, 'targets')) return undefined
  const kept = await readTargetsOf(payload, { campaign, measure: 'sessions' })
  return kept && new Map(kept.rows.map(({ unit, number }) => [unit, number]))
}

function countedOf(row: ListedRow | undefined): Counted {
  const isIn = row !== undefined && !isOpen(row)
  return { values: (isIn ? row.values : undefined) ?? {}, reported: isIn ? 1 : 0, expected: 1 }
}

function sumOf(all: readonly Counted[]): Counted {
  return {
    values: addedUp(all.map(({ values }) => values)),
    reported: all.reduce((sum, one) => sum + one.reported, 0),
    expected: all.reduce((sum, one) => sum + one.expected, 0),
  }
}

async function readAll(payload: Payload, { campaign, period }: Reported) {
  const name = { campaign: campaign.id, period: period.id }
  const [units, rows] = await Promise.all([readUnits(payload), readReturns(payload, name)])
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const under = unitsUnder(units, campaign.unit)
  const known = new Set(under.map(({ id }) => id))
  // whoever has a form is counted, also a unit that has left the leader, or is gone and called as it was then
  const others = rows
    .filter(({ unit }) => !known.has(unit))
    .map(async ({ unit }) => {
      const there = byId.get(unit)
      if (there !== undefined) return there
      const row = await readReturn(payload, { ...name, unit })
      return unitGone({ unit, paper: row?.paper })
    })
  return { byId, rows, reporting: [...under, ...(await Promise.all(others))] }
}
