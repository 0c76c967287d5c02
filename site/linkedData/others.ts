import type { Brand, Call, Campaign, Notice, Service, Talent, Team, Venue } from '../catalogue/entries.ts'
import { artForms, serviceKinds } from '../catalogue/vocabulary.ts'
import { honourText } from '../text/honours.ts'
import type { LinkedNode } from './node.ts'
import { type Around, commonOf, listed, peopleOf, placeOf, publisherOf, unitOf } from './parts.ts'

/** The page of a person, and the person. */
export function talentOf(talent: Talent, image: string, around: Around): LinkedNode {
  const { name, specialities, honours, unit, created, updated } = talent
  const common = commonOf('talents', talent, image, around.siteUrl)
  return {
    '@type': 'ProfilePage',
    url: common.url,
    dateCreated: created,
    dateModified: updated ?? created,
    mainEntity: {
      '@type': 'Person',
      name,
      ...common,
      knowsAbout: listed(specialities.map((form) => artForms[form])),
      award: listed(honours.map(honourText).filter((honour) => honour !== '')),
      affiliation: unit === undefined ? undefined : unitOf(unit, around),
    },
  }
}

/** A team. */
export function teamOf(team: Team, image: string, around: Around): LinkedNode {
  return {
    '@type': 'PerformingGroup',
    name: team.name,
    ...commonOf('teams', team, image, around.siteUrl),
    foundingDate: team.founded?.toString(),
    member: listed(peopleOf({ talents: team.members }, around)),
    parentOrganization: team.unit === undefined ? undefined : unitOf(team.unit, around),
  }
}

/** A place. */
export function venueOf(venue: Venue, image: string, { siteUrl }: Around): LinkedNode {
  return { ...placeOf(venue, siteUrl), ...commonOf('venues', venue, image, siteUrl), telephone: venue.phone }
}

/** A long-running line, which has no dates of its own. */
export function brandOf(brand: Brand, image: string, around: Around): LinkedNode {
  return {
    '@type': 'CreativeWorkSeries',
    name: brand.name,
    ...commonOf('brands', brand, image, around.siteUrl),
    startDate: brand.since?.toString(),
    publisher: unitOf(brand.unit, around),
  }
}

/** An item of the menu from which units order. */
export function serviceOf(service: Service, image: string, around: Around): LinkedNode {
  return {
    '@type': 'Service',
    name: service.title,
    ...commonOf('services', service, image, around.siteUrl),
    serviceType: serviceKinds[service.kind],
    provider: unitOf(service.unit, around),
  }
}

/** What is announced: a notice, a call, or what is done in a year. */
export function articleOf(
  collection: 'notices' | 'calls' | 'campaigns',
  entry: Notice | Call | Campaign,
  image: string,
  around: Around,
): LinkedNode {
  const { view, siteUrl } = around
  const { created, updated, title, unit } = entry
  return {
    '@type': 'kind' in entry && entry.kind === 'news' ? 'NewsArticle' : 'Article',
    headline: title,
    ...commonOf(collection, entry, image, siteUrl),
    datePublished: 'date' in entry ? entry.date : created,
    dateModified: updated ?? created,
    author: unitOf(unit, around),
    publisher: publisherOf(view.site, siteUrl),
    inLanguage: 'zh-CN',
  }
}
