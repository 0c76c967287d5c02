import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'

const row = z.object({
  registration: z.string(),
  lesson: z.string(),
  library: z.string(),
  entry: z.string(),
  occasion: z.string(),
})
/** A lesson that was missed, and where it was made up. */
export type MakeUp = z.infer<typeof row>

/** What one registration has made up. @param req whose transaction it is part of */
export async function readMakeUps({ db }: Payload, registration: string, req?: PayloadRequest): Promise<MakeUp[]> {
  const where = { registration: { equals: registration } }
  const { docs } = await db.find({ collection: 'makeups', where, pagination: false, limit: 0, ...(req && { req }) })
  return docs.map((doc) => row.parse(doc))
}

/**
 * Notes that a lesson was made up; another time it is where it was said last.
 * @param at ISO 8601
 * @param req whose transaction it is part of
 */
export async function keepMakeUp(
  { db }: Payload,
  makeUp: MakeUp,
  { by, at }: { by: string; at: string },
  req: PayloadRequest,
): Promise<void> {
  const key = keyOf(makeUp)
  const data = { ...makeUp, key, by, at }
  await db.upsert({ collection: 'makeups', where: { key: { equals: key } }, data, req })
}

/** Takes it back. */
export async function forgetMakeUp({ db }: Payload, of: Pick<MakeUp, 'registration' | 'lesson'>): Promise<void> {
  await db.deleteMany({ collection: 'makeups', where: { key: { equals: keyOf(of) } } })
}

function keyOf({ registration, lesson }: Pick<MakeUp, 'registration' | 'lesson'>): string {
  return `${registration}/${lesson}`
}
