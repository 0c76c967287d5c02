'use client'

import { ArrayField, useWatchForm } from '@payloadcms/ui'
import type { ArrayFieldClientComponent } from 'payload'
import { type RowData, rowDataOf } from './rowData.ts'

/** Forms as they were drawn that answer for their rows already. */
const quick = new WeakSet<object>()

/**
 * Payload's list of rows in a form that knows its rows. Each row asks the form that it stands in for what it holds; the
 * form as it is drawn this time is an object of this drawing, which all lists in it and their rows read after this.
 */
export const RowsField: ArrayFieldClientComponent = (props) => {
  answerForRows(useWatchForm())
  return <ArrayField {...props} />
}

function answerForRows(form: ReturnType<typeof useWatchForm>): void {
  if (quick.has(form)) return
  quick.add(form)
  Object.assign(form, rowDataOf(form.fields) satisfies RowData)
}
