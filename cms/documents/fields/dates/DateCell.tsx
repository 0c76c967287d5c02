'use client'

import type { DateFieldClient, DefaultCellComponentProps } from 'payload'
import { writtenDay, writtenMoment } from '../../../base/time/wallClock.ts'

/** A date in a list, on Shanghai's wall clock whatever the browser's time zone. */
export function DateCell({ cellData, field }: DefaultCellComponentProps<DateFieldClient>) {
  if (typeof cellData !== 'string') return null
  const format = (field.admin?.date as { displayFormat?: string } | undefined)?.displayFormat
  return <span>{format === undefined || format.includes('HH') ? writtenMoment(cellData) : writtenDay(cellData)}</span>
}
