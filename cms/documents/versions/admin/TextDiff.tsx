import './boundedDiff.ts'
import { escapeDiffHTML, FieldDiffContainer, getHTMLDiffComponents, unescapeDiffHTML } from '@payloadcms/ui/rsc'
import type { TextareaFieldDiffServerComponent } from 'payload'

/**
 * A text in two versions, compared on the server within what its page may take (./boundedDiff.ts). Payload compares it in
 * the browser, where texts of ten thousand characters stop the page for seconds.
 */
export const TextDiff: TextareaFieldDiffServerComponent = ({
  comparisonValue,
  field,
  i18n,
  nestingLevel = 0,
  versionValue,
}) => {
  const compared = getHTMLDiffComponents({
    fromHTML: htmlOf(comparisonValue),
    toHTML: htmlOf(versionValue),
    postProcess: unescapeDiffHTML,
    tokenizeByCharacter: true,
  })
  return (
    <FieldDiffContainer
      className="text-diff"
      From={compared.From}
      To={compared.To}
      i18n={i18n}
      label={{ label: field.label ?? false }}
      nestingLevel={nestingLevel}
    />
  )
}

function htmlOf(value: unknown): string {
  if (value === undefined || value === null) return '<p></p>'
  return typeof value === 'string'
    ? `<p>${escapeDiffHTML(value)}</p>`
    : `<pre>${escapeDiffHTML(JSON.stringify(value, null, 2))}</pre>`
}
