'use client'

import { useField, useFormFields } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { DateFieldClientComponent } from 'payload'
import { useRef } from 'react'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { isOtherStart } from '../movedProblem.ts'
import { DateField } from '../../../documents/fields/dates/DateField.tsx'
import { wide } from './wide.ts'

/** When something was to begin at first. Once its start was changed, the start of before is offered. */
export const MovedFromField: DateFieldClientComponent = (props) => {
  const { path } = props
  const startPath = `${path.slice(0, path.lastIndexOf('.') + 1)}start`
  const start = useFormFields(([fields]) => fields[startPath]?.value as string | null | undefined)
  const { value, setValue, disabled } = useField<string | null>({ path })
  // of a row that was there when the form was opened; a new one was not announced
  const announced = useRef(start).current
  const isOffered = isOtherStart(announced, start) && !value && !disabled

  return (
    <div style={mergeFieldStyles(props.field)}>
      <DateField {...props} field={wide(props.field)} />
      {isOffered && (
        <p className="gongyun-moved">
          <button type="button" onClick={() => setValue(announced)}>
            这是改期：原定 {writtenMoment(announced)}
          </button>
        </p>
      )}
    </div>
  )
}
