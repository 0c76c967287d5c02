import type { Payload } from 'payload'
import { z } from 'zod'

const row = z.object({ id: z.string(), name: z.string() })
export type NamedUnit = z.infer<typeof row>

/** Reads names of units, by name. @param some ids; all when they are missing */
export async function readUnits({ db }: Pick<Payload, 'db'>, some?: readonly string[]): Promise<NamedUnit[]> {
  const { docs } = await db.find({
    collection: 'units',
    where: some === undefined ? {} : { id: { in: [...some] } },
    select: { name: true },
    sort: 'name',
    limit: 0,
    pagination: false,
  })
  return docs.map((doc) => row.parse(doc))
}
