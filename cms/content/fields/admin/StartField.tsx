'use client'

import { useField, useFormFields } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { DateFieldClientComponent } from 'payload'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { DateField } from '../../../documents/fields/dates/DateField.tsx'
import { unreadText } from '../../../documents/fields/dates/unread.ts'
import { type EndBeside, endSeen, endTyped, offeredEnd, startLeft } from '../endBeside.ts'
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
  const [beside, setBeside] = useState<EndBeside>({ seen: end })

  useEffect(() => {
    const moved = isByHand.current ? endMoved(before.current, { start, end }) : undefined
    before.current = rememberedOf(before.current, { start, end }, moved, isByHand.current)
    setBeside((known) => endSeen(known, end, moved))
    if (moved !== undefined) setEnd(moved)
  }, [start, end, setEnd])

  const takeEnd = (typed: string | undefined): void => {
    const taken = endTyped(beside, typed, end)
    setBeside(taken.known)
    if (taken.end !== undefined) setEnd(taken.end)
  }
  const leave = (): void => {
    isByHand.current = false
    // from here on it goes along with its start
    if (beside.put !== undefined) before.current = { start, end: beside.put }
    setBeside(startLeft)
  }
  const offered = offeredEnd(beside, { start, end })
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
      {offered !== undefined && (
        <p className="gongyun-other-end" role="status">
          “结束”里已有{end && unreadText(end) === undefined ? ` ${writtenMoment(end)}` : '别的内容'}，没有改动。
          <button type="button" onClick={() => setEnd(offered)}>
            改成 {writtenMoment(offered)}
          </button>
        </p>
      )}
    </div>
  )
}
