import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { serviceKinds, valuesOf } from '../../../../site/catalogue/vocabulary.ts'
import { idsOf } from '../../../database/documentIds.ts'
import { related } from '../related.ts'

/** Most items of the menu that are offered. */
const mostOffered = 500

const ids = z
  .array(related)
  .nullish()
  .transform((all) => (all ?? []).filter((id) => id !== undefined))

const serviceDoc = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(valuesOf(serviceKinds)),
  available: z
    .boolean()
    .nullish()
    .transform((is) => is === true),
  daysAhead: z
    .number()
    .nullish()
    .transform((days) => days ?? 0),
  requirements: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  talents: ids,
  teams: ids,
})
/** An item of the menu, as far as it is ordered. */
export type Orderable = z.infer<typeof serviceDoc>

const fields = {
  title: true,
  kind: true,
  available: true,
  daysAhead: true,
  requirements: true,
  talents: true,
  teams: true,
} as const

/** What is public, and not in the trash. */
export const published: readonly Where[] = [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }]

/** Reads what can be ordered now, by title. */
export async function readServices({ db }: Pick<Payload, 'db'>): Promise<Orderable[]> {
  const { docs } = await db.find({
    collection: 'services',
    where: { and: [...published, { available: { equals: true } }] },
    ...{ select: fields, sort: 'title', limit: mostOffered, pagination: false },
  })
  return docs.map((doc) => serviceDoc.parse(doc))
}

/** Reads an item of the public menu. @returns undefined when it is not there */
export async function readService({ db }: Pick<Payload, 'db'>, id: string): Promise<Orderable | undefined> {
  if (!idsOf(db.name)(id)) return undefined
  const where = { and: [...published, { id: { equals: id } }] }
  const found = await db.findOne({ collection: 'services', where, select: fields })
  return found === null ? undefined : serviceDoc.parse(found)
}
