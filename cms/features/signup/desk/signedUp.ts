import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { signUpLibraryOf } from '../asked/contract.ts'
import { standing } from '../asked/words.ts'

/** How many registrations of an entry stand: they have places, keep them or wait for them. */
export interface SignedUp {
  /** Of all of it. */
  whole: number
  /** Of its dates, by the id of their row. */
  rows: ReadonlyMap<string, number>
}

/** What the books of an entry are of: nothing, the whole of it, or each of its dates. */
export type Keeping = 'nothing' | 'course' | 'occasion'

/** As much of an entry as says what its books are of. */
export const keepingSchema = z.object({
  signUpHere: z
    .object({ isOn: z.boolean().nullish(), per: z.enum(['occasion', 'course']).nullish().catch(null) })
    .nullish(),
})

/** What the books of an entry are of that is public. */
export function keepingOf({ signUpHere }: z.infer<typeof keepingSchema>): Keeping {
  return signUpHere?.isOn === true ? (signUpHere.per ?? 'occasion') : 'nothing'
}

/** What one signs up for of an entry from now on. */
export interface After {
  keeping: Keeping
  /** The ids of the rows that it has then; left out where none is taken away. */
  dates?: ReadonlySet<string>
}

/** Nothing: the entry goes, or sign-up for it. */
export const nothingAfter: After = { keeping: 'nothing' }

/** Of those who have signed up, whose book an entry no longer has. */
export function givenUpBy({ keeping, dates }: After, { whole, rows }: SignedUp): SignedUp {
  const isKept = (row: string): boolean => keeping === 'occasion' && (dates === undefined || dates.has(row))
  return {
    whole: keeping === 'course' ? 0 : whole,
    rows: new Map([...rows].filter(([row]) => !isKept(row))),
  }
}

/** Nobody has signed up. */
export const nobodySignedUp: SignedUp = { whole: 0, rows: new Map() }

/**
 * Counts the registrations that stand of an entry.
 * @param collection one may sign up for nothing in most of them
 * @param req whose transaction sees it
 */
export async function signedUpFor(
  { db }: Pick<Payload, 'db'>,
  { collection, entry }: { collection: string; entry: string },
  req?: PayloadRequest,
): Promise<SignedUp> {
  if (signUpLibraryOf(collection) === undefined) return nobodySignedUp
  const { docs } = await db.find<{ occasion?: string | null }>({
    collection: 'registrations',
    where: {
      and: [{ library: { equals: collection } }, { entry: { equals: entry } }, { state: { in: [...standing] } }],
    },
    select: { occasion: true },
    pagination: false,
    limit: 0,
    ...(req && { req }),
  })
  const rows = new Map<string, number>()
  for (const { occasion } of docs) if (occasion) rows.set(occasion, (rows.get(occasion) ?? 0) + 1)
  return { whole: docs.filter(({ occasion }) => !occasion).length, rows }
}
