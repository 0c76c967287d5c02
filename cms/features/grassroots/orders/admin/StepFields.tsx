import type { ShownOrder } from '../rules/answers.ts'
import { longest, type StepName } from '../rules/contract.ts'
import { DeliverFields } from './DeliverFields.tsx'
import { Field } from './Field.tsx'
import { MatchFields } from './MatchFields.tsx'
import type { Problems } from './problems.ts'
import { Stars } from './Stars.tsx'
import type { StepDrafts } from './stepDrafts.ts'

interface Props {
  order: ShownOrder
  /** The step that they are of. */
  open: StepName
  drafts: StepDrafts
  problems: Problems
  /** @param fields that are changed */
  onChange: (drafts: StepDrafts, fields: readonly string[]) => void
}

const reasons = {
  askAgain: { label: '为什么不合适', hint: '例如：当天有考试，请改到 12 月 8 日以后' },
  decline: { label: '为什么不能安排（单位看得到）', hint: '例如：这个月的放映场次已经排满' },
  cancel: { label: '为什么取消', hint: '取消以后不能恢复，要办请重新点。' },
} as const

/** The fields of a step. */
export function StepFields({ order, open, drafts, problems, onChange }: Props) {
  const set =
    <Name extends StepName>(name: Name) =>
    (some: Partial<StepDrafts[Name]>): void =>
      onChange({ ...drafts, [name]: { ...drafts[name], ...some } }, Object.keys(some))
  switch (open) {
    case 'match':
      return <MatchFields {...{ order, problems }} draft={drafts.match} onChange={set('match')} />
    case 'deliver':
      return <DeliverFields {...{ order, problems }} draft={drafts.deliver} onChange={set('deliver')} />
    case 'askAgain':
    case 'decline':
    case 'cancel':
      return (
        <Field label={reasons[open].label} hint={reasons[open].hint} problem={problems['reason']}>
          {(told) => (
            <input
              maxLength={longest.reason}
              autoComplete="off"
              value={drafts[open].reason}
              onChange={({ target }) => set(open)({ reason: target.value })}
              {...told}
            />
          )}
        </Field>
      )
    case 'rateHost':
    case 'rateUnit':
      return (
        <>
          <Stars
            label={open === 'rateHost' ? '这次服务怎么样' : '单位的准备和配合怎么样'}
            value={drafts[open].stars}
            problem={problems['stars']}
            onChange={(stars) => set(open)({ stars })}
          />
          <Field label="评语（可不填，对方看得到）" problem={problems['comment']}>
            {(told) => (
              <textarea
                maxLength={longest.comment}
                value={drafts[open].comment}
                onChange={({ target }) => set(open)({ comment: target.value })}
                {...told}
              />
            )}
          </Field>
        </>
      )
    case 'confirm':
      return null
  }
}
