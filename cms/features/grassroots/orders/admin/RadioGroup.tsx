import { type ReactNode, useId } from 'react'

interface Props {
  label: string
  className: string
  problem: string | undefined
  children: ReactNode
}

/** Radio buttons that are one field, with what is wrong with it below. */
export function RadioGroup({ label, className, problem, children }: Props) {
  const id = useId()
  return (
    <fieldset
      role="radiogroup"
      className={className}
      aria-invalid={problem !== undefined}
      aria-describedby={problem === undefined ? undefined : id}
      tabIndex={-1}
    >
      <legend>{label}</legend>
      {children}
      {problem !== undefined && (
        <p id={id} className="gongyun-orders-problem">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
