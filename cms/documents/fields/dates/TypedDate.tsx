'use client'

import { DatePicker } from '@payloadcms/ui'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { cleanedField } from '../../../base/characters.ts'
import { type About, saidBack, type Understood, understood, type Wanted } from '../../../base/time/understood.ts'
import { writtenDay, writtenMoment } from '../../../base/time/wallClock.ts'
import { instantOf, instantOfDay, shownAt } from './picked.ts'
import { unreadText, unreadValue } from './unread.ts'

interface Props {
  wanted: Wanted
  /** The instant that is chosen, ISO 8601, or a text that was not understood (unreadValue). */
  value: string | undefined
  onChange: (value: string | null) => void
  /** Told of the end that stands behind a beginning while that is typed, undefined where there is none. */
  onEnd?: ((end: string | undefined) => void) | undefined
  readOnly?: boolean
  /** What the picker's input is called, where no label stands before it. */
  label?: string
  about?: About
  /** Its help, right below the input, where that of its neighbours stands. */
  description?: ReactNode
  /** What is wrong with an instant that was understood, in Chinese. */
  refused?: (instant: string) => string | undefined
}

/**
 * A day, or a day with a time, in Asia/Shanghai whatever the browser's time zone. It can be picked, or typed the Chinese
 * way. What was understood stands below it; what was not stays as it was typed, with what is wrong.
 */
export function TypedDate({
  wanted,
  value,
  onChange,
  onEnd,
  readOnly = false,
  label,
  about,
  description,
  refused,
}: Props) {
  const id = useId()
  const [kept, setKept] = useState<string>()
  /** Whoever types needs no calendar over what stands below. */
  const [isTyping, setIsTyping] = useState(false)
  const left = value === undefined ? undefined : unreadText(value)
  const instant = left === undefined ? value : undefined
  const read = readText(kept ?? left, wanted, about)
  const unread = read !== undefined && 'problem' in read ? read.problem : undefined
  const problem = unread ?? (instant === undefined ? undefined : refused?.(instant))
  // what else in the form has changed the date takes the text's place
  const isOvertaken = read !== undefined && 'instant' in read && read.instant !== instant
  const doubt = !isOvertaken && read !== undefined && 'doubt' in read ? read.doubt : undefined
  const written = instant === undefined ? '' : wanted === 'day' ? writtenDay(instant) : writtenMoment(instant)
  const said = instant === undefined || problem !== undefined ? '' : saidBack(instant, wanted)

  // an end that was typed before its start is told by it as soon as that is there
  const told =
    kept === undefined && left !== undefined && read !== undefined && 'instant' in read ? read.instant : undefined
  useEffect(() => {
    if (told !== undefined) onChange(told)
  }, [told, onChange])

  const type = (text: string): void => {
    setKept(text)
    setIsTyping(true)
    const now = readText(text, wanted, about)
    if (now === undefined) onChange(null)
    else if ('instant' in now) onChange(now.instant)
    onEnd?.(now !== undefined && 'instant' in now ? now.end : undefined)
  }
  const leave = (): void => {
    if (kept !== undefined && unread !== undefined) onChange(unreadValue(kept))
    // what was understood is written as the admin writes it; a doubt is read beside what was typed
    if (doubt === undefined) setKept(undefined)
  }
  const pick = (picked: Date | null): void => {
    setKept(undefined)
    onChange(picked === null ? null : wanted === 'day' ? instantOfDay(picked) : instantOf(picked))
  }
  return (
    <div
      className="gongyun-date"
      onFocus={({ target }) => (target instanceof HTMLInputElement ? setIsTyping(false) : undefined)}
      onBlur={({ target }) => (target instanceof HTMLInputElement ? leave() : undefined)}
    >
      <DatePicker
        displayFormat={wanted === 'day' ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm'}
        onChange={pick}
        overrides={{
          value: (isOvertaken ? undefined : kept) ?? left ?? written,
          calendarStartDay: 1,
          // Payload moves a day to another hour by the browser's time zone; without a time picker there is none
          showTimeSelect: wanted === 'moment',
          timeCaption: '时间',
          popperClassName: isTyping ? 'gongyun-date__hidden' : '',
          ariaDescribedBy: id,
          ...(problem !== undefined && { ariaInvalid: 'true' }),
          ...(label !== undefined && { title: label }),
          onChangeRaw: (event) => {
            // the picker would read the text in its own way, and forget what it cannot read
            if (event?.type !== 'change' || !(event.target instanceof HTMLInputElement)) return
            event.preventDefault()
            type(event.target.value)
          },
          onChange: (picked: Date | null, event?: { type: string; target: unknown }) => {
            // Enter in the input chooses the day that the picker points at, not the one that was typed
            if (event?.type !== 'keydown' || !(event.target instanceof HTMLInputElement)) pick(picked)
          },
        }}
        pickerAppearance="dayAndTime"
        placeholder={wanted === 'day' ? '例如：11月25日' : '例如：11月25日 晚上7点半'}
        readOnly={readOnly}
        timeFormat="HH:mm"
        timeIntervals={15}
        {...(instant !== undefined && { value: shownAt(instant) })}
      />
      {description}
      <p id={id} className={problem === undefined && doubt === undefined ? undefined : 'problem'} aria-live="polite">
        {problem ?? said}
        {doubt !== undefined && `（${doubt}）`}
      </p>
    </div>
  )
}

function readText(text: string | undefined, wanted: Wanted, about?: About): Understood | undefined {
  return cleanedField(text ?? '').trim() === '' ? undefined : understood(text ?? '', wanted, Date.now(), about)
}
