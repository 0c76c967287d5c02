/** Longest slug, in characters. */
export const longestSlug = 80

/**
 * The slug that is tried when others are taken: with a number behind it from 2 on, and cut so that it is none too long.
 * What is cut off leaves no hyphen at the end.
 * @param slug of whatever length
 * @param number 1 for the slug itself
 */
export function numberedSlug(slug: string, number: number): string {
  const ending = number === 1 ? '' : `-${number}`
  return slug.slice(0, longestSlug - ending.length).replace(/-$/, '') + ending
}
