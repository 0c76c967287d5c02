import { writtenDay, writtenMoment } from '../../../base/time/wallClock.ts'
import { escaped } from './bodyInWords.ts'

/**
 * A stored date as a comparison shows it, on Shanghai's wall clock; what no date can be read from as it is stored.
 * @param format of the field's form; with HH or without one it is a moment, else a day
 * @returns text that may stand in HTML, in the value of an attribute too
 */
export function writtenDate(value: string | Date, format: string | undefined): string {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) return escaped(String(value)).replaceAll('"', '&quot;')
  const at = date.toISOString()
  return format === undefined || format.includes('HH') ? writtenMoment(at) : writtenDay(at)
}
