import type { Payload } from 'payload'
import { z } from 'zod'
import type { NamedUnit } from './roll/tree.ts'

const unitDoc = z.object({
  id: z.string(),
  name: z.string(),
  parent: z
    .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
    .nullish()
    .transform((parent) => parent ?? undefined),
})

/** Reads the tree of units as it is now, by name. */
export async function readUnits({ db }: Payload): Promise<NamedUnit[]> {
  const select = { name: true, parent: true } as const
  const { docs } = await db.find({ collection: 'units', select, sort: 'name', pagination: false, limit: 0 })
  return docs.map((doc) => unitDoc.parse(doc))
}
