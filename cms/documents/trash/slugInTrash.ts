/**
 * The slug of an entry that lies in the trash: the address is free for others meanwhile, and the entry still knows it.
 * @param id of the entry, which makes the slug unique
 */
export function slugInTrash(slug: string, id: string): string {
  return slugBeforeTrash(slug, id) + markOf(id)
}

/** The slug that an entry had before it went into the trash; the slug itself when it is not there. */
export function slugBeforeTrash(slug: string, id: string): string {
  return slug.endsWith(markOf(id)) ? slug.slice(0, -markOf(id).length) : slug
}

function markOf(id: string): string {
  return `-trash-${id.toLowerCase()}`
}
