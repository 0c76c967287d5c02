import { deliveryChannels, deliveryLevels } from '../../../../../site/catalogue/vocabulary.ts'
import { useAsked } from '../../admin/useAsked.ts'
import { deskAnswer, type ShownOrder } from '../rules/answers.ts'
import { Field } from './Field.tsx'
import type { Problems } from './problems.ts'
import type { StepDrafts } from './stepDrafts.ts'

interface Props {
  order: ShownOrder
  draft: StepDrafts['deliver']
  problems: Problems
  onChange: (some: Partial<StepDrafts['deliver']>) => void
}

/** What came of it, and what it is counted for. */
export function DeliverFields({ order, draft, problems, onChange }: Props) {
  const { answer: desk, problem } = useAsked('/api/grassroots/orders/desk', deskAnswer)
  const choice = (name: 'level' | 'channel', label: string, words: Readonly<Record<string, string>>) => (
    <Field label={label} problem={problems[name]}>
      {(told) => (
        <select value={draft[name]} onChange={({ target }) => onChange({ [name]: target.value })} {...told}>
          {Object.entries(words).map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <>
      <Field label="到场人数（人次）" problem={problems['people']}>
        {(told) => (
          <input
            inputMode="numeric"
            maxLength={12}
            autoComplete="off"
            value={draft.people}
            onChange={({ target }) => onChange({ people: target.value })}
            {...told}
          />
        )}
      </Field>
      <div className="gongyun-orders-beside">
        {choice('level', '层级', deliveryLevels)}
        {choice('channel', '方式', deliveryChannels)}
      </div>
      <Field
        label="记入哪个专项"
        problem={problems['campaign'] ?? problem}
        hint={`记入专项的，就是${order.unit.name}的一场场次记录：计入统计，马上公开在“进基层”页面上。`}
      >
        {(told) => (
          <select value={draft.campaign} onChange={({ target }) => onChange({ campaign: target.value })} {...told}>
            <option value="">请选</option>
            {desk?.campaigns.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="none">不记入专项</option>
          </select>
        )}
      </Field>
    </>
  )
}
