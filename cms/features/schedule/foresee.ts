import type { Payload } from 'payload'
import { entryNow, refuseUnpublishableEntry } from './circumstances.ts'
import { requestOf } from './carryOut.ts'
import type { Looked } from './foresight.ts'
import { aheadOf, noteForeseen, type Plan } from './plans.ts'
import { problemOf } from './problem.ts'
import { planProblem } from './rules.ts'
import { scheduleReason } from './refusals.ts'

/**
 * Looks ahead at what is planned: an account may be gone by now, the text another one, the list of wordings longer. What
 * would be refused at its time, as things stand, is said now, while people are there who can mend it; what was mended is
 * said no longer. Of what could not be found out, what was said stays.
 * @param now milliseconds since the epoch
 * @param name `<collection>/<id>` of an entry, or of a plan
 */
export async function foresee(payload: Payload, now: number, name: string): Promise<Looked> {
  const plans = await aheadOf(payload, now, name)
  let isKnown = true
  for (const plan of plans) {
    const problem = await foreseenProblem(payload, plan)
    if (problem === 'unknown') isKnown = false
    else if (problem?.message !== (plan.problem ?? undefined))
      await noteForeseen(payload, plan, problem?.message ?? null)
  }
  return { documents: plans.map(({ document }) => document), isKnown }
}

/** Why a plan would be refused at its time, as things stand now; in Chinese, or undefined. */
async function foreseenProblem(payload: Payload, plan: Plan): Promise<{ message: string } | 'unknown' | undefined> {
  try {
    const req = await requestOf(payload, plan)
    const entry = await entryNow(req, plan)
    if (entry === undefined) return scheduleReason('foreseen-gone')
    if (plan.action === 'unpublish' || (!entry.isInTrash && entry.isNewestPublic)) return undefined
    const problem = planProblem(plan, entry, 'foreseen', Date.parse(plan.at))
    if (problem === undefined) await refuseUnpublishableEntry(req, entry)
    return problem
  } catch (error) {
    const { message, isFinal } = problemOf(error)
    return isFinal ? scheduleReason('foreseen-refusal', { message }) : 'unknown'
  }
}
