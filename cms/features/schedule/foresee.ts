import type { Payload } from 'payload'
import { entryNow, refuseUnpublishableEntry } from './circumstances.ts'
import { requestOf } from './carryOut.ts'
import { aheadOf, noteForeseen, type Plan } from './plans.ts'
import { problemOf } from './problem.ts'
import { planProblem } from './rules.ts'
import { scheduleReason } from './refusals.ts'

/**
 * Looks ahead at what is planned: an account may be gone by now, the text another one, the list of wordings longer. What
 * would be refused at its time, as things stand, is said now, while people are there who can mend it; what was mended is
 * said no longer.
 * @param now milliseconds since the epoch
 * @returns the entries for which something is planned, `<collection>/<id>`
 */
export async function foresee(payload: Payload, now: number): Promise<ReadonlySet<string>> {
  const plans = await aheadOf(payload, now)
  for (const plan of plans) {
    const problem = await foreseenProblem(payload, plan)
    if (problem !== (plan.problem ?? undefined)) await noteForeseen(payload, plan, problem ?? null)
  }
  return new Set(plans.map(({ document }) => document))
}

/** Why a plan would be refused at its time, as things stand now; in Chinese, or undefined. */
async function foreseenProblem(payload: Payload, plan: Plan): Promise<string | undefined> {
  try {
    const req = await requestOf(payload, plan)
    const entry = await entryNow(req, plan)
    if (entry === undefined) return scheduleReason('foreseen-gone').message
    if (plan.action === 'unpublish' || (!entry.isInTrash && entry.isNewestPublic)) return undefined
    const problem = planProblem(plan, entry, 'foreseen', Date.parse(plan.at))
    if (problem === undefined) await refuseUnpublishableEntry(req, entry)
    return problem?.message
  } catch (error) {
    const { message, isFinal } = problemOf(error)
    // what may pass by itself has passed by then
    return isFinal ? scheduleReason('foreseen-refusal', { message }).message : undefined
  }
}
