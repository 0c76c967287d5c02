import type { SanitizedCollectionConfig } from 'payload'

/** Longest title that is told of a document, in code units: what is stored since there are limits is shorter. */
const longest = 200

/** What a document is called in the admin. */
export function titleOf({ admin }: Pick<SanitizedCollectionConfig, 'admin'>, doc: object): string | undefined {
  const title: unknown = Object.entries(doc).find(([name]) => name === admin.useAsTitle)?.[1]
  return typeof title === 'string' && title !== '' ? title.slice(0, longest) : undefined
}
