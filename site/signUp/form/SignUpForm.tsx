import type { ReactNode, SubmitEvent } from 'react'
import { longestEmail, longestName, longestUnit } from '../../catalogue/signUp/rules.ts'
import type { Problem, ShownPlace } from '../../catalogue/signUp/shapes.ts'
import { fewerText } from '../../text/signUp.ts'
import type { FormModel } from '../formModel.ts'
import { seatsAsked, type Typed } from '../typed.ts'
import { Children } from './Children.tsx'
import { ConsentText } from './Consent.tsx'
import { Dates } from './Dates.tsx'
import { Field, idOf, problemAt, Tick, toldBy } from './Field.tsx'
import { Questions } from './Questions.tsx'

interface Props {
  model: FormModel
  typed: Typed
  problems: readonly Problem[]
  places?: Readonly<Record<string, ShownPlace>>
  /** What whoever sends it is told beside the button. */
  told?: ReactNode
  /** Whether an answer is waited for. */
  isSending?: boolean
  /** Without these it is a plain form, which the browser sends. */
  onType?: (change: Partial<Typed>) => void
  onSend?: (event: SubmitEvent<HTMLFormElement>) => void
}

/** Where forms without a script are sent to, and what the island sends too. */
export const registrationsUrl = '/api/signup/registrations'

const nothing = () => undefined

/** The form to sign up with: the same with and without a script. */
export function SignUpForm({ model, typed, problems, places = {}, told, isSending = false, onType, onSend }: Props) {
  const type = onType ?? nothing
  const isPlain = onType === undefined
  const [hasChildren, at] = [model.children !== undefined, (path: string) => problemAt(problems, path)]
  const hasNoField = problems.filter(({ path }) => !isShown(path, model, typed))
  const count = seatsAsked(typed)
  const place = places[model.per === 'course' ? 'course' : typed.occasion]
  // after the draw staff may have opened what is left of it
  const isDrawn = model.how === 'lottery' && place?.isDrawn !== true
  // of places that are kept for some nobody here knows who belongs to them
  const fewer = typed.audience === '' && !isDrawn ? fewerText(place, count, model) : undefined
  return (
    <form className="sign-up-form" method="post" action={registrationsUrl} onSubmit={onSend} noValidate={!isPlain}>
      <input type="hidden" name="collection" value={model.collection} />
      <input type="hidden" name="entry" value={model.entry} />
      {pricesOf(model).map(([name, price]) => (
        <input key={name} type="hidden" name={name} value={price} />
      ))}
      {problems.length > 0 && (
        <div className="problems" role="alert">
          <p>有 {problems.length} 处要改，改好再提交，填好的都还在。</p>
          {hasNoField.map(({ path, message }) => (
            <p key={path}>{message}</p>
          ))}
        </div>
      )}
      <Dates
        model={model}
        chosen={typed.occasion}
        problem={at('bookable.occasion')}
        places={places}
        onChoose={(occasion) => type({ occasion })}
      />
      {isPlain && (
        <p className="hint">
          {model.how === 'lottery'
            ? '提交以后等待抽签，结果会告诉您。'
            : '还剩几个名额，提交以后告诉您；要是报满了，也会说清楚。'}
        </p>
      )}
      <Field path="name" label="姓名" isRequired problem={at('name')}>
        <input
          name="name"
          value={typed.name}
          required
          maxLength={longestName}
          autoComplete="name"
          onChange={(event) => type({ name: event.currentTarget.value })}
          {...toldBy({ path: 'name', problem: at('name') })}
        />
      </Field>
      <Field path="phone" label="手机号" isRequired note="查报名、收通知要用。" problem={at('phone')}>
        <input
          name="phone"
          value={typed.phone}
          required
          type="tel"
          inputMode="tel"
          maxLength={20}
          autoComplete="tel"
          onChange={(event) => type({ phone: event.currentTarget.value })}
          {...toldBy({ path: 'phone', problem: at('phone'), hasNote: true })}
        />
      </Field>
      {model.persons.takesEmail && (
        <Field
          path="email"
          label="邮箱"
          note={
            model.persons.sendsTexts
              ? '填了，以后的通知发到邮箱；报名结果和报名码还是发短信到手机。'
              : '填了，通知和报名码发到邮箱。'
          }
          problem={at('email')}
        >
          <input
            name="email"
            value={typed.email}
            type="email"
            maxLength={longestEmail}
            autoComplete="email"
            onChange={(event) => type({ email: event.currentTarget.value })}
            {...toldBy({ path: 'email', problem: at('email'), hasNote: true })}
          />
        </Field>
      )}
      <Field path="unit" label="单位" problem={at('unit')}>
        <input
          name="unit"
          value={typed.unit}
          maxLength={longestUnit}
          autoComplete="organization"
          onChange={(event) => type({ unit: event.currentTarget.value })}
          {...toldBy({ path: 'unit', problem: at('unit') })}
        />
      </Field>
      {model.audiences.length > 0 && (
        <Field path="audience" label="身份" note="有给这些职工预留的名额或专场，是就选上。" problem={at('audience')}>
          <select
            name="audience"
            value={typed.audience}
            onChange={(event) => type({ audience: event.currentTarget.value })}
            {...toldBy({ path: 'audience', problem: at('audience'), hasNote: true })}
          >
            <option value="">都不是</option>
            {model.audiences.map(({ value, word }) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </Field>
      )}
      {hasChildren ? (
        <Children model={model} typed={typed} problems={problems} isPlain={isPlain} onType={type} />
      ) : (
        <input type="hidden" name="comes" value="yes" />
      )}
      <Questions
        questions={model.questions}
        answers={typed.answers}
        problems={problems}
        onAnswer={(id, answer) => type({ answers: { ...typed.answers, [id]: answer } })}
      />
      {/* seen by programs alone, which fill in whatever there is */}
      <div className="website" aria-hidden="true">
        <label htmlFor={idOf('website')}>请不要填这一栏</label>
        <input
          id={idOf('website')}
          name="website"
          value={typed.website}
          tabIndex={-1}
          autoComplete="off"
          onChange={(event) => type({ website: event.currentTarget.value })}
        />
      </div>
      {hasChildren && (isPlain || typed.children.length > 0) && (
        <Tick
          path="guardian"
          name="guardian"
          problem={at('guardian')}
          isChecked={typed.guardian}
          onTick={(guardian) => type({ guardian })}
        >
          我是孩子的监护人，同意孩子参加，并同意为这次报名使用孩子的姓名和年龄
          {isPlain && <span className="optional">（带孩子才要勾）</span>}
        </Tick>
      )}
      <Tick
        path="consent"
        name="consent"
        isRequired
        problem={at('consent')}
        isChecked={typed.consent}
        onTick={(consent) => type({ consent })}
      >
        我同意为这次报名使用上面填的个人信息
      </Tick>
      <ConsentText model={model} />
      <div className="send">
        <button type="submit" className="button" aria-disabled={isSending}>
          {isSending ? '正在提交…' : isDrawn ? '提交，等待抽签' : '提交报名'}
        </button>
        {!isPlain && hasChildren && <p>共 {count} 个人</p>}
        {fewer !== undefined && <p className="fewer">{fewer}</p>}
      </div>
      <div role="status" className="told">
        {told}
      </div>
    </form>
  )
}

/** What is paid for what can be chosen, in fen, by the names of their fields: whoever sends the form was told so. */
function pricesOf({ per, price, dates }: FormModel): (readonly [name: string, price: number])[] {
  if (per === 'course') return price === undefined ? [] : [['price', price]]
  return dates.map((date) => [`price.${date.id}`, date.price])
}

/** Whether the form has a place where a problem is said; the rest is said at its head. */
function isShown(path: string, model: FormModel, typed: Typed): boolean {
  if (path === 'email') return model.persons.takesEmail
  if (path === 'audience') return model.audiences.length > 0
  if (path === 'bookable.occasion') return model.per === 'occasion'
  if (path === 'guardian') return typed.children.length > 0
  if (path.startsWith('answers.')) return model.questions.some(({ id }) => path === `answers.${id}`)
  if (path.startsWith('children.')) return typed.children.length > Number(path.split('.')[1])
  if (path === 'children') return model.children !== undefined
  return ['name', 'phone', 'unit', 'consent'].includes(path)
}
