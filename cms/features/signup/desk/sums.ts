import type { Payload } from 'payload'
import { z } from 'zod'
import { keyOf } from '../asked/bookables.ts'
import { type Bookable, signUpLibraries } from '../asked/contract.ts'

const seatsRow = z.object({
  key: z.string(),
  library: z.enum(signUpLibraries),
  entry: z.string(),
  occasion: z.string().nullish(),
  capacity: z.number(),
  confirmed: z.number(),
  held: z.number(),
  left: z.number(),
  waiting: z.number(),
  pooled: z.number(),
  override: z.enum(['open', 'closed']).nullish().catch(undefined),
})

/** What is stored of a bookable, in persons; `waiting` and `pooled` in registrations. */
export type DeskSums = Omit<z.infer<typeof seatsRow>, 'library' | 'entry' | 'occasion'> & { bookable: Bookable }

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
      const { library: collection, entry, occasion, ...sums } = seatsRow.parse(doc)
      return [sums.key, { ...sums, bookable: { collection, entry, ...(occasion && { occasion }) } }] as const
    }),
  )
}
