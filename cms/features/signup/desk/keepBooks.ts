import type { CollectionBeforeChangeHook } from 'payload'
import { signUpLibraryOf } from '../asked/contract.ts'
import { kept, keptNow, reasonToKeep, refuseGivenUp } from './booksGivenUp.ts'
import { CountedOn, giveUpBooks } from './giveUpBooks.ts'

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
  const { isPublished, keeping: after } = kept(data)
  if (!isPublished) return data
  const { isPublished: isPublic, keeping: before } = await keptNow(req, { collection, id })
  if (isPublic && before === after) return data
  const of = { collection, entry: id }
  if (!isPublic) {
    // nobody signs up meanwhile, and what staff have said of its books stays
    await refuseGivenUp(req, { collection, id }, after)
    return data
  }
  try {
    await giveUpBooks(req.payload, of, { keeping: after }, req)
  } catch (error) {
    if (error instanceof CountedOn) throw reasonToKeep(error.parties)
    throw error
  }
  return data
}
