import type { Payload } from 'payload'
import type { z } from 'zod'
import { keyOf } from '../asked/bookables.ts'
import type { Bookable } from '../asked/contract.ts'
import { seatsRow } from '../book/seatsRow.ts'

const row = seatsRow.pick({
  ...{ key: true, library: true, entry: true, occasion: true, override: true },
  ...{ capacity: true, confirmed: true, held: true, left: true, waiting: true, pooled: true },
})

/** What is stored of a bookable, in persons; `waiting` and `pooled` in registrations. */
export type DeskSums = Omit<z.infer<typeof row>, 'library' | 'entry' | 'occasion'> & { bookable: Bookable }

/** Reads the sums of some bookables, or of all that anybody has signed up for, by key. */
export async function readSums({ db }: Payload, some?: readonly Bookable[]): Promise<Map<string, DeskSums>> {
  const { docs } = await db.find({
    collection: 'seats',
    where: some === undefined ? {} : { key: { in: some.map(keyOf) } },
    pagination: false,
    limit: 0,
  })
  return new Map(
    docs.map((doc) => {
      const { library: collection, entry, occasion, ...sums } = row.parse(doc)
      return [sums.key, { ...sums, bookable: { collection, entry, ...(occasion && { occasion }) } }] as const
    }),
  )
}
