import type { SanitizedCollectionConfig } from 'payload'

/** What a document is called in the admin. */
export function titleOf({ admin }: Pick<SanitizedCollectionConfig, 'admin'>, doc: object): string | undefined {
  const title: unknown = Object.entries(doc).find(([name]) => name === admin.useAsTitle)?.[1]
  return typeof title === 'string' && title !== '' ? title : undefined
}
