import type { DateFieldDiffServerComponent } from 'payload'
import { Compared } from './Compared.tsx'
import { writtenDate } from './writtenDate.ts'

/** A date in two versions, on Shanghai's wall clock whatever the browser's time zone. */
export const DateDiff: DateFieldDiffServerComponent = (given) => {
  const format = (given.field.admin?.date as { displayFormat?: string } | undefined)?.displayFormat
  const htmlOf = (value: unknown): string => {
    if (typeof value !== 'string' && !(value instanceof Date)) return '<p></p>'
    const written = writtenDate(value, format)
    // compared as a whole: half of a date is none
    return `<div data-enable-match="true" data-date="${written}"><p>${written}</p></div>`
  }
  return <Compared given={given} htmlOf={htmlOf} className="date-diff" />
}
