import type { Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'

const row = z.object({
  number: z.string(),
  registration: z.string(),
  title: z.string(),
  organisation: z.string(),
  attended: z.number(),
  lessons: z.number(),
  ended: z.iso.datetime(),
})
/** A certificate that was given; `ended` is when its last lesson was over. */
export type Certificate = z.infer<typeof row>

/** Finds one, by its number or its registration. */
export async function findCertificate(
  { db }: Payload,
  by: { number: string } | { registration: string },
): Promise<Certificate | undefined> {
  const [name, value] = 'number' in by ? (['number', by.number] as const) : (['registration', by.registration] as const)
  const where: Where = { [name]: { equals: value } }
  const found = await db.findOne({ collection: 'certificates', where })
  return found === null ? undefined : row.parse(found)
}

/** Keeps a new one; of several that are made at once for one registration, the first stands. */
export async function keepCertificate(payload: Payload, certificate: Certificate): Promise<Certificate> {
  try {
    await payload.db.create({ collection: 'certificates', data: certificate })
    return certificate
  } catch (error) {
    const before = await findCertificate(payload, { registration: certificate.registration })
    if (before === undefined) throw error
    return before
  }
}

/** Takes away what was given for a registration: its number is nobody's any more. @param req whose transaction it is part of */
export async function forgetCertificate({ db }: Payload, registration: string, req?: PayloadRequest): Promise<void> {
  await db.deleteMany({
    collection: 'certificates',
    where: { registration: { equals: registration } },
    ...(req && { req }),
  })
}
