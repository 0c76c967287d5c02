import type { CollectionSlug, Payload } from 'payload'
import { formerSlugsWith, slugsIn, storedSlugs } from './formerSlugs.ts'

/** An address that led on to an entry until another entry became public at it. */
export interface TakenAddress {
  collection: string
  /** Of the entry that it led to. */
  id: string
  slug: string
  /** Former slugs of that entry, as they were stored. */
  former: string
}

/** Tells of an address right before it is taken. */
export type TellTaken = (address: TakenAddress) => Promise<void>

declare module 'payload' {
  // the name and the kind are Payload's
  interface RequestContext {
    /** It wants to be told of an address right before that is taken from another entry. */
    tellTaken?: TellTaken
  }
}

/**
 * Has an address lead again to the entry that had it before. Not when another entry is public there, or has been since.
 * @returns whether it leads there anew
 */
export async function giveBackAddress(
  payload: Payload,
  { collection, id, slug, former }: TakenAddress,
): Promise<boolean> {
  const { docs } = await payload.db.find<{ id: string; formerSlugs?: string | null }>({
    collection: collection as CollectionSlug,
    where: {
      or: [
        { id: { equals: id } },
        { formerSlugs: { contains: ` ${slug} ` } },
        { and: [{ slug: { equals: slug } }, { _status: { equals: 'published' } }] },
      ],
    },
    select: { formerSlugs: true, slug: true },
    pagination: false,
  })
  const [entry, ...others] = docs
  if (entry === undefined || others.length > 0 || entry.id !== id || slugsIn(entry.formerSlugs).includes(slug))
    return false
  // its content is what it was, so it stays the same version
  const slugs = storedSlugs(formerSlugsWith(slug, slugsIn(entry.formerSlugs), slugsIn(former)))
  await payload.db.updateOne({
    collection: collection as CollectionSlug,
    id,
    data: { formerSlugs: slugs, updatedAt: null },
  })
  return true
}
