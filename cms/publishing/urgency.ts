import { calendarPathsOf } from '../../site/catalogue/calendar/calendars.ts'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { isDated } from '../../site/catalogue/calendar/dated.ts'
import type { Event } from '../../site/catalogue/calendar/occasions.ts'
import { hasSignUpPage } from '../../site/catalogue/signUp/window.ts'
import { qrPath, signUpPath } from '../../site/catalogue/urls.ts'
import { levels } from '../../site/publisher/queue/levels.ts'

const frontPage = /^\/[a-z]+\/(kind\/[a-z-]+\/)?$/

/** Most files of one entry that come before its page: one with hundreds of dates has as many calendars. */
const mostBeside = 64

/**
 * How urgent a path is: pictures, codes to be scanned, calendars and the form to sign up with come before the pages that
 * show them or lead to them (what is not there yet is answered as what is gone), and pictures go after them; the entries' own pages, the
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
  const beside = new Set([...own].flatMap((path) => besideOf(catalogue, collection, path)))
  return (path) => {
    if (path.startsWith('/media/')) {
      const media = catalogue.mediaAt(path)
      return media !== undefined && catalogue.isShown(media.id) ? levels.pictures : levels.last
    }
    const isOwn = own.has(path)
    const isFirst = isOwn || path === '/' || (path.startsWith(`/${collection}/`) && frontPage.test(path))
    if (!isAwaited) return isFirst || beside.has(path) ? levels.rest : levels.bulkRest
    if (beside.has(path)) return levels.pictures
    if (!isFirst) return isTakenDown ? levels.gone : levels.rest
    return isOwn && entryAt(catalogue, path) === undefined ? levels.gone : levels.first
  }
}

/** What a page shows or leads to that is its own. */
function besideOf(catalogue: Catalogue, collection: string, path: string): string[] {
  const entry = entryAt(catalogue, path)
  if (entry === undefined) return []
  const calendars = calendarPathsOf(collection, entry, catalogue.now).slice(0, mostBeside)
  const isOpen = isDated(collection) && hasSignUpPage(entry as unknown as Event, catalogue.now)
  return [
    qrPath(collection as 'works', entry.slug),
    ...calendars,
    ...(isOpen ? [signUpPath(collection, entry.slug)] : []),
  ]
}

function entryAt(catalogue: Catalogue, path: string) {
  const [, collection, slug] = path.split('/')
  return catalogue.bySlug(collection as 'works', slug ?? '')
}
