'use client'

import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { NumberFieldClientComponent } from 'payload'
import { useEffect, useState } from 'react'

/** What stands in the field for an amount in fen. */
const shown = (fen: number | null | undefined) => (typeof fen === 'number' ? String(fen / 100) : '')

/** A money field: typed and read in yuan, stored in fen. What is no amount stays in the field and is refused. */
export const YuanField: NumberFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<number | null>({ path })
  const [typed, setTyped] = useState(shown(value))
  const isAmount = /^\d{1,6}(\.\d{1,2})?$/.test(typed.trim())

  useEffect(() => {
    setTyped((before) => (Math.round(Number(before) * 100) === value && before !== '' ? before : shown(value)))
  }, [value])

  return (
    <div
      className={`field-type number ${showError ? 'error' : ''}`}
      id={`field-${path.replaceAll('.', '__')}`}
      style={mergeFieldStyles(field)}
    >
      <FieldLabel label={field.label ?? ''} path={path} required={field.required === true} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} message={errorMessage ?? ''} />
        <input
          disabled={readOnly || disabled}
          inputMode="decimal"
          name={path}
          onBlur={() => setTyped(shown(value))}
          onChange={({ target }) => {
            setTyped(target.value)
            const amount = target.value.trim()
            if (amount === '') setValue(null)
            else if (/^\d{1,6}(\.\d{1,2})?$/.test(amount)) setValue(Math.round(Number(amount) * 100))
          }}
          aria-invalid={typed !== '' && !isAmount}
          placeholder={typeof field.admin?.placeholder === 'string' ? field.admin.placeholder : undefined}
          type="text"
          value={typed}
        />
      </div>
      {field.admin?.description !== undefined && <FieldDescription description={field.admin.description} path={path} />}
    </div>
  )
}
