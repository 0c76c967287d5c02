import type { CollectionBeforeChangeHook } from 'payload'
import { keyOf } from '../asked/bookables.ts'
import { signUpLibraryOf } from '../asked/contract.ts'
import { kept, keptNow, refuseGivenUp } from './booksGivenUp.ts'
import { closeBooks, openBooks } from './closeBooks.ts'

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
  // for what is not public nobody signs up meanwhile, and what staff have said of it stays
  const keys = isPublic ? await closeBooks(req.payload, of, req) : []
  await refuseGivenUp(req, { collection, id }, after)
  const isOfAfter = (key: string): boolean => after !== 'nothing' && (key === keyOf(of)) === (after === 'course')
  await openBooks(req.payload, keys.filter(isOfAfter), req)
  return data
}
