import { writtenDay } from '../../../../base/time/wallClock.ts'
import type { ShownOrder } from '../rules/answers.ts'
import { longest } from '../rules/contract.ts'
import { lastDay } from '../rules/days.ts'
import { Field } from './Field.tsx'
import { HostChoice } from './HostChoice.tsx'
import type { Problems } from './problems.ts'
import type { StepDrafts } from './stepDrafts.ts'

interface Props {
  order: ShownOrder
  draft: StepDrafts['match']
  problems: Problems
  onChange: (some: Partial<StepDrafts['match']>) => void
}

/** Who goes, and when. */
export function MatchFields({ order, draft, problems, onChange }: Props) {
  return (
    <>
      {order.state === 'confirmed' && <p className="hint">单位已经确认过；改了安排，单位要再确认一次。</p>}
      <div className="gongyun-orders-beside">
        <Field label="哪一天去" problem={problems['day']}>
          {(told) => (
            <input
              type="date"
              max={lastDay(writtenDay(Date.now()))}
              value={draft.day}
              onChange={({ target }) => onChange({ day: target.value })}
              {...told}
            />
          )}
        </Field>
        <Field label="几点（可再定）" problem={problems['time']}>
          {(told) => (
            <input
              type="time"
              value={draft.time}
              onChange={({ target }) => onChange({ time: target.value })}
              {...told}
            />
          )}
        </Field>
      </div>
      <HostChoice
        {...{ order }}
        day={draft.day}
        chosen={draft.host}
        problem={problems['host']}
        onChoose={(host) => onChange({ host })}
      />
      <Field label="给单位的话（可不填）" problem={problems['note']}>
        {(told) => (
          <textarea
            maxLength={longest.note}
            placeholder="例如：放映队 18:30 到，请留好停车的地方"
            value={draft.note}
            onChange={({ target }) => onChange({ note: target.value })}
            {...told}
          />
        )}
      </Field>
    </>
  )
}
