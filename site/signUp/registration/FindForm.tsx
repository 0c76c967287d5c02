import type { ReactNode, SubmitEvent } from 'react'
import type { Problem } from '../../catalogue/signUp/shapes.ts'
import { Field, problemAt, toldBy } from '../form/Field.tsx'
import type { FoundBy } from '../../catalogue/signUp/answer.ts'

interface Props {
  typed: FoundBy
  problems: readonly Problem[]
  told?: ReactNode
  isSending?: boolean
  /** Without these it is a plain form, which the browser sends. */
  onType?: (change: Partial<FoundBy>) => void
  onSend?: (event: SubmitEvent<HTMLFormElement>) => void
}

/** The form by which a registration is found again: code and telephone number, and nothing else. */
export function FindForm({ typed, problems, told, isSending = false, onType, onSend }: Props) {
  const [code, phone] = [problemAt(problems, 'code'), problemAt(problems, 'phone')]
  return (
    <form
      className="sign-up-form"
      method="post"
      action="/api/signup/registration"
      onSubmit={onSend}
      noValidate={!!onType}
    >
      <Field path="code" label="报名码" isRequired note="10 个字母和数字，在报名成功的页面和短信里。" problem={code}>
        <input
          name="code"
          value={typed.code}
          required
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="code-field"
          onChange={(event) => onType?.({ code: event.currentTarget.value })}
          {...toldBy({ path: 'code', problem: code, hasNote: true })}
        />
      </Field>
      <Field path="phone" label="手机号" isRequired note="报名时填的那个。" problem={phone}>
        <input
          name="phone"
          value={typed.phone}
          required
          type="tel"
          inputMode="tel"
          maxLength={20}
          autoComplete="tel"
          onChange={(event) => onType?.({ phone: event.currentTarget.value })}
          {...toldBy({ path: 'phone', problem: phone, hasNote: true })}
        />
      </Field>
      <div className="send">
        <button type="submit" className="button" aria-disabled={isSending}>
          {isSending ? '正在查…' : '查我的报名'}
        </button>
      </div>
      <div role="status" className="told">
        {told}
      </div>
    </form>
  )
}
