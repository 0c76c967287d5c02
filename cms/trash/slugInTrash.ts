const mark = '-trash-'

/**
 * The slug of an entry that lies in the trash: the address is free for others meanwhile, and the entry still knows it.
 * @param id of the entry, which makes the slug unique
 */
export function slugInTrash(slug: string, id: string): string {
  return `${slugBeforeTrash(slug)}${mark}${id.toLowerCase()}`
}

/** The slug that an entry had before it went into the trash. */
export function slugBeforeTrash(slug: string): string {
  const [before = ''] = slug.split(mark, 1)
  return before
}
