import { escapeDiffHTML, unescapeDiffHTML } from '@payloadcms/ui/rsc'
import type { TextareaFieldDiffServerComponent } from 'payload'
import { Compared } from './Compared.tsx'

/**
 * A text in two versions, compared on the server. Payload compares it in the browser, where texts of ten thousand
 * characters stop the page for seconds.
 */
export const TextDiff: TextareaFieldDiffServerComponent = (given) => (
  <Compared
    given={given}
    htmlOf={htmlOf}
    className="text-diff"
    how={{ postProcess: unescapeDiffHTML, tokenizeByCharacter: true }}
  />
)

function htmlOf(value: unknown): string {
  if (value === undefined || value === null) return '<p></p>'
  return typeof value === 'string'
    ? `<p>${escapeDiffHTML(value)}</p>`
    : `<pre>${escapeDiffHTML(JSON.stringify(value, null, 2))}</pre>`
}
