/** Former addresses that are kept of an entry; the oldest go first. */
const most = 10

/** The main row of an entry, as far as its address goes. */
interface Address {
  slug: string | null | undefined
  isPublished: boolean
}

/** Longest name of a folder, in bytes; a slug is one. */
const longestName = 255

/** Reads what `storedSlugs` wrote. An address that no disk can hold was never public, and leads nowhere. */
export function slugsIn(stored: string | null | undefined): string[] {
  return (stored ?? '').split(' ').filter((slug) => slug !== '' && slug.length <= longestName)
}

/** Slugs as one text with spaces around each, so that a database can look for one; null for none. */
export function storedSlugs(slugs: readonly string[]): string | null {
  return slugs.length === 0 ? null : ` ${slugs.join(' ')} `
}

/**
 * The former slugs of an entry that gets one back.
 * @param before those of the time when it had it, by which its place among the others is found
 */
export function formerSlugsWith(slug: string, former: readonly string[], before: readonly string[]): string[] {
  const older = before.slice(0, before.indexOf(slug))
  const place = former.findLastIndex((one) => older.includes(one)) + 1
  return former.toSpliced(place, 0, slug).slice(-most)
}

/**
 * The former slugs of an entry after a write. What was public is remembered, also while the entry is not published: it
 * may come back under another name. The present public slug is not a former one.
 * @param former slugs that were remembered before the write, oldest first
 */
export function formerSlugsAfter(former: readonly string[], before: Address, after: Address): string[] {
  const slugs = new Set(former)
  if (before.isPublished && before.slug) {
    // the newest at the end
    slugs.delete(before.slug)
    slugs.add(before.slug)
  }
  if (after.isPublished && after.slug) slugs.delete(after.slug)
  return [...slugs].slice(-most)
}
