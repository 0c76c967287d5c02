import type { Entries, Site } from '../catalogue/entries.ts'
import { libraries, type PageCollection } from '../catalogue/pageCollections.ts'
import { titleOf } from '../catalogue/titleOf.ts'
import { listPath } from '../catalogue/urls.ts'
import { searchPath } from '../search/asked/asked.ts'
import { courseOf } from './course.ts'
import { eventsOf } from './events.ts'
import type { LinkedNode } from './node.ts'
import { articleOf, brandOf, serviceOf, talentOf, teamOf, venueOf } from './others.ts'
import { addressOf, type Around, pageOf, publisherOf } from './parts.ts'
import { workOf } from './works.ts'

type Describe<C extends PageCollection> = (entry: Entries[C], image: string, around: Around) => LinkedNode[]

const described: { [C in PageCollection]: Describe<C> } = {
  courses: (course, image, around) => [courseOf(course, image, around), ...eventsOf('courses', course, image, around)],
  performances: (show, image, around) => eventsOf('performances', show, image, around),
  activities: (activity, image, around) => eventsOf('activities', activity, image, around),
  talents: (...of) => [talentOf(...of)],
  teams: (...of) => [teamOf(...of)],
  works: (...of) => [workOf(...of)],
  brands: (...of) => [brandOf(...of)],
  venues: (...of) => [venueOf(...of)],
  services: (...of) => [serviceOf(...of)],
  campaigns: (...of) => [articleOf('campaigns', ...of)],
  calls: (...of) => [articleOf('calls', ...of)],
  notices: (...of) => [articleOf('notices', ...of)],
}

/**
 * What search engines are told of an entry's page: what it is about, in the vocabulary of schema.org, and where it stands.
 * @param image absolute address of the entry's picture
 */
export function linkedDataOf<C extends PageCollection>(
  collection: C,
  entry: Entries[C],
  image: string,
  around: Around,
): LinkedNode[] {
  const { siteUrl } = around
  const trail = [
    { name: libraries[collection].title, item: addressOf(listPath(collection), siteUrl) },
    { name: titleOf(entry), item: pageOf(collection, entry, siteUrl) },
  ]
  return [...described[collection](entry, image, around), breadcrumbs(trail, around)]
}

/** The way from home to a page. @param trail the steps after home, the page itself last */
export function breadcrumbs(trail: readonly { name: string; item: string }[], { view, siteUrl }: Around): LinkedNode {
  const steps = [{ name: view.site.name, item: `${siteUrl}/` }, ...trail]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step })),
  }
}

/** What they are told on the home page: whose site it is, and how it is searched. */
export function siteData(site: Site, siteUrl: string): LinkedNode[] {
  return [
    publisherOf(site, siteUrl),
    {
      '@type': 'WebSite',
      name: site.name,
      url: `${siteUrl}/`,
      inLanguage: 'zh-CN',
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl}${searchPath}?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
  ]
}
