import type { CollectionBeforeChangeHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { keyOf } from '../asked/bookables.ts'
import { type Bookable, signUpLibraries } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { closeBooks, openBooks } from './closeBooks.ts'
import { partiesCountingOn } from './keepSignedUp.ts'

const entry = z.object({
  _status: z.string().nullish(),
  signUpHere: z.object({ isOn: z.boolean().nullish(), per: z.string().nullish() }).nullish(),
})

/** What the books of an entry are of: nothing, the whole of it, or each of its dates. */
function keptPer({ signUpHere }: z.infer<typeof entry>): string | undefined {
  return signUpHere?.isOn === true ? (signUpHere.per ?? 'occasion') : undefined
}

/**
 * What people have signed up for stays what they have signed up for: as long as they count on it a course is not sold anew
 * by the lesson, and sign-up is not switched off over their heads. The books that are given up stay closed, whoever signs
 * up in the same moment; those that are taken up say what the entry says. Taking the whole entry off the site is another
 * thing: its people stay with the desk (goneTitles.ts).
 */
export const keepBooks: CollectionBeforeChangeHook = async ({
  collection: { slug },
  data,
  operation,
  originalDoc,
  req,
}) => {
  const collection = signUpLibraries.find((library: string) => library === slug)
  const id: unknown = originalDoc?.id
  if (collection === undefined || operation !== 'update' || typeof id !== 'string') return data
  const select = { _status: true, signUpHere: true } as const
  const found = await req.payload.db.findOne({ collection, where: { id: { equals: id } }, select, req })
  const [main, sent] = [entry.parse(found ?? {}), entry.parse(data)]
  // a draft beside what is public changes nothing of it
  if (sent._status !== 'published' && main._status === 'published') return data
  const [before, after] = [keptPer(main), keptPer(sent)]
  if (before === after) return data
  const of = { collection, entry: id }
  // for what is not public nobody signs up meanwhile
  const keys = sent._status === 'published' ? await closeBooks(req.payload, of, req) : []
  const parties = before === undefined ? 0 : await partiesCountingOn(req.payload, of, req)
  if (parties > 0) throw new Refusal(signUpReason('sign-up-is-counted-on', { parties }), ['signUpHere.per'])
  await openBooks(
    req.payload,
    keys.filter((key) => isOf(key, of, after)),
    req,
  )
  return data
}

function isOf(key: string, of: Omit<Bookable, 'occasion'>, per: string | undefined): boolean {
  return per !== undefined && (key === keyOf(of)) === (per === 'course')
}
