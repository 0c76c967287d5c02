import type { Entries } from '../catalogue/entries.ts'
import { descriptions, type PageCollection } from '../catalogue/pageCollections.ts'

/** The kind by which the cover of an entry is cut: those of one kind have shapes in common. */
export function coverKind<C extends PageCollection>(collection: C, entry: Entries[C]): string {
  const { coverKind: own, facet } = descriptions[collection]
  return own?.(entry) ?? facet.of(entry)[0] ?? collection
}
