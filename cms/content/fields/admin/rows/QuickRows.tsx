'use client'

import { useWatchForm } from '@payloadcms/ui'
import { type RowData, rowDataOf } from './rowData.ts'

/** Forms as they were drawn that answer for their rows already. */
const quick = new WeakSet<object>()

/**
 * Has a form know its rows. Each row of a list asks the form that it stands in for what it holds; the form as it is drawn
 * this time is an object of this drawing, which whatever comes after this in it reads.
 */
export function QuickRows() {
  const form = useWatchForm()
  if (!quick.has(form)) {
    quick.add(form)
    Object.assign(form, rowDataOf(form.fields) satisfies RowData)
  }
  return null
}
