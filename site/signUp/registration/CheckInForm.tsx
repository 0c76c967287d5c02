import type { FoundBy } from '../../catalogue/signUp/answer.ts'
import type { Problem } from '../../catalogue/signUp/shapes.ts'
import { Field, problemAt, toldBy } from '../form/Field.tsx'
import { ClaimFields } from './ClaimFields.tsx'

interface Props {
  typed: FoundBy
  problems: readonly Problem[]
}

/**
 * The plain form by which whoever comes checks in. The digits are asked for last, and never filled in again: they change
 * every half minute.
 */
export function CheckInForm({ typed, problems }: Props) {
  const door = problemAt(problems, 'door')
  return (
    <form className="sign-up-form" method="post" action="/api/signup/check-in">
      <ClaimFields typed={typed} problems={problems} />
      <Field
        path="door"
        label="屏幕上的 6 位数字"
        isRequired
        note="在门口的屏幕上，每半分钟换一次，请最后填。"
        problem={door}
      >
        <input
          name="door"
          required
          inputMode="numeric"
          maxLength={12}
          autoComplete="off"
          className="code-field"
          {...toldBy({ path: 'door', problem: door, hasNote: true })}
        />
      </Field>
      <div className="send">
        <button type="submit" className="button">
          签到
        </button>
      </div>
    </form>
  )
}
