import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { levels } from '../../site/publisher/queue/levels.ts'

const frontPage = /^\/[a-z]+\/(kind\/[a-z-]+\/)?$/

/**
 * How urgent a path is: pictures come before the pages that show them and go after them; the entries' own pages, the
 * front pages of their library and home come first; a page that is to go follows them; the pages behind come last.
 * @param own paths of the pages of the entries that changed, before and after
 * @param isAwaited whether somebody waits for the change
 * @param isTakenDown whether an entry went off the site: its name is to go from every page before the answer comes
 */
export function urgencyOf(
  catalogue: Catalogue,
  collection: string,
  own: ReadonlySet<string>,
  isAwaited: boolean,
  isTakenDown: boolean,
): (path: string) => number {
  return (path) => {
    if (path.startsWith('/media/')) {
      const media = catalogue.mediaAt(path)
      return media !== undefined && catalogue.isShown(media.id) ? levels.pictures : levels.last
    }
    const isOwn = own.has(path)
    const isFirst = isOwn || path === '/' || (path.startsWith(`/${collection}/`) && frontPage.test(path))
    if (!isAwaited) return isFirst ? levels.rest : levels.bulkRest
    if (!isFirst) return isTakenDown ? levels.gone : levels.rest
    return isOwn && !isThere(catalogue, path) ? levels.gone : levels.first
  }
}

function isThere(catalogue: Catalogue, path: string): boolean {
  const [, collection, slug] = path.split('/')
  return catalogue.bySlug(collection as 'works', slug ?? '') !== undefined
}
