/** What retention needs to know of a version. */
export interface Age {
  id: string
  /** When it was saved, in milliseconds since the epoch. */
  at: number
  isPublished: boolean
}

/** A version with what thinning out needs to know of it. */
export interface Crowded extends Age {
  isAutosaved: boolean
}

/**
 * The versions of one document that are kept for long enough. What counts is not when a version was saved but when the
 * next one took its place: a page that stood for five years and was changed yesterday can be brought back tomorrow. The
 * newest version stays, and so does the newest published one.
 * @param versions all of the document, the newest first
 * @param before milliseconds since the epoch
 * @returns ids
 */
export function outlived(versions: readonly Age[], before: number): string[] {
  const gone: string[] = []
  let [newer, newerPublished]: (Age | undefined)[] = []
  for (const version of versions) {
    const successor = version.isPublished ? newerPublished : newer
    if (successor !== undefined && successor.at < before) gone.push(version.id)
    newer = version
    if (version.isPublished) newerPublished = version
  }
  return gone
}

/**
 * The drafts to do without when a document has more of them than anybody reads: one after the other that whose successor
 * came soonest, the form's own first. A burst thins itself out, and what was saved at length stays; nothing that was
 * published goes, and neither does the newest.
 * @param versions all of the document, the newest first
 * @param most drafts that may stay
 * @returns ids
 */
export function thinnedOut(versions: readonly Crowded[], most: number): string[] {
  const left = [...versions]
  const gone: string[] = []
  for (let excess = left.filter(({ isPublished }) => !isPublished).length - most; excess > 0; excess--) {
    let place = -1
    let shortest = Infinity
    for (let index = 1; index < left.length; index++) {
      const { at, isAutosaved, isPublished } = left[index] as Crowded
      const gap = (left[index - 1] as Crowded).at - at - (isAutosaved ? Number.MAX_SAFE_INTEGER : 0)
      if (!isPublished && gap < shortest) [place, shortest] = [index, gap]
    }
    if (place === -1) break
    gone.push(...left.splice(place, 1).map(({ id }) => id))
  }
  return gone
}
