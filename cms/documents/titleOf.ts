import type { SanitizedCollectionConfig } from 'payload'
import { cutText } from '../../site/catalogue/cutText.ts'

/** Longest title that is told of a document, in characters: what is stored since there are limits is shorter. */
const longest = 200

/** What a document is called in the admin. */
export function titleOf({ admin }: Pick<SanitizedCollectionConfig, 'admin'>, doc: object): string | undefined {
  const title: unknown = Object.entries(doc).find(([name]) => name === admin.useAsTitle)?.[1]
  return typeof title === 'string' && title !== '' ? cutText(title, longest) : undefined
}
