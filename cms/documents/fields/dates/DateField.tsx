'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { DateFieldClientComponent } from 'payload'
import { TypedDate } from './TypedDate.tsx'

/** What Payload's type says of one appearance only. */
interface Format {
  displayFormat?: string
}

/** A date field of a form. What is typed and not understood is refused by the server, and stays in the form. */
export const DateField: DateFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<string | null>({ path })
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
          readOnly={readOnly === true || disabled === true}
        />
      </div>
      {field.admin?.description !== undefined && <FieldDescription description={field.admin.description} path={path} />}
    </div>
  )
}
