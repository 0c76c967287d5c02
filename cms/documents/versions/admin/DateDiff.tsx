import { FieldDiffContainer, getHTMLDiffComponents } from '@payloadcms/ui/rsc'
import type { DateFieldDiffServerComponent } from 'payload'
import { writtenDate } from './writtenDate.ts'

/** A date in two versions, on Shanghai's wall clock whatever the browser's time zone. */
export const DateDiff: DateFieldDiffServerComponent = ({
  comparisonValue,
  field,
  i18n,
  nestingLevel = 0,
  versionValue,
}) => {
  const format = (field.admin?.date as { displayFormat?: string } | undefined)?.displayFormat
  const htmlOf = (value: unknown): string => {
    if (typeof value !== 'string' && !(value instanceof Date)) return '<p></p>'
    const written = writtenDate(value, format)
    // compared as a whole: half of a date is none
    return `<div data-enable-match="true" data-date="${written}"><p>${written}</p></div>`
  }
  const compared = getHTMLDiffComponents({ fromHTML: htmlOf(comparisonValue), toHTML: htmlOf(versionValue) })
  return (
    <FieldDiffContainer
      className="date-diff"
      From={compared.From}
      To={compared.To}
      i18n={i18n}
      label={{ label: field.label ?? false }}
      nestingLevel={nestingLevel}
    />
  )
}
