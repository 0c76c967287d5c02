'use client'

import { DatePicker, FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { DateFieldClientComponent } from 'payload'
import { useMemo } from 'react'
import { writtenDay } from '../../../base/time/wallClock.ts'
import { rewritten } from './rewritten.ts'
import { instantOf, instantOfDay, shownAt } from './picked.ts'

/** What Payload's type says of one appearance only. */
interface Format {
  displayFormat?: string
}

/**
 * A day, or a day with a time, in Asia/Shanghai whatever the browser's time zone. It can be picked, or typed the Chinese
 * way; what is typed whole is written as the admin writes it.
 */
export const DateField: DateFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<string | null>({ path })
  const displayFormat = (field.admin?.date as Format | undefined)?.displayFormat ?? 'yyyy-MM-dd'
  const hasTime = displayFormat.includes('HH')
  const shown = useMemo(() => (value ? shownAt(value) : undefined), [value])

  return (
    <div
      className={`field-type date-time-field ${showError ? 'date-time-field--has-error' : ''}`}
      style={mergeFieldStyles(field)}
    >
      <FieldLabel label={field.label ?? ''} path={path} required={field.required === true} />
      <div className="field-type__wrap" id={`field-${path.replaceAll('.', '__')}`}>
        <FieldError path={path} showError={showError} message={errorMessage ?? ''} />
        <DatePicker
          displayFormat={displayFormat}
          onChange={(picked) => setValue(picked ? (hasTime ? instantOf(picked) : instantOfDay(picked)) : null)}
          overrides={{
            calendarStartDay: 1,
            dateFormat: [displayFormat],
            // Payload moves a day to another hour by the browser's time zone; without a time picker there is none
            showTimeSelect: hasTime,
            timeCaption: '时间',
            onChangeRaw: (event) => {
              if (!(event?.target instanceof HTMLInputElement)) return
              const read = rewritten(event.target.value, hasTime, writtenDay(Date.now()))
              if (read !== undefined) event.target.value = read
            },
          }}
          pickerAppearance="dayAndTime"
          placeholder={hasTime ? '例如：2026-11-25 18:30' : '例如：2026-11-25'}
          readOnly={readOnly === true || disabled === true}
          timeFormat="HH:mm"
          timeIntervals={15}
          {...(shown && { value: shown })}
        />
      </div>
      {field.admin?.description !== undefined && <FieldDescription description={field.admin.description} path={path} />}
    </div>
  )
}
