import type { PayloadRequest } from 'payload'
import { nameOf } from '../../../../site/catalogue/documentName.ts'
import { Refusal } from '../../../base/refusal.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { whileNaming } from '../../../documents/guards/guardedDatabase.ts'
import { apart, inTurn } from '../turns.ts'
import { audited, titleOf } from './audited.ts'
import { mustBeUnrecorded, recordDelivered } from './deliver.ts'
import { readHost } from './candidates.ts'
import { mustSuit } from './hosts.ts'
import { collectionOf } from './names.ts'
import { type OrderAt, orderAt } from './orderAt.ts'
import { orderReason } from './refusals.ts'
import { hostOf, type OrderRow } from './row.ts'
import type { OrderStep, StepSent } from './rules/contract.ts'
import { lastDay } from './rules/days.ts'
import { standingAfter } from './rules/standing.ts'
import { orderStates, orderSteps } from './rules/states.ts'
import { type Change, writeStep } from './store.ts'

/**
 * Takes a step of an order.
 * @returns the order as it is then, for whoever took it
 * @throws Refusal when it is not theirs to take, not open, or somebody else was faster
 */
export async function takeStep(req: PayloadRequest, { id, revision, do: asked }: StepSent): Promise<OrderAt> {
  // what belongs to an order beside its row is written by one at a time
  return inTurn(`order ${id.toLowerCase()}`, async () => {
    const at = await orderAt(req, id)
    mustBeOpen(at, asked, revision)
    if (at.row.state === 'confirmed' && asked.step !== 'deliver') await mustBeUnrecorded(req, at.row)
    // who goes where on a day is looked at and written by one at a time
    const row = await (asked.step === 'match'
      ? inTurn(`host ${asked.host.kind}/${asked.host.id.toLowerCase()} ${asked.day}`, () =>
          whileNaming(req.payload, [nameOf(collectionOf[asked.host.kind], asked.host.id)], () =>
            written(req, at, asked),
          ),
        )
      : written(req, at, asked))
    return { ...at, row }
  })
}

/** @throws Refusal when the step is not for whoever asks, the order is another one by now, or the table has no such step */
function mustBeOpen({ row, sides }: OrderAt, { step }: OrderStep, revision: number): void {
  const { by, from, word } = orderSteps[step]
  if (!by.some((side) => sides.has(side))) throw new Refusal(orderReason('not-your-step', { step: word }))
  if (row.revision !== revision) throw new Refusal(orderReason('order-changed-meanwhile'))
  if (!from.includes(row.state))
    throw new Refusal(orderReason('order-not-open', { step: word, state: orderStates[row.state] }))
}

async function written(req: PayloadRequest, { row, user }: OrderAt, asked: OrderStep): Promise<OrderRow> {
  const change: Change = { ...(await changeOf(req, row, asked)), ...standingAfter(row, asked.step) }
  const reason = 'reason' in asked ? asked.reason : ''
  const taken = { at: new Date().toISOString(), by: user.id, step: asked.step, reason }
  const then = audited(req, await titleOf(req.payload, row), orderSteps[asked.step].word)
  return apart(() => writeStep(req.payload, row, change, taken, then))
}

/** What a step changes beside the state. @throws Refusal when what it says cannot be */
async function changeOf(req: PayloadRequest, row: OrderRow, asked: OrderStep): Promise<Change> {
  switch (asked.step) {
    case 'match': {
      mustBeArranged(row, asked.day)
      await mustSuit(req.payload, row, asked)
      const { host, day, time, note } = asked
      return { hostKind: host.kind, host: host.id, day, time, arrangedNote: note }
    }
    case 'askAgain':
      return { hostKind: null, host: null, day: row.wishedDay, time: row.wishedTime, arrangedNote: '' }
    case 'deliver':
      if (row.day > writtenDay(Date.now())) throw new Refusal(orderReason('order-not-yet', { day: row.day }))
      return recordDelivered(req, row, asked)
    case 'rateHost':
      return { hostStars: asked.rating.stars, hostComment: asked.rating.comment }
    case 'rateUnit':
      return { unitStars: asked.rating.stars, unitComment: asked.rating.comment }
    case 'confirm': {
      const host = hostOf(row)
      if (host === undefined || (await readHost(req.payload, host)) === undefined)
        throw new Refusal(orderReason('host-gone'))
      return {}
    }
    case 'decline':
    case 'cancel':
      return {}
  }
}

/** It may be written down after it was, but never before it was ordered. */
function mustBeArranged({ placedAt }: OrderRow, day: string): void {
  const [first, last] = [writtenDay(placedAt), lastDay(writtenDay(Date.now()))]
  if (day < first) throw new Refusal(orderReason('arranged-before-ordered', { day: first }), ['do.day'])
  if (day > last) throw new Refusal(orderReason('order-too-far', { last }), ['do.day'])
}
