import type { Catalogue } from '../../site/catalogue/catalogue.ts'

/** Levels of the render queue, the most urgent first. */
const level = { pictures: 0, first: 1, gone: 2, rest: 3, bulkRest: 4, last: 5 } as const

/** Level of what goes wrong because time passes. */
export const clockLevel = level.rest

const frontPage = /^\/[a-z]+\/(kind\/[a-z-]+\/)?$/

/**
 * How urgent a path is: pictures come before the pages that show them and go after them; the entries' own pages, the
 * front pages of their library and home come first; a page that is to go follows them; the pages behind come last.
 * @param own paths of the pages of the entries that changed, before and after
 * @param isAwaited whether somebody waits for the change
 */
export function urgencyOf(
  catalogue: Catalogue,
  collection: string,
  own: ReadonlySet<string>,
  isAwaited: boolean,
): (path: string) => number {
  return (path) => {
    if (path.startsWith('/media/')) return catalogue.mediaAt(path) === undefined ? level.last : level.pictures
    const isOwn = own.has(path)
    const isFirst = isOwn || path === '/' || (path.startsWith(`/${collection}/`) && frontPage.test(path))
    if (!isAwaited) return isFirst ? level.rest : level.bulkRest
    if (!isFirst) return level.rest
    return isOwn && !isThere(catalogue, path) ? level.gone : level.first
  }
}

function isThere(catalogue: Catalogue, path: string): boolean {
  const [, collection, slug] = path.split('/')
  return catalogue.bySlug(collection as 'works', slug ?? '') !== undefined
}
