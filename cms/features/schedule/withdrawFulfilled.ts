import type { CollectionAfterChangeHook } from 'payload'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { failWhenRefused } from '../../documents/guards/guardedDatabase.ts'
import { beingWritten, take } from '../../documents/operation/operation.ts'
import { releasedKey } from './expiryKey.ts'
import { revocableOf, step } from './plans.ts'
import { recordStep } from './recordStep.ts'
import { fulfilledBy } from './rules.ts'
import { type Action, revocable } from './words.ts'

/** What a schedule says whose step was done otherwise before its time. */
const done: Readonly<Record<Action, string>> = {
  publish: '发布了条目，这一项不再执行。以后改的草稿不会自动上线；还要定时，请重新设定。',
  unpublish: '把条目下线了，这一项不再执行。还要定时，请重新设定。',
}

/**
 * Withdraws what was planned for an entry and is done by this write, in its transaction: nothing that was planned for
 * one text befalls another. So do the writes of the scheduler and of an expiry; the schedule that is being carried out is
 * not among these.
 */
export const withdrawFulfilled: CollectionAfterChangeHook = async (given) => {
  const { collection, doc, operation, req } = given
  failWhenRefused(given)
  const action = actionOf(given)
  if (operation === 'create' || action === undefined) return
  const { payload } = req
  const plans = await revocableOf(payload, nameOf(collection.slug, doc.id), req)
  const problem = `${req.user?.name ?? '系统'}在 ${writtenMoment(Date.now())} ${done[action]}`
  for (const plan of fulfilledBy(action, plans)) {
    const end = { state: 'cancelled', next: null, problem, key: releasedKey(plan) } as const
    const withdrawn = await step(payload, plan.id, revocable, end, req)
    if (withdrawn !== undefined) await recordStep(req, withdrawn, 'dropped', problem)
  }
}

/** What a write has done to what the public sees; undefined where that stays as it is, or nothing was seen before. */
function actionOf({ collection, doc, req }: Parameters<CollectionAfterChangeHook>[0]): Action | undefined {
  if (doc._status === 'published') return 'publish'
  return take(req, beingWritten(collection.slug, 'update', doc), 'takesDown') && 'unpublish'
}
