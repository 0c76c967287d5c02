/** The libraries of what one can go to, whose entries have dates. */
export const datedLibraries = ['courses', 'performances', 'activities'] as const
export type DatedLibrary = (typeof datedLibraries)[number]

/** Whether the entries of a collection have dates. */
export function isDated(collection: string | undefined): collection is DatedLibrary {
  return (datedLibraries as readonly (string | undefined)[]).includes(collection)
}
