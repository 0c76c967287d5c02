import type { Entries, Unit } from '../../catalogue/entries.ts'
import { type Facets, named } from '../../catalogue/facetValues.ts'
import { occasionsOf, venueIdOf } from '../../catalogue/calendar/occasions.ts'
import { descriptions, type PageCollection } from '../../catalogue/pageCollections.ts'
import type { CatalogueView } from '../../catalogue/view.ts'

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
    ...descriptions[collection].facets(entry),
    venue: view
      .getAll(
        'venues',
        venues.filter((id) => id !== undefined),
      )
      .map(({ id, name }) => ({ key: id, label: name })),
    unit: unit === undefined ? [] : [{ key: unit.id, label: unit.name }],
    district: district === undefined ? [] : [{ key: district.id, label: district.name }],
    tag: named(...entry.tags),
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
