import type { Endpoint, Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { sentInstant } from '../../../base/time/sentInstant.ts'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { Refusal } from '../../../base/refusal.ts'
import { keyOf } from '../asked/bookables.ts'
import { type Bookable, bookable } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { readRow } from '../book/store.ts'
import { audited } from '../desk/audited.ts'
import { mustReachBookable } from '../desk/known.ts'
import { ofOne, step } from '../desk/stepEndpoints.ts'
import { bodyOf, bookableIn, openedSignUps, parsed } from '../endpoints/answer.ts'
import type { Policy } from '../rules/policy.ts'
import type { TrialAnswer } from '../asked/words.ts'
import type { ShownTrial, trialAnswer } from './admin/answers.ts'

const extended = z.strictObject({
  bookable,
  /** Null: as the entry says. */
  until: sentInstant('请填日期和时间。').nullable(),
})

/** GET /api/signup/desk/trial?collection=…&entry=…: until when one chooses after the trial lesson, and how many have. */
const read: Endpoint = {
  path: '/signup/desk/trial',
  method: 'get',
  handler: async (req) => {
    const of = bookableIn(req.query)
    await mustReachBookable(req, 'see', of)
    const { trial } = await policyNow(req, of)
    const answer: z.infer<typeof trialAnswer> =
      trial === undefined ? {} : { trial: await shown(req.payload, of, trial) }
    return Response.json(answer)
  },
}

/** POST /api/signup/desk/trial: sets until when one chooses; those who have not are told. */
const extend: Endpoint = {
  path: '/signup/desk/trial',
  method: 'post',
  handler: async (req) => {
    const { bookable: of, until } = parsed(extended, await bodyOf(req))
    await mustReachBookable(req, 'work', of)
    const signUps = openedSignUps()
    const { trial, starts } = await policyNow(req, of)
    if (trial === undefined) throw new Refusal(signUpReason('no-trial'))
    const at = until === null ? undefined : Date.parse(until)
    if (at !== undefined && (at <= signUps.now() || at > starts)) throw new Refusal(signUpReason('trial-date-wrong'))
    const note = at === undefined ? '试听后选择的时间改为按设定' : `试听后选择延到 ${writtenMoment(at)}`
    const about = { action: 'signUp', bookable: of, registration: undefined, note } as const
    return audited(req, signUps, about, async () => {
      const trialUntil = at === undefined ? null : new Date(at).toISOString()
      await signUps.keeper.run(of, { command: { kind: 'settle' }, trialUntil })
      return Response.json({ done: true })
    })
  },
}

/** POST /api/signup/desk/continue and drop: what somebody has said to staff, whenever that is. */
const said = (kind: 'continue' | 'drop', note: string): Endpoint => ({
  path: `/signup/desk/${kind}`,
  method: 'post',
  handler: async (req) => {
    const { registration } = parsed(ofOne, await bodyOf(req))
    return step(req, registration, { kind, id: registration, by: 'staff' }, note)
  },
})

async function policyNow({ payload }: PayloadRequest, of: Bookable): Promise<Policy> {
  return openedSignUps().policyOf(of, (await readRow(payload, keyOf(of))) ?? { capacity: 0 })
}

async function shown({ db }: Payload, of: Bookable, trial: NonNullable<Policy['trial']>): Promise<ShownTrial> {
  const count = async (answer: TrialAnswer): Promise<number> => {
    // who has cancelled since goes on no more, whatever they have said
    const state = { state: { equals: answer === 'dropped' ? 'cancelled' : 'confirmed' } }
    const where = { and: [{ bookable: { equals: keyOf(of) } }, { trial: { equals: answer } }, state] }
    return (await db.count({ collection: 'registrations', where })).totalDocs
  }
  return {
    asks: new Date(trial.asks).toISOString(),
    until: new Date(trial.until).toISOString(),
    asked: await count('asked'),
    continues: await count('continues'),
    dropped: await count('dropped'),
  }
}

/** What staff do about trial lessons. */
export const trialEndpoints: Endpoint[] = [read, extend, said('continue', '试听后继续'), said('drop', '试听后退出')]
