import type { Problem } from '../../catalogue/signUp/shapes.ts'
import { Field, problemAt, toldBy } from '../form/Field.tsx'

interface Props {
  number: string
  problems: readonly Problem[]
}

/** The form that asks whether a certificate is ours. */
export function CheckForm({ number, problems }: Props) {
  const problem = problemAt(problems, 'number')
  return (
    <form className="sign-up-form" method="post" action="/api/signup/certificate-check">
      <Field path="number" label="证书编号" isRequired note="16 个字母和数字，在证书的下方。" problem={problem}>
        <input
          name="number"
          defaultValue={number}
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="code-field"
          {...toldBy({ path: 'number', problem, hasNote: true })}
        />
      </Field>
      <div className="send">
        <button type="submit" className="button">
          核对
        </button>
      </div>
    </form>
  )
}
