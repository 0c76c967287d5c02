import type { Payload } from 'payload'
import { z } from 'zod'
import { related } from './related.ts'
import type { NamedUnit } from './roll/tree.ts'

const unitDoc = z.object({
  id: z.string(),
  name: z.string(),
  parent: related,
})

/** Reads the tree of units as it is now, by name. */
export async function readUnits({ db }: Payload): Promise<NamedUnit[]> {
  const select = { name: true, parent: true } as const
  const { docs } = await db.find({ collection: 'units', select, sort: 'name', pagination: false, limit: 0 })
  return docs.map((doc) => unitDoc.parse(doc))
}
