import { datedLibraries } from '../catalogue/calendar/dated.ts'
import { embedGuidePath, embedPattern } from '../catalogue/embeds.ts'
import { pageCollections } from '../catalogue/pageCollections.ts'
import { feedsPath, openDataPath, registrationPath } from '../catalogue/urls.ts'
import { searchPath } from '../search/asked/asked.ts'

/** What of a page runs in the browser; Island.astro has the script of each. */
export type Island = 'search' | 'share' | 'wechat' | 'whats-on' | 'embed' | 'places' | 'sign-up' | 'registration'

// whatever has something to copy or to pass on: the page of an entry, and the lists of addresses and of what other sites embed
const shared = new RegExp(
  `^(?:${feedsPath}|${openDataPath}|${embedGuidePath}|/(?:${pageCollections.join('|')})/[a-z0-9-]+/)$`,
)

/**
 * The pages that have an island, by their paths; all others have no script, and their policy allows none. The sample
 * configurations of web servers (docs/operators) say the same, since whoever serves plain files has only the path.
 */
const pagesOf: Readonly<Record<Island, RegExp>> = {
  search: new RegExp(`^${searchPath}$`),
  'whats-on': /^\/(?:whats-on(?:\/[a-z-]+)*|free|this-week)\/$/,
  share: shared,
  wechat: shared,
  embed: embedPattern,
  places: new RegExp(`^/(?:${datedLibraries.join('|')})/[a-z0-9-]+/$`),
  'sign-up': new RegExp(`^/(?:${datedLibraries.join('|')})/[a-z0-9-]+/sign-up/$`),
  registration: new RegExp(`^${registrationPath}$`),
}

/**
 * The islands of a page.
 * @param path as it is published, with slashes at both ends
 * @param hasWeChat whether an operator has named an account of WeChat
 */
export function islandsOf(path: string, hasWeChat = false): readonly Island[] {
  return (Object.keys(pagesOf) as Island[]).filter(
    (island) => pagesOf[island].test(path) && (hasWeChat || island !== 'wechat'),
  )
}
