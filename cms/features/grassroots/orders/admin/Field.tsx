import { type ReactNode, useId } from 'react'

/** What an input needs to be told as wrong. */
interface Told {
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

interface Props {
  label: string
  /** What helps to fill it in. */
  hint?: ReactNode
  problem: string | undefined
  children: (told: Told) => ReactNode
}

/** A field with what is wrong with it right below. */
export function Field({ label, hint, problem, children }: Props) {
  const id = useId()
  const isTold = problem !== undefined || hint !== undefined
  return (
    <div className="gongyun-orders-field">
      <label>
        <span>{label}</span>
        {children({ 'aria-invalid': problem !== undefined, 'aria-describedby': isTold ? id : undefined })}
      </label>
      {isTold && (
        <div id={id}>
          {problem !== undefined && <p className="gongyun-orders-problem">{problem}</p>}
          {hint !== undefined && <div className="hint">{hint}</div>}
        </div>
      )}
    </div>
  )
}
