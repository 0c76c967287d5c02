import type { Entries, Site, Venue } from '../catalogue/entries.ts'
import type { PageCollection } from '../catalogue/pageCollections.ts'
import { entryPath } from '../catalogue/urls.ts'
import type { CatalogueView } from '../catalogue/view.ts'
import type { LinkedNode } from './node.ts'

/** What a description is made from, beside the entry: the entries around it, and the site's address. */
export interface Around {
  view: CatalogueView
  /** Origin of the public site, without a slash at the end. */
  siteUrl: string
}

/** The absolute address of a path. @param path not encoded */
export function addressOf(path: string, siteUrl: string): string {
  return siteUrl + encodeURI(path)
}

/** The absolute address of an entry's page. */
export function pageOf(collection: PageCollection, { slug }: { slug: string }, siteUrl: string): string {
  return addressOf(entryPath(collection, slug), siteUrl)
}

/** The union that answers for the site. */
export function publisherOf({ organisation, phone, address }: Site, siteUrl: string): LinkedNode {
  return {
    '@type': 'Organization',
    name: organisation,
    url: `${siteUrl}/`,
    logo: `${siteUrl}/icon-512.png`,
    telephone: phone,
    address,
  }
}

/** The union by whose id something is held; that of the site where there is none. */
export function unitOf(unit: string | undefined, { view, siteUrl }: Around): LinkedNode {
  const name = view.get('units', unit)?.name
  return { '@type': 'Organization', name: name ?? view.site.organisation, url: `${siteUrl}/` }
}

/** Where something takes place. */
export function placeOf(venue: Venue, siteUrl: string): LinkedNode {
  const { name, address, latitude, longitude } = venue
  return {
    '@type': 'Place',
    name,
    url: pageOf('venues', venue, siteUrl),
    address: { '@type': 'PostalAddress', streetAddress: address, addressCountry: 'CN' },
    geo:
      latitude === undefined || longitude === undefined
        ? undefined
        : { '@type': 'GeoCoordinates', latitude, longitude },
  }
}

/** People and teams of the libraries who are public. */
export function peopleOf(
  { talents = [], teams = [] }: { talents?: readonly string[]; teams?: readonly string[] },
  { view, siteUrl }: Around,
): LinkedNode[] {
  const people = view
    .getAll('talents', talents)
    .map((talent) => ({ '@type': 'Person', name: talent.name, url: pageOf('talents', talent, siteUrl) }))
  const groups = view
    .getAll('teams', teams)
    .map((team) => ({ '@type': 'PerformingGroup', name: team.name, url: pageOf('teams', team, siteUrl) }))
  return [...people, ...groups]
}

/** A list, or nothing where it is empty. */
export function listed<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length === 0 ? undefined : values
}

/** What every description of an entry begins with. */
export function commonOf<C extends PageCollection>(
  collection: C,
  entry: Entries[C],
  image: string,
  siteUrl: string,
): { url: string; description: string | undefined; image: string[] } {
  return { url: pageOf(collection, entry, siteUrl), description: entry.summary, image: [image] }
}
