'use client'

import { useField, useFormFields } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { DateFieldClientComponent } from 'payload'
import { type ComponentProps, useEffect, useRef } from 'react'
import { DateField } from '../../../documents/fields/dates/DateField.tsx'
import { endMoved, rememberedOf, type Typed } from '../endMoved.ts'
import { wide } from './wide.ts'

type Props = ComponentProps<DateFieldClientComponent> & {
  /** Name of the field beside it that holds the end. */
  end: string
}

/** A start that takes its end along when a person changes it, and not when the form changes it by itself. */
export function StartField({ end: name, ...props }: Props) {
  const { path } = props
  const endPath = path.slice(0, path.lastIndexOf('.') + 1) + name
  const start = useFormFields(([fields]) => fields[path]?.value as string | null | undefined)
  const { value: end, setValue: setEnd } = useField<string | null>({ path: endPath })
  const before = useRef<Typed>({ start, end })
  const isByHand = useRef(false)

  useEffect(() => {
    const moved = isByHand.current ? endMoved(before.current, { start, end }) : undefined
    before.current = rememberedOf(before.current, { start, end }, moved, isByHand.current)
    if (moved !== undefined) setEnd(moved)
  }, [start, end, setEnd])

  const byHand = (): void => {
    isByHand.current = true
  }
  return (
    <div
      style={mergeFieldStyles(props.field)}
      onBlur={() => (isByHand.current = false)}
      onClickCapture={byHand}
      onInputCapture={byHand}
      onKeyDownCapture={byHand}
    >
      <DateField {...props} field={wide(props.field)} />
    </div>
  )
}
