import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { type Occasion, sessionsOf, takesPlace } from '../../../../site/catalogue/calendar/occasions.ts'
import type { Catalogue } from '../../../../site/catalogue/catalogue.ts'
import { Refusal } from '../../../base/refusal.ts'
import { wholly } from '../../../database/wholly.ts'
import { openedPort } from '../../../documents/port.ts'
import { untilWritten } from '../../../documents/saving/untilWritten.ts'
import { signUpReason } from '../asked/refusals.ts'
import { documentId } from '../attendance/contract.ts'
import type { RegistrationRow } from '../book/registrationRow.ts'
import { lockRow } from '../book/store.ts'
import { audited } from '../desk/audited.ts'
import { nameOfEntry, withinReach } from '../desk/reach.ts'
import { reachedRegistration } from '../desk/read.ts'
import { ofOne } from '../desk/stepEndpoints.ts'
import { bodyOf, openedSignUps, parsed } from '../endpoints/answer.ts'
import { bookableOf } from '../service/signUps.ts'
import type { MakeUpsAnswer } from './admin/answers.ts'
import { lessonsOf } from './lessons.ts'
import { attendedOf, longestAgoMs, makeUpProblem } from './rules.ts'
import { forgetMakeUp, keepMakeUp, readMakeUps } from './store/makeUps.ts'

/** Most occasions in a list at which a lesson may have been made up. */
const mostElsewhere = 200

const asked = ofOne.extend({
  lesson: documentId,
  /** Null: it was noted by mistake. */
  at: z.strictObject({ collection: z.literal('courses'), entry: documentId, occasion: documentId }).nullable(),
})

/** GET /api/signup/desk/make-ups?registration=…: which lessons somebody came to, missed and made up. */
const list: Endpoint = {
  path: '/signup/desk/make-ups',
  method: 'get',
  handler: async (req) => {
    const { registration } = parsed(ofOne, { registration: req.query['registration'] })
    const row = await reachedRegistration(req, 'see', registration)
    return Response.json(await shown(req, row))
  },
}

/** POST /api/signup/desk/make-ups: a lesson was made up at another occasion, or that was a mistake. */
const note: Endpoint = {
  path: '/signup/desk/make-ups',
  method: 'post',
  handler: async (req) => {
    const { registration, lesson, at } = parsed(asked, await bodyOf(req))
    const row = await reachedRegistration(req, 'work', registration)
    if (row.state !== 'confirmed') throw new Refusal(signUpReason('registration-over'))
    const signUps = openedSignUps()
    const start = at === null ? 0 : await startOf(req, at)
    const about = { action: 'signUp', bookable: bookableOf(row), registration: row } as const
    return audited(req, signUps, { ...about, note: at === null ? '撤销补课' : '登记补课' }, async () => {
      if (at === null) await forgetMakeUp(req.payload, { registration, lesson })
      else {
        const { collection: library, entry, occasion } = at
        const recorded = { by: req.user?.id ?? '', at: new Date(signUps.now()).toISOString() }
        const asks = { lesson, at: { entry, occasion, start }, entry: row.entry }
        const makeUp = { registration, lesson, library, entry, occasion }
        await underLock(req, row, async (transaction) => {
          await mustMakeUp(req, row, asks, transaction)
          await keepMakeUp(req.payload, makeUp, recorded, transaction)
        })
      }
      return Response.json(await shown(req, row))
    })
  },
}

/**
 * When an occasion began, at which somebody says that a lesson was made up. Milliseconds since the epoch.
 * @throws Refusal when there is none, or it is of a course that they may not see
 */
async function startOf(req: PayloadRequest, at: { entry: string; occasion: string }): Promise<number> {
  const name = { collection: 'courses', entry: at.entry } as const
  const isMine = (await withinReach(req, 'see', [name])).has(nameOfEntry(name))
  const there = occasionsWith(openedSignUps().catalogue).find(
    ({ entry, occasion }) => entry.id === at.entry && occasion.id === at.occasion,
  )
  if (there === undefined || !isMine) throw new Refusal(signUpReason('no-such-lesson'))
  return Date.parse(there.occasion.start)
}

/** Does something with what a registration has made up, when nobody else does: one occasion counts for one lesson. */
async function underLock(
  { payload }: PayloadRequest,
  { bookable }: RegistrationRow,
  work: (transaction: PayloadRequest) => Promise<void>,
): Promise<void> {
  const locked = async (transaction: PayloadRequest): Promise<void> => {
    await lockRow(payload, bookable, transaction)
    await work(transaction)
  }
  await untilWritten(async () => openedPort()?.apart(() => wholly(payload, locked)))
}

/** @throws Refusal when a lesson cannot be made up there */
async function mustMakeUp(
  { payload }: PayloadRequest,
  row: RegistrationRow,
  asks: Parameters<typeof makeUpProblem>[0],
  transaction: PayloadRequest,
): Promise<void> {
  const signUps = openedSignUps()
  const seen = await lessonsOf(payload, signUps.catalogue, row, transaction)
  const used = (await readMakeUps(payload, row.id, transaction)).filter((one) => one.lesson !== asks.lesson)
  const occasions = used.map(({ occasion }) => occasion)
  const problem = makeUpProblem(asks, seen, occasions, signUps.now())
  if (problem !== undefined) throw new Refusal(problem)
}

async function shown(req: PayloadRequest, row: RegistrationRow): Promise<MakeUpsAnswer> {
  const { catalogue } = openedSignUps()
  const lessons = await lessonsOf(req.payload, catalogue, row)
  return {
    attended: attendedOf(lessons).attended,
    lessons: lessons.map(({ id: lesson, number, start, state }) => ({
      ...{ id: lesson, number, state },
      start: new Date(start).toISOString(),
    })),
    elsewhere: await elsewhere(req, catalogue),
  }
}

/** Occasions of courses that somebody may see, the latest first. */
async function elsewhere(req: PayloadRequest, catalogue: Catalogue): Promise<MakeUpsAnswer['elsewhere']> {
  const now = openedSignUps().now()
  const past = occasionsWith(catalogue).filter(({ occasion: { start } }) => {
    const ago = now - Date.parse(start)
    return ago >= 0 && ago <= longestAgoMs
  })
  const names = past.map(({ entry }) => ({ collection: 'courses' as const, entry: entry.id }))
  const mine = await withinReach(req, 'see', names)
  return past
    .filter(({ entry }) => mine.has(nameOfEntry({ collection: 'courses', entry: entry.id })))
    .sort((one, other) => Date.parse(other.occasion.start) - Date.parse(one.occasion.start))
    .slice(0, mostElsewhere)
    .map(({ entry, occasion, count, number }) => ({
      ...{ collection: 'courses', entry: entry.id, occasion: occasion.id, start: occasion.start },
      title: count > 1 ? `${entry.title} 第 ${number} 课` : entry.title,
    }))
}

function occasionsWith(catalogue: Catalogue): Occasion[] {
  return Array.from(catalogue.all('courses')).flatMap((course) => sessionsOf(course).filter(takesPlace))
}

/** What staff note of lessons that were missed. */
export const makeUpEndpoints: Endpoint[] = [list, note]
