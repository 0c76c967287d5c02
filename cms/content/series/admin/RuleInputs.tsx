'use client'

import { weekdayName } from '../../../../site/catalogue/calendar/weekdays.ts'
import { readTime } from '../../../base/time/typed.ts'
import { understood } from '../../../base/time/understood.ts'
import { writtenDay } from '../../../base/time/wallClock.ts'
import type { SeriesRule } from '../series.ts'

/** From Monday, 1, to Sunday, 7. */
const days = [1, 2, 3, 4, 5, 6, 7]

interface Props {
  rule: SeriesRule
  /** When the number is that of the rows that are there. */
  countIsFixed: boolean
  onChange: (rule: SeriesRule) => void
}

/** The rule of a series, as a sentence of inputs. */
export function RuleInputs({ rule, countIsFixed, onChange }: Props) {
  const set = (change: Partial<SeriesRule>) => onChange({ ...rule, ...change })
  const toggle = (weekday: number) =>
    set({
      weekdays: rule.weekdays.includes(weekday)
        ? rule.weekdays.filter((other) => other !== weekday)
        : [...rule.weekdays, weekday].sort(),
    })
  return (
    <>
      <div className="choices" role="group" aria-label="星期几">
        {days.map((day) => (
          <label key={day}>
            <input type="checkbox" checked={rule.weekdays.includes(day)} onChange={() => toggle(day)} />
            每周
            {weekdayName(day)}
          </label>
        ))}
      </div>
      <div className="inputs">
        <label>
          从哪天起
          <input
            value={rule.from}
            onChange={({ target }) => set({ from: target.value })}
            onBlur={() => set({ from: dayOf(rule.from) })}
          />
        </label>
        <label>
          几点开始
          <input
            value={rule.time}
            onChange={({ target }) => set({ time: target.value })}
            onBlur={() => set({ time: readTime(rule.time) ?? rule.time })}
          />
        </label>
        <label>
          时长（分钟）
          <NumberInput value={rule.minutes} onChange={(minutes) => set({ minutes })} />
        </label>
        <label>
          次数
          <NumberInput value={rule.count} disabled={countIsFixed} onChange={(count) => set({ count })} />
        </label>
      </div>
      <div className="choices">
        <label>
          <input
            type="checkbox"
            checked={rule.skipsHolidays}
            onChange={({ target }) => set({ skipsHolidays: target.checked })}
          />
          跳过法定节假日，顺延补足
        </label>
        <label>
          <input
            type="checkbox"
            checked={rule.skipsWorkingWeekends}
            onChange={({ target }) => set({ skipsWorkingWeekends: target.checked })}
          />
          跳过调休上班的周末
        </label>
      </div>
    </>
  )
}

/** A typed day as the rule has it; what is not understood stays, and the panel says that a day is missing. */
function dayOf(text: string): string {
  const read = understood(text, 'day', Date.now())
  return 'instant' in read ? writtenDay(read.instant) : text
}

function NumberInput(props: { value: number; disabled?: boolean; onChange: (value: number) => void }) {
  return (
    <input
      inputMode="numeric"
      disabled={props.disabled}
      value={Number.isNaN(props.value) ? '' : props.value}
      onChange={({ target }) => props.onChange(/^\d{1,4}$/.test(target.value) ? Number(target.value) : Number.NaN)}
    />
  )
}
