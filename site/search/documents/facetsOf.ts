import type { Entries, Unit } from '../../catalogue/entries.ts'
import type { PageCollection } from '../../catalogue/pageCollections.ts'
import type { Facet } from './facetNames.ts'
import { occasionsOf, venueIdOf } from '../../catalogue/calendar/occasions.ts'
import { shanghai } from '../../catalogue/shanghai.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import {
  activityKinds,
  admissions,
  artForms,
  audiences,
  brandKinds,
  callKinds,
  courseKinds,
  courseTypes,
  honourKinds,
  honourLevels,
  noticeKinds,
  performanceKinds,
  recordingKinds,
  serviceKinds,
  teamKinds,
  venueKinds,
} from '../../catalogue/vocabulary.ts'

/** A value of a facet: as addresses and files name it, and as people read it. */
export interface FacetValue {
  key: string
  label: string
}

export type Facets = Partial<Record<Facet, readonly FacetValue[]>>

/** Values of a closed vocabulary. */
function of<V extends Readonly<Record<string, string>>>(
  vocabulary: V,
  ...keys: readonly (keyof V & string)[]
): FacetValue[] {
  return [...new Set(keys)].map((key) => ({ key, label: vocabulary[key] ?? key }))
}

/** What an entry itself says. */
const own: { [C in PageCollection]: (entry: Entries[C]) => Facets } = {
  courses: (course) => ({
    kind: of(courseKinds, course.kind),
    type: of(courseTypes, course.type),
    subject: named(course.subject),
    audience: of(audiences, ...course.audiences),
  }),
  performances: (show) => ({
    kind: of(performanceKinds, show.kind),
    form: of(artForms, ...show.programme.flatMap(({ form }) => form ?? [])),
    admission: of(admissions, show.admission),
    audience: of(audiences, ...show.audiences),
  }),
  activities: (activity) => ({
    kind: of(activityKinds, activity.kind),
    admission: of(admissions, activity.admission),
    audience: of(audiences, ...activity.audiences),
  }),
  talents: (talent) => ({
    form: of(artForms, ...talent.specialities),
    honour: of(honourKinds, ...talent.honours.map(({ kind }) => kind)),
    level: of(honourLevels, ...talent.honours.map(({ level }) => level)),
  }),
  teams: (team) => ({ kind: of(teamKinds, team.kind) }),
  works: (work) => ({
    form: of(artForms, work.genre),
    year: named(work.year?.toString()),
    award: named(...work.awards.map(({ name }) => name)),
    level: of(honourLevels, ...[...work.awards, ...work.sentUp].flatMap(({ level }) => level ?? [])),
    medium: [
      ...(work.picture !== undefined || work.pictures.length > 0 ? [{ key: 'picture', label: '图片' }] : []),
      ...of(recordingKinds, ...work.recordings.map(({ kind }) => kind)),
    ],
  }),
  brands: (brand) => ({
    kind: of(brandKinds, brand.kind),
    year: named(...brand.editions.map(({ year }) => year.toString())),
  }),
  venues: (venue) => ({ kind: of(venueKinds, venue.kind) }),
  services: (service) => ({
    kind: of(serviceKinds, service.kind),
    audience: of(audiences, ...service.audiences),
  }),
  calls: (call) => ({
    kind: of(callKinds, call.kind),
    form: of(artForms, ...call.genres),
    audience: of(audiences, ...call.audiences),
    year: named(yearOf(call.closes)),
  }),
  notices: (notice) => ({ kind: of(noticeKinds, notice.kind), year: named(yearOf(notice.date)) }),
}

/** Values that are their own names. */
function named(...values: readonly (string | undefined)[]): FacetValue[] {
  return [...new Set(values)].flatMap((value) => (value === undefined ? [] : [{ key: value, label: value }]))
}

/** The year of an instant in Asia/Shanghai. */
function yearOf(instant: string): string {
  return new Date(Date.parse(instant) + shanghai).toISOString().slice(0, 4)
}

/**
 * By what an entry is found.
 * @param view notes what was read of others
 */
export function facetsOf<C extends PageCollection>(collection: C, entry: Entries[C], view: CatalogueView): Facets {
  const unit = view.get('units', 'unit' in entry ? entry.unit : undefined)
  const district = districtOf(unit, view)
  const venues = [...new Set(occasionsOf(entry).map(venueIdOf))]
  const brands = ['calls', 'activities', 'performances'].includes(collection) ? view.referring('brands', entry) : []
  const found: Facets = {
    ...own[collection](entry),
    venue: view
      .getAll(
        'venues',
        venues.filter((id) => id !== undefined),
      )
      .map(({ id, name }) => ({ key: id, label: name })),
    unit: unit === undefined ? [] : [{ key: unit.id, label: unit.name }],
    district: district === undefined ? [] : [{ key: district.id, label: district.name }],
    brand: brands.map(({ id, name }) => ({ key: id, label: name })),
  }
  return Object.fromEntries(Object.entries(found).filter(([, values]) => values.length > 0))
}

/** The union of the county, city district or county-level city that a unit belongs to. */
function districtOf(unit: Unit | undefined, view: CatalogueView): Unit | undefined {
  const seen = new Set<string>()
  for (let above = unit; above !== undefined && !seen.has(above.id); above = view.get('units', above.parent)) {
    if (above.level === 'county') return above
    seen.add(above.id)
  }
  return undefined
}
