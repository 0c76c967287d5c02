/**
 * What a field of a new document is filled in with, out of what else the document has; undefined for nothing. Whoever
 * checks such a document before it is written fills it in too.
 * @param document as it was sent
 */
type StartsAs = (document: Readonly<Record<string, unknown>>) => unknown

/** Puts it beside a field, for `withStart`. */
export function startingAs(startsAs: StartsAs): { startsAs: StartsAs } {
  return { startsAs }
}

interface StartingField {
  name: string
  custom?: Record<string, unknown> | undefined
}

/** A new document as it will be written. @param fields at the top of its collection */
export function withStart(
  fields: readonly StartingField[],
  document: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const filled = { ...document }
  for (const { name, custom } of fields) {
    const start = (custom?.['startsAs'] as StartsAs | undefined)?.(document)
    if (start !== undefined) filled[name] = start
  }
  return filled
}
