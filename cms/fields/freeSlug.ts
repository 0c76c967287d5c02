import type { CollectionSlug, PayloadRequest } from 'payload'
import { reservedSlugs } from '../../site/catalogue/urls.ts'
import { numberedSlug } from './numberedSlug.ts'

/**
 * A slug that no other entry has or had: the wanted one, else with a number behind it. Addresses that lead to a renamed
 * entry are left to it.
 * @param own id of the entry that it is for; undefined for a new one
 */
export async function freeSlug(
  req: PayloadRequest,
  collection: CollectionSlug,
  wanted: string,
  own: string | undefined,
): Promise<string> {
  for (let number = 1; ; number++) {
    const candidate = numberedSlug(wanted, number)
    if ((reservedSlugs as readonly string[]).includes(candidate)) continue
    const { totalDocs } = await req.payload.count({
      collection,
      where: {
        and: [
          { or: [{ slug: { equals: candidate } }, { formerSlugs: { contains: ` ${candidate} ` } }] },
          ...(own === undefined ? [] : [{ id: { not_equals: own } }]),
        ],
      },
      req,
    })
    if (totalDocs === 0) return candidate
  }
}
