import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { keyOf } from '../asked/bookables.ts'
import { bookable } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { checkInAsked } from '../attendance/contract.ts'
import { readHeadcounts } from '../attendance/headcounts.ts'
import { addScans } from '../attendance/store.ts'
import { whenAndWhere } from '../desk/admin/lessons.ts'
import { type Lesson, listedOf } from '../desk/listed.ts'
import { mustReachBookable } from '../desk/known.ts'
import { networkOfRequest, openedSignUps, parsed, publicPost } from '../endpoints/answer.ts'
import { answerRefused, answerWithPage } from '../endpoints/pageAnswer.ts'
import { type Sent, sentBy } from '../endpoints/sent.ts'
import { bookableOf, type SignUps } from '../service/signUps.ts'
import type { doorAnswer } from './admin/answers.ts'
import { doorMs } from './admin/words.ts'
import { doorCode, earliestMs, lessonAtDoor } from './doorCode.ts'
import { mustHaveSeats } from './takeScans.ts'

const lessonAsked = bookable.extend({ lesson: z.string().regex(/^[\w-]{1,64}$/, '场次编号不对，请刷新页面。') })

/** GET /api/signup/desk/door?collection=…&entry=…&occasion=…&lesson=…: what stands on the screen at the door, for now. */
const door: Endpoint = {
  path: '/signup/desk/door',
  method: 'get',
  handler: async (req) => {
    const { collection, entry, occasion, lesson } = req.query
    const asked = parsed(lessonAsked, { collection, entry, ...(occasion !== undefined && { occasion }), lesson })
    const { lesson: at, ...of } = asked
    await mustReachBookable(req, 'work', of)
    const signUps = openedSignUps()
    const { offered, lessons } = listedOf(signUps.catalogue, of)
    const now = signUps.now()
    const when = whenAndWhere(lessons, at)
    mustBeOpen(
      lessons.find(({ id }) => id === at),
      `${offered?.title ?? ''}，${when}`,
      now,
    )
    const code = doorCode(signUps.vault(), keyOf(of), at, now)
    const heads = await readHeadcounts(req.payload, { bookables: [keyOf(of)] })
    const answer: z.infer<typeof doorAnswer> = {
      title: offered?.title ?? '',
      when,
      code,
      leftMs: doorMs - (now % doorMs),
      came: heads.find(({ lesson }) => lesson === at)?.people ?? 0,
    }
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  },
}

/** @param what it is and when @throws Refusal when the screen has nothing to show: not yet, not any more, or never */
function mustBeOpen(lesson: Lesson | undefined, what: string, now: number): void {
  if (lesson === undefined) throw new Refusal(signUpReason('no-such-lesson'))
  if (!lesson.takesPlace) throw new Refusal(signUpReason('door-called-off'))
  if (now >= lesson.end) throw new Refusal(signUpReason('door-over'))
  const opens = lesson.start - earliestMs
  if (now < opens) throw new Refusal(signUpReason('door-not-open', { what, opens: writtenMoment(opens) }))
}

/** POST /api/signup/check-in: whoever comes checks in, with their own code and number and the one on the screen. */
const checkIn = publicPost('check-in', async (req) => {
  const [signUps, sent] = [openedSignUps(), await sentBy(req)]
  try {
    const came = await checkedIn(req, signUps, sent)
    if (sent.kind === 'json') return Response.json(came)
    return await answerWithPage(signUps, { kind: 'checked-in', ...came }, 200)
  } catch (error) {
    if (sent.kind === 'json') throw error
    return answerRefused(signUps, error, 'check-in', sent.fields)
  }
})

async function checkedIn(req: PayloadRequest, signUps: SignUps, sent: Sent) {
  const fields = sent.kind === 'json' ? sent.body : Object.fromEntries(sent.fields)
  const { door: code, ...claim } = parsed(checkInAsked, fields)
  const network = networkOfRequest(req)
  await signUps.limits.countCheckIn(network)
  const row = await signUps.claimed(claim).catch(async (error: unknown) => {
    // a hall may check in as often as it likes, but not look for numbers
    await signUps.limits.countClaim(network)
    throw error
  })
  await signUps.limits.countDoor(claim.code)
  mustHaveSeats(row)
  const of = bookableOf(row)
  const now = signUps.now()
  const { offered, lessons } = listedOf(signUps.catalogue, of)
  const lesson = lessonAtDoor(signUps.vault(), row.bookable, lessons, { code, now })
  if (lesson === 'closed') throw new Refusal(signUpReason('not-time-to-check-in'))
  if (lesson === 'wrong') throw new Refusal(signUpReason('wrong-door-code'), ['door'])
  const held = { bookable: of, lesson: lesson.id, start: lesson.start }
  // the earliest counts, however often; after staff has taken it back one checks in anew
  const id = `self-${now}`
  const scan = { id, kind: 'came', people: row.seats, at: now, by: '' } as const
  const { at } = await addScans(req.payload, held, { registration: row.id }, [scan])
  return { title: offered?.title ?? '', cameAt: new Date(at).toISOString(), people: row.seats }
}

/** By what whoever comes checks in by themselves. */
export const doorEndpoints: Endpoint[] = [door, checkIn]
