import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { audited } from '../desk/audited.ts'
import { mustReach } from '../desk/reach.ts'
import { bodyOf, openedSignUps, parsed } from '../endpoints/answer.ts'
import type { absentAnswer, attendanceAnswer } from './admin/answers.ts'
import { absentAsked, attendanceAsked } from '../attendance/contract.ts'
import { addScans, readAttendances } from '../attendance/store.ts'
import { heldOf, takeScans } from './takeScans.ts'

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

/** What takes attendance. */
export const attendanceEndpoints: Endpoint[] = [attendance, absent]
