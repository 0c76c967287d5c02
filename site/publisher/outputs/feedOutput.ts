import type { Entries, Performance } from '../../catalogue/entries.ts'
import { type PageCollection, pageCollections } from '../../catalogue/pageCollections.ts'
import { endOf, occasionsOf } from '../../catalogue/calendar/occasions.ts'
import { markedTitleOf } from '../../catalogue/titleOf.ts'
import { entryPath, feedPath, feedsPath, listPath } from '../../catalogue/urls.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { nowAmong } from '../../text/clock.ts'
import { dateSummary, summaryText } from '../../text/dateSummary.ts'
import { feedTitle } from '../../text/feedTitle.ts'
import { standingOf } from '../../text/standing.ts'
import { atom, type FeedEntry } from './atom.ts'
import { jsonFeed } from './jsonFeed.ts'
import type { Output } from './output.ts'

/** Entries of one feed. */
const longest = 20

/**
 * The feeds, as Atom and as JSON Feed: one of announcements (notices, and performances that are still to come or were to
 * come and are called off), and one of each library.
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function feedOutput(siteUrl: string): Output {
  const feeds = new Map(
    [undefined, ...pageCollections].flatMap((collection) =>
      (['xml', 'json'] as const).map((format) => [feedPath(collection, format), { collection, format }] as const),
    ),
  )
  return {
    paths: () => feeds.keys(),
    owns: (path) => feeds.has(path) || (path.startsWith(feedsPath) && !path.endsWith('/')),
    async render(path, view) {
      const feed = feeds.get(path)
      if (feed === undefined) return undefined
      const { collection, format } = feed
      const entries = collection === undefined ? announcements(view, siteUrl) : entriesOf(collection, view, siteUrl)
      const write = format === 'xml' ? atom : jsonFeed
      return {
        bytes: write({
          address: siteUrl + path,
          title: feedTitle(collection, view.site),
          link: siteUrl + (collection === undefined ? '/' : listPath(collection)),
          author: view.site.organisation,
          entries: entries.sort(newestFirst).slice(0, longest),
        }),
      }
    },
  }
}

function announcements(view: CatalogueView, siteUrl: string): FeedEntry[] {
  const ahead = view.first('performances', longest).filter((performance) => isAhead(performance, view))
  return [
    ...entriesOf('notices', view, siteUrl),
    ...ahead.map((entry) => feedEntry('performances', entry, view, siteUrl)),
  ]
}

/** Whether the day of a performance is still to come: who has read of it must read that it is called off, too. */
function isAhead({ showings }: Performance, view: CatalogueView): boolean {
  const last = Math.max(...showings.map(endOf))
  return last > view.now(last)
}

function entriesOf(collection: PageCollection, view: CatalogueView, siteUrl: string): FeedEntry[] {
  return view.first(collection, longest).map((entry) => feedEntry(collection, entry, view, siteUrl))
}

function feedEntry<C extends PageCollection>(
  collection: C,
  entry: Entries[C],
  view: CatalogueView,
  siteUrl: string,
): FeedEntry {
  const published = 'date' in entry ? entry.date : entry.created
  return {
    // RFC 4151: the host and a day on which it was ours, then a name that we give once
    id: `tag:${new URL(siteUrl).hostname},${entry.created.slice(0, 10)}:${collection}/${entry.id}`,
    title: markedTitleOf(entry),
    link: siteUrl + encodeURI(entryPath(collection, entry.slug)),
    published,
    updated: entry.updated ?? published,
    summary: summaryOf(entry, view),
  }
}

/** What an entry is about; of what one can go to with when it is, and what became of that. */
function summaryOf(entry: Entries[PageCollection], view: CatalogueView): string | undefined {
  const occasions = occasionsOf(entry)
  if (occasions.length === 0) return entry.summary
  const now = nowAmong(
    view,
    occasions.map(({ occasion }) => occasion),
  )
  return [summaryText(dateSummary(standingOf(occasions, now), 'medium', now)), entry.summary]
    .filter((part) => part !== undefined)
    .join(' · ')
}

function newestFirst(a: FeedEntry, b: FeedEntry): number {
  return Date.parse(b.published) - Date.parse(a.published) || (a.id < b.id ? -1 : 1)
}
