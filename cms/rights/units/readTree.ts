import type { Payload } from 'payload'
import { z } from 'zod'

const relation = z.union([z.string(), z.object({ id: z.string() })]).nullish()
const row = z.object({ id: z.string(), parent: relation })

/** Reads the ids of the units directly below some units. */
export async function childrenOf(payload: Payload, units: readonly string[]): Promise<string[]> {
  const { docs } = await payload.db.find({
    collection: 'units',
    where: { parent: { in: [...units] } },
    pagination: false,
    sort: 'id',
    select: { parent: true },
  })
  return docs.map((doc) => row.parse(doc).id)
}

/** Reads the id of the unit directly above a unit; undefined when there is none. */
export async function parentOf(payload: Payload, unit: string): Promise<string | undefined> {
  const doc = await payload.db.findOne({
    collection: 'units',
    where: { id: { equals: unit } },
    select: { parent: true },
  })
  const { parent } = row.nullable().parse(doc) ?? {}
  return typeof parent === 'object' ? parent?.id : parent
}

/** Whether there is such a unit. */
export async function isThere(payload: Payload, unit: string): Promise<boolean> {
  return (await payload.db.findOne({ collection: 'units', where: { id: { equals: unit } }, select: {} })) !== null
}
