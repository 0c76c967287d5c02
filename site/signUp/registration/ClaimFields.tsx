import { Field, problemAt, toldBy } from '../form/Field.tsx'
import type { FoundBy } from '../../catalogue/signUp/answer.ts'
import type { Problem } from '../../catalogue/signUp/shapes.ts'

interface Props {
  typed: FoundBy
  problems: readonly Problem[]
  /** Without it the browser keeps what is typed, and sends it. */
  onType?: ((change: Partial<FoundBy>) => void) | undefined
}

/** The two fields by which a registration is found: its code, and the telephone number. */
export function ClaimFields({ typed, problems, onType }: Props) {
  const [code, phone] = [problemAt(problems, 'code'), problemAt(problems, 'phone')]
  return (
    <>
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
    </>
  )
}
