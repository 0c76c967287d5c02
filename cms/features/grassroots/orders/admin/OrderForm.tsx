import type { ReactNode, RefObject } from 'react'
import { serviceKinds } from '../../../../../site/catalogue/vocabulary.ts'
import type { DeskAnswer } from '../rules/answers.ts'
import { longest } from '../rules/contract.ts'
import { firstDay, lastDay } from '../rules/days.ts'
import type { OrderDraft } from './draft.ts'
import { Field } from './Field.tsx'
import type { Problems } from './problems.ts'
import { dayInWords } from './words.ts'

interface Props {
  desk: DeskAnswer
  draft: OrderDraft
  /** YYYY-MM-DD */
  today: string
  problems: Problems
  form: RefObject<HTMLFormElement | null>
  isSending: boolean
  onChange: (some: Partial<OrderDraft>) => void
  onSend: () => void
}

type Shown = { [Name in keyof OrderDraft]: string }
const labels: Shown = {
  service: '点什么',
  ownerUnit: '给哪个单位',
  topic: '想要的内容（可不填）',
  day: '哪一天',
  time: '几点（可不填）',
  place: '在哪里',
  people: '大约多少人',
  contact: '怎么联系您',
  note: '备注（可不填）',
}

/** What a unit asks for, in the order in which one thinks of it. */
export function OrderForm({ desk, draft, today, problems, form, isSending, onChange, onSend }: Props) {
  const service = desk.services.find(({ id }) => id === draft.service)
  const first = firstDay(today, service?.daysAhead ?? 0)
  const field = (name: keyof OrderDraft, input: (told: object) => ReactNode, hint?: ReactNode) => (
    <Field label={labels[name]} problem={problems[name]} hint={hint}>
      {(told) => input({ ...told, name, value: draft[name], onChange: typed(name) })}
    </Field>
  )
  const typed =
    (name: keyof OrderDraft) =>
    ({ target }: { target: { value: string } }) =>
      onChange({ [name]: target.value })
  const text = (name: keyof typeof longest & keyof OrderDraft, more: object, hint?: ReactNode) =>
    field(name, (told) => <input maxLength={longest[name]} autoComplete="off" {...told} {...more} />, hint)
  return (
    <form
      ref={form}
      className="gongyun-orders-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {field(
        'service',
        (told) => (
          <select {...told}>
            <option value="">请选</option>
            {Object.entries(serviceKinds).map(([kind, word]) => {
              const some = desk.services.filter((one) => one.kind === kind)
              return (
                some.length > 0 && (
                  <optgroup key={kind} label={word}>
                    {some.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                )
              )
            })}
          </select>
        ),
        service !== undefined && (service.daysAhead > 0 || service.requirements !== '') ? (
          <>
            {service.daysAhead > 0 && <p>要提前 {service.daysAhead} 天点。</p>}
            {service.requirements !== '' && <p>请准备：{service.requirements}</p>}
          </>
        ) : undefined,
      )}
      {text('topic', { placeholder: '例如：抗战老电影，一个半小时以内' })}
      {field('ownerUnit', (told) => (
        <select {...told}>
          <option value="">请选</option>
          {desk.units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ))}
      <div className="gongyun-orders-beside">
        {field(
          'day',
          (told) => (
            <input type="date" min={first} max={lastDay(today)} {...told} />
          ),
          service === undefined ? undefined : `最早 ${dayInWords(first, today)}`,
        )}
        {field('time', (told) => (
          <input type="time" {...told} />
        ))}
      </div>
      {text('place', { placeholder: '例如：花城一小操场' })}
      {field('people', (told) => (
        <input inputMode="numeric" maxLength={12} autoComplete="off" {...told} />
      ))}
      {text('contact', { placeholder: '例如：工会办公室 0375-2862000' }, '只有办这件事的人看得到，办完就删除。')}
      {field('note', (told) => (
        <textarea maxLength={longest.note} placeholder="例如：有电，没有音响；雨天改在室内" {...told} />
      ))}
      {problems[''] !== undefined && (
        <p className="gongyun-import-problem" role="alert" tabIndex={-1}>
          {problems['']}
        </p>
      )}
      <button className="btn btn--style-primary gongyun-orders-send" type="submit" aria-disabled={isSending}>
        {isSending ? '正在送出…' : '点这一单'}
      </button>
    </form>
  )
}
