import type { CollectionSlug, PayloadRequest } from 'payload'
import { reservedSlugs } from '../../../site/catalogue/urls.ts'
import { numberedSlug } from './numberedSlug.ts'

/**
 * A slug that no other entry has or had: the wanted one, else with a number behind it. Addresses that lead to a renamed
 * entry are left to it. Each look reads a whole library, and a thousand entries may have one title: so the number is
 * doubled until it is free, and then the first free one looked for in between.
 * @param own id of the entry that it is for; undefined for a new one
 */
export async function freeSlug(
  req: PayloadRequest,
  collection: CollectionSlug,
  wanted: string,
  own: string | undefined,
): Promise<string> {
  const isFree = async (number: number): Promise<boolean> => {
    const candidate = numberedSlug(wanted, number)
    if ((reservedSlugs as readonly string[]).includes(candidate)) return false
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
    return totalDocs === 0
  }
  let [taken, free] = [0, 1]
  while (!(await isFree(free))) [taken, free] = [free, free * 2]
  while (free - taken > 1) {
    const between = Math.floor((taken + free) / 2)
    if (await isFree(between)) free = between
    else taken = between
  }
  return numberedSlug(wanted, free)
}
