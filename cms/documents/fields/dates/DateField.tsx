'use client'

import { FieldDescription, FieldError, FieldLabel, useField, useFormFields } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { DateFieldClientComponent } from 'payload'
import type { ComponentProps } from 'react'
import { TypedDate } from './TypedDate.tsx'
import { unreadText } from './unread.ts'

/** What Payload's type says of one appearance only. */
interface Format {
  displayFormat?: string
}

type Props = ComponentProps<DateFieldClientComponent> & {
  /** Name of the field beside it of which it is the end. */
  start?: string
  /** Of a beginning behind which an end may be typed: told of it. */
  onEnd?: (end: string | undefined) => void
  /** Whether a day alone means its end. */
  isToDayEnd?: boolean
}

/** A date field of a form. What is typed and not understood is refused by the server, and stays in the form. */
export function DateField({ field, path, readOnly, start: startName, onEnd, isToDayEnd = false }: Props) {
  const { value, setValue, showError, errorMessage, disabled } = useField<string | null>({ path })
  const startPath = startName === undefined ? undefined : path.slice(0, path.lastIndexOf('.') + 1) + startName
  const start = useFormFields(([fields]) =>
    startPath === undefined ? undefined : (fields[startPath]?.value as string | null | undefined),
  )
  const displayFormat = (field.admin?.date as Format | undefined)?.displayFormat ?? 'yyyy-MM-dd'

  return (
    <div
      className={`field-type date-time-field ${showError ? 'date-time-field--has-error' : ''}`}
      style={mergeFieldStyles(field)}
    >
      <FieldLabel label={field.label ?? ''} path={path} required={field.required === true} />
      <div className="field-type__wrap" id={`field-${path.replaceAll('.', '__')}`}>
        <FieldError path={path} showError={showError} message={errorMessage ?? ''} />
        <TypedDate
          wanted={displayFormat.includes('HH') ? 'moment' : 'day'}
          value={value ?? undefined}
          onChange={setValue}
          onEnd={onEnd}
          about={{
            takesEnd: onEnd !== undefined,
            start: start && unreadText(start) === undefined ? start : undefined,
            isToDayEnd,
          }}
          description={
            field.admin?.description !== undefined && (
              <FieldDescription description={field.admin.description} path={path} />
            )
          }
          readOnly={readOnly === true || disabled === true}
        />
      </div>
    </div>
  )
}
