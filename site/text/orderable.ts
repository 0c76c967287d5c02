import type { Service } from '../catalogue/entries.ts'
import type { CatalogueView } from '../catalogue/view.ts'

/** Of each kind: those that are looked at for one that can be ordered, and most that are shown. */
const [lookedAt, shown] = [8, 2]

/** Services of some kinds that units may order now, a few of each, in the order of the kinds. */
export function orderableOf(view: CatalogueView, kinds: readonly string[]): Service[] {
  return kinds.flatMap((kind) => {
    if (!view.facetValues('services').includes(kind)) return []
    return view
      .first('services', lookedAt, kind)
      .filter(({ available }) => available)
      .slice(0, shown)
  })
}
