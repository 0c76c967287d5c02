import type { FieldHook, TextareaField } from 'payload'
import { fieldAccess } from '../../rights/fieldAccess.ts'
import { systemFields } from '../../rights/tables.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { namesInText } from './namesIn.ts'
import { mostLinks, mostShown, shownCollections } from './nodes.ts'

/** The field that keeps what the text of an entry names. */
export const bodyNamesName = 'bodyNames'

/** Longest name of a document, with the space behind it. */
const longestName = 100

/** Whether documents of a collection may be named in a text. */
export function mayStandInText(collection: string): boolean {
  return [...shownCollections, ...pageCollections].some((name) => name === collection)
}

/** A name as it stands in the field, with the spaces that tell it from longer ones. */
export function storedName(collection: string, id: string): string {
  return ` ${collection}/${id} `
}

/** What a text names, as the field keeps it; null for nothing. */
export function storedNames(body: unknown): string | null {
  const names = namesInText(body)
  return names.length === 0 ? null : ` ${names.map(({ collection, id }) => `${collection}/${id}`).join(' ')} `
}

/**
 * What the text of an entry shows and leads to, as one text: no database looks for a name in rich text. A hook of the
 * field, so that it follows from the text as it is stored, whoever writes it; Payload has filled in by then what a
 * write leaves as it is.
 */
const follow: FieldHook = ({ siblingData }) => storedNames(siblingData['body'])

export const bodyNamesField: TextareaField = {
  name: bodyNamesName,
  type: 'textarea',
  label: '正文用到的内容',
  hidden: true,
  maxLength: (mostLinks + mostShown) * longestName,
  access: fieldAccess(systemFields.fields.kept),
  hooks: { beforeChange: [follow] },
}
