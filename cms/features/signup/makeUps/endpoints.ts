import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { type Occasion, sessionsOf, takesPlace } from '../../../../site/catalogue/calendar/occasions.ts'
import type { Catalogue } from '../../../../site/catalogue/catalogue.ts'
import { Refusal } from '../../../base/refusal.ts'
import { signUpReason } from '../asked/refusals.ts'
import { documentId } from '../attendance/contract.ts'
import type { RegistrationRow } from '../book/registrationRow.ts'
import { audited } from '../desk/audited.ts'
import { nameOfEntry, withinReach } from '../desk/reach.ts'
import { reachedRegistration } from '../desk/read.ts'
import { ofOne } from '../desk/stepEndpoints.ts'
import { bodyOf, openedSignUps, parsed } from '../endpoints/answer.ts'
import { bookableOf } from '../service/signUps.ts'
import type { MakeUpsAnswer } from './admin/answers.ts'
import { lessonsOf } from './lessons.ts'
import { attendedOf, makeUpProblem } from './rules.ts'
import { forgetMakeUp, keepMakeUp, readMakeUps } from './store/makeUps.ts'

/** How long ago an occasion may be at which a lesson is made up, in milliseconds, and most of them in a list. */
const [longestAgoMs, mostElsewhere] = [180 * 24 * 60 * 60_000, 200] as const

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
    if (at !== null) await mustMakeUp(req, row, lesson, at)
    const about = { action: 'signUp', bookable: bookableOf(row), registration: row } as const
    return audited(req, signUps, { ...about, note: at === null ? '撤销补课' : '登记补课' }, async () => {
      if (at === null) await forgetMakeUp(req.payload, { registration, lesson })
      else {
        const { collection: library, entry, occasion } = at
        const recorded = { by: req.user?.id ?? '', at: new Date(signUps.now()).toISOString() }
        await keepMakeUp(req.payload, { registration, lesson, library, entry, occasion }, recorded)
      }
      return Response.json(await shown(req, row))
    })
  },
}

/** @throws Refusal when a lesson cannot be made up there */
async function mustMakeUp(
  req: PayloadRequest,
  row: RegistrationRow,
  lesson: string,
  at: { entry: string; occasion: string },
): Promise<void> {
  const { catalogue } = openedSignUps()
  const there = occasionsWith(catalogue).find(
    ({ entry, occasion }) => entry.id === at.entry && occasion.id === at.occasion,
  )
  if (there === undefined) throw new Refusal(signUpReason('no-such-lesson'))
  const seen = await lessonsOf(req.payload, catalogue, row)
  const used = (await readMakeUps(req.payload, row.id)).filter((one) => one.lesson !== lesson)
  const problem = makeUpProblem(
    { lesson, at: { ...at, start: Date.parse(there.occasion.start) }, entry: row.entry },
    seen,
    used.map(({ occasion }) => occasion),
    openedSignUps().now(),
  )
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
