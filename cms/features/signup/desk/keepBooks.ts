import type { CollectionBeforeChangeHook } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { signUpLibraryOf } from '../asked/contract.ts'
import { signUpReason } from '../asked/refusals.ts'
import { partiesCountingOn } from './countedOn.ts'
import { CountedOn, giveUpBooks } from './giveUpBooks.ts'
import { keepingOf, keepingSchema } from './signedUp.ts'

const entry = keepingSchema.extend({ _status: z.string().nullish() })

/**
 * What people have signed up for stays what they have signed up for: as long as they count on it a course is not sold anew
 * by the lesson, and sign-up is not switched off over their heads. The books that are given up stay closed, whoever signs
 * up in the same moment; those that are taken up say what the entry says. Drafts change nothing of it, and taking the whole
 * entry off the site is another thing: its people stay with the desk (goneTitles.ts). Whatever it was made meanwhile is
 * asked about when it is published again.
 */
export const keepBooks: CollectionBeforeChangeHook = async ({
  collection: { slug },
  data,
  operation,
  originalDoc,
  req,
}) => {
  const collection = signUpLibraryOf(slug)
  const id: unknown = originalDoc?.id
  if (collection === undefined || operation !== 'update' || typeof id !== 'string') return data
  const sent = entry.parse(data)
  if (sent._status !== 'published') return data
  const select = { _status: true, signUpHere: true } as const
  const found = await req.payload.db.findOne({ collection, where: { id: { equals: id } }, select, req })
  const main = entry.parse(found ?? {})
  const isPublic = main._status === 'published'
  const after = keepingOf(sent)
  if (isPublic && keepingOf(main) === after) return data
  const of = { collection, entry: id }
  try {
    if (isPublic) await giveUpBooks(req.payload, of, after, req)
    else {
      // nobody signs up meanwhile, and what staff have said of its books stays
      const parties = await partiesCountingOn(req.payload, of, req, after)
      if (parties > 0) throw new CountedOn(parties)
    }
  } catch (error) {
    if (!(error instanceof CountedOn)) throw error
    throw new Refusal(signUpReason('sign-up-is-counted-on', { parties: error.parties }), ['signUpHere.per'])
  }
  return data
}
