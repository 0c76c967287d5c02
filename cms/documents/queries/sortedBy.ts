/** The paths of the fields that a query sorts by, whichever way it is written and whatever the direction. */
export function sortedBy(sort: unknown): string[] {
  return [sort ?? []]
    .flat()
    .flatMap((part: unknown) => (typeof part === 'string' ? part.split(',') : []))
    .map((path) => path.trim().replace(/^-/, '').replaceAll('__', '.'))
    .filter((path) => path !== '')
}
