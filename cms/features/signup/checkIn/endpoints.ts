import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { registrationRow } from '../book/registrationRow.ts'
import { keyOf } from '../asked/bookables.ts'
import { type Bookable, bookable } from '../asked/contract.ts'
import { audited } from '../desk/audited.ts'
import { type Lesson, listedOf } from '../desk/listed.ts'
import { mustReach } from '../desk/reach.ts'
import { bodyOf, networkOfRequest, openedSignUps, parsed, publicPost } from '../endpoints/answer.ts'
import { signUpReason } from '../asked/refusals.ts'
import { bookableOf, type SignUps } from '../service/signUps.ts'
import type { absentAnswer, attendanceAnswer, doorAnswer } from './admin/answers.ts'
import { absentAsked, attendanceAsked, checkInAsked } from '../attendance/contract.ts'
import { doorCode, doorMs, earliestMs, isDoorCode } from './doorCode.ts'
import { addScans, readAttendances } from '../attendance/store.ts'
import { heldOf, mustHaveSeats, takeScans } from './takeScans.ts'

/** POST /api/signup/attendance: what a phone has noted, in any order and as often as it likes. */
const attendance: Endpoint = {
  path: '/signup/attendance',
  method: 'post',
  handler: async (req) => {
    const { scans } = parsed(attendanceAsked, await bodyOf(req))
    const answer: z.infer<typeof attendanceAnswer> = { scans: await takeScans(req, openedSignUps(), scans) }
    return Response.json(answer)
  },
}

/** POST /api/signup/desk/absent: everybody who has a place at a lesson and was not seen did not come. */
const absent: Endpoint = {
  path: '/signup/desk/absent',
  method: 'post',
  handler: async (req) => {
    const asked = parsed(absentAsked, await bodyOf(req))
    const user = await mustReach(req, 'work', asked.bookable)
    const signUps = openedSignUps()
    const held = heldOf(signUps, asked)
    const about = { action: 'signUp', bookable: asked.bookable, registration: undefined, note: '其余记为未到' } as const
    return audited(req, signUps, about, async () => {
      const unseen = await unseenAt(req, asked)
      const at = signUps.now()
      for (const registration of unseen)
        // a second press is the same scan
        await addScans(req.payload, held, { registration }, [
          { id: `absent-${at}`, kind: 'absent', people: 0, at, by: user.id },
        ])
      const answer: z.infer<typeof absentAnswer> = { absent: unseen.length }
      return Response.json(answer)
    })
  },
}

async function unseenAt(
  { payload }: PayloadRequest,
  { bookable: of, lesson }: { bookable: Bookable; lesson: string },
): Promise<string[]> {
  const where = { and: [{ bookable: { equals: keyOf(of) } }, { state: { equals: 'confirmed' } }] }
  const { docs } = await payload.db.find({
    collection: 'registrations',
    where,
    select: {},
    pagination: false,
    limit: 0,
  })
  const here = { and: [{ bookable: { equals: keyOf(of) } }, { lesson: { equals: lesson } }] }
  const seen = await readAttendances(payload, here)
  const known = new Set(seen.filter(({ state }) => state !== 'unknown').map(({ registration }) => registration))
  return docs.map(({ id }) => String(id)).filter((id) => !known.has(id))
}

const lessonAsked = bookable.extend({ lesson: z.string().regex(/^[\w-]{1,64}$/, '场次编号不对，请刷新页面。') })

/** GET /api/signup/desk/door?collection=…&entry=…&occasion=…&lesson=…: what stands on the screen at the door, for now. */
const door: Endpoint = {
  path: '/signup/desk/door',
  method: 'get',
  handler: async (req) => {
    const { collection, entry, occasion, lesson } = req.query
    const asked = parsed(lessonAsked, { collection, entry, ...(occasion !== undefined && { occasion }), lesson })
    const { lesson: at, ...of } = asked
    await mustReach(req, 'work', of)
    const signUps = openedSignUps()
    const { offered, lessons } = listedOf(signUps.catalogue, of)
    const now = signUps.now()
    const held = lessons.find(({ id }) => id === at)
    if (held === undefined) throw new Refusal(signUpReason('no-such-lesson'))
    if (!isOpenAt(held, now)) throw new Refusal(signUpReason('door-not-open'))
    const code = doorCode(signUps.vault(), keyOf(of), at, now)
    const here = await readAttendances(req.payload, {
      and: [{ bookable: { equals: keyOf(of) } }, { lesson: { equals: at } }, { state: { equals: 'came' } }],
    })
    const answer: z.infer<typeof doorAnswer> = {
      title: offered?.title ?? '',
      code,
      leftMs: doorMs - (now % doorMs),
      came: here.reduce((sum, { people }) => sum + people, 0),
    }
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  },
}

/** POST /api/signup/check-in: whoever comes checks in, with their own code and number and the one on the screen. */
const checkIn = publicPost('check-in', async (req) => {
  const { door: code, ...claim } = parsed(checkInAsked, await bodyOf(req))
  const signUps = openedSignUps()
  await signUps.limits.countCheckIn(networkOfRequest(req), claim.code)
  const row = registrationRow.parse(await signUps.claimed(claim))
  mustHaveSeats(row)
  const of = bookableOf(row)
  const now = signUps.now()
  const lesson = lessonNow(signUps, of, now)
  if (!isDoorCode(signUps.vault(), row.bookable, lesson.id, { code, now }))
    throw new Refusal(signUpReason('wrong-door-code'))
  const held = { bookable: of, lesson: lesson.id, start: lesson.start }
  const scan = { id: `self-${lesson.id}`, kind: 'came', people: row.seats, at: now, by: '' } as const
  const { at } = await addScans(req.payload, held, { registration: row.id }, [scan])
  return Response.json({ cameAt: new Date(at).toISOString(), people: row.seats })
})

/** @throws Refusal when nothing is going on that one could check in to */
function lessonNow(signUps: SignUps, of: Bookable, now: number): Lesson {
  const lesson = listedOf(signUps.catalogue, of).lessons.find((one) => isOpenAt(one, now))
  if (lesson === undefined) throw new Refusal(signUpReason('not-time-to-check-in'))
  return lesson
}

function isOpenAt({ start, end, takesPlace }: Lesson, now: number): boolean {
  return takesPlace && now >= start - earliestMs && now < end
}

/** What takes attendance. */
export const attendanceEndpoints: Endpoint[] = [attendance, absent, door, checkIn]
