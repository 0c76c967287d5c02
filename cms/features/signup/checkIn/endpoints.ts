import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { keyOf } from '../asked/bookables.ts'
import { signUpReason } from '../asked/refusals.ts'
import { absenceProblem, absentees } from '../attendance/absentees.ts'
import { audited } from '../desk/audited.ts'
import { listedOf } from '../desk/listed.ts'
import { mustReachBookable } from '../desk/known.ts'
import { bodyOf, openedSignUps, parsed } from '../endpoints/answer.ts'
import type { absentAnswer, attendanceAnswer } from './admin/answers.ts'
import { absentAsked, attendanceAsked } from '../attendance/contract.ts'
import { addScans, readAttendances } from '../attendance/store.ts'
import type { SignUps } from '../service/signUps.ts'
import { heldOf, takeScans } from './takeScans.ts'

const withPlace = z.object({ id: z.string(), createdAt: z.iso.datetime(), placedAt: z.iso.datetime().nullish() })

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

/** POST /api/signup/desk/absent: everybody who has a place at a lesson that is over and was not seen did not come. */
const absent: Endpoint = {
  path: '/signup/desk/absent',
  method: 'post',
  handler: async (req) => {
    const asked = parsed(absentAsked, await bodyOf(req))
    const user = await mustReachBookable(req, 'work', asked.bookable)
    const signUps = openedSignUps()
    const held = heldOf(signUps, asked)
    const kind = asked.undo === true ? 'undo-absent' : 'absent'
    const of = kind === 'absent' ? await unseenAt(req, signUps, asked) : await notedAbsent(req, asked)
    const note = kind === 'absent' ? '其余记为未到' : '撤销未到'
    const about = { action: 'signUp', bookable: asked.bookable, registration: undefined, note } as const
    return audited(req, signUps, about, async () => {
      const at = signUps.now()
      for (const registration of of)
        await addScans(req.payload, held, { registration }, [{ id: `${kind}-${at}`, kind, people: 0, at, by: user.id }])
      const answer: z.infer<typeof absentAnswer> = { absent: of.length }
      return Response.json(answer)
    })
  },
}

type Asked = z.infer<typeof absentAsked>

/** @throws Refusal when nobody can be absent yet, or ever */
async function unseenAt(req: PayloadRequest, signUps: SignUps, { bookable: of, lesson }: Asked): Promise<string[]> {
  const held = listedOf(signUps.catalogue, of).lessons.find(({ id }) => id === lesson)
  const problem = absenceProblem(held, signUps.now())
  if (held === undefined || problem !== undefined) throw new Refusal(problem ?? signUpReason('no-such-lesson'))
  const { docs } = await req.payload.db.find({
    collection: 'registrations',
    where: { and: [{ bookable: { equals: keyOf(of) } }, { state: { equals: 'confirmed' } }] },
    select: { createdAt: true, placedAt: true },
    pagination: false,
    limit: 0,
  })
  const registrations = docs.map((doc) => withPlace.parse(doc))
  const noted = await readAttendances(req.payload, {
    and: [...at({ bookable: of, lesson }).and, { registration: { exists: true } }],
  })
  return absentees(registrations, noted, held)
}

async function notedAbsent({ payload }: PayloadRequest, asked: Asked): Promise<string[]> {
  const noted = await readAttendances(payload, { and: [...at(asked).and, { state: { equals: 'absent' } }] })
  return noted.flatMap(({ registration }) => registration ?? [])
}

/** What is noted of a lesson. */
function at({ bookable: of, lesson }: Pick<Asked, 'bookable' | 'lesson'>) {
  return { and: [{ bookable: { equals: keyOf(of) } }, { lesson: { equals: lesson } }] }
}

/** What takes attendance. */
export const attendanceEndpoints: Endpoint[] = [attendance, absent]
