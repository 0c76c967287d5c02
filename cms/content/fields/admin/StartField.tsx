'use client'

import { useField, useFormFields } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { DateFieldClientComponent } from 'payload'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { DateField } from '../../../documents/fields/dates/DateField.tsx'
import { unreadText } from '../../../documents/fields/dates/unread.ts'
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
  /** An end that was typed behind the start: in its field already, or not since another one stands there. */
  const [typedEnd, setTypedEnd] = useState<string>()
  const putEnd = useRef<string>(undefined)

  useEffect(() => {
    const moved = isByHand.current ? endMoved(before.current, { start, end }) : undefined
    before.current = rememberedOf(before.current, { start, end }, moved, isByHand.current)
    if (moved !== undefined) setEnd(moved)
  }, [start, end, setEnd])

  const takeEnd = (typed: string | undefined): void => {
    setTypedEnd(typed)
    // what this field has put there follows what is typed on; what somebody put there stays
    const isFree = !end || end === putEnd.current
    if (!isFree || (typed === undefined && putEnd.current === undefined)) return
    putEnd.current = typed
    setEnd(typed ?? null)
  }
  const leave = (): void => {
    isByHand.current = false
    // from here on it is an end like any other, which goes along with its start
    if (putEnd.current !== undefined) before.current = { start, end: putEnd.current }
    putEnd.current = undefined
  }
  // the start may be another by now
  const otherEnd = typedEnd !== undefined && end !== typedEnd && start && typedEnd > start ? typedEnd : undefined
  const byHand = (): void => {
    isByHand.current = true
  }
  return (
    <div
      style={mergeFieldStyles(props.field)}
      onBlur={leave}
      onClickCapture={byHand}
      onInputCapture={byHand}
      onKeyDownCapture={byHand}
    >
      <DateField {...props} field={wide(props.field)} onEnd={takeEnd} />
      {otherEnd !== undefined && (
        <p className="gongyun-other-end" role="status">
          “结束”里已有{end && unreadText(end) === undefined ? ` ${writtenMoment(end)}` : '别的内容'}，没有改动。
          <button type="button" onClick={() => setEnd(otherEnd)}>
            改成 {writtenMoment(otherEnd)}
          </button>
        </p>
      )}
    </div>
  )
}
