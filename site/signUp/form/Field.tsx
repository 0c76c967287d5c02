import type { ReactNode } from 'react'
import type { Problem } from '../../catalogue/signUp/shapes.ts'

/** Id of the element that a problem is said beside; the first of a group of choices has it. */
export function idOf(path: string): string {
  return `f-${path.replace(/[^A-Za-z0-9]/g, '-')}`
}

/** What is wrong with a field, in words; undefined when nothing is. */
export function problemAt(problems: readonly Problem[], path: string): string | undefined {
  return problems.find((problem) => problem.path === path)?.message
}

interface Told {
  path: string
  problem: string | undefined
  /** Whether something is said about the field besides. */
  hasNote?: boolean
}

/** The attributes that tie a field to what is said of it. */
export function toldBy({ path, problem, hasNote = false }: Told) {
  const by = [hasNote && `${idOf(path)}-note`, problem !== undefined && `${idOf(path)}-problem`].filter(Boolean)
  return {
    id: idOf(path),
    'aria-invalid': problem !== undefined ? (true as const) : undefined,
    'aria-describedby': by.length > 0 ? by.join(' ') : undefined,
  }
}

/** What is wrong, beside the field. */
export function ProblemText({ path, problem }: Told) {
  if (problem === undefined) return null
  return (
    <p className="problem" id={`${idOf(path)}-problem`}>
      {problem}
    </p>
  )
}

interface Props extends Told {
  label: string
  isRequired?: boolean
  note?: string | undefined
  children: ReactNode
}

/** A field with its label, what is said about it, and what is wrong with it. */
export function Field({ path, label, isRequired = false, note, problem, children }: Props) {
  return (
    <div className={problem === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={idOf(path)}>
        {label}
        {!isRequired && <span className="optional">（可不填）</span>}
      </label>
      {note !== undefined && (
        <p className="hint" id={`${idOf(path)}-note`}>
          {note}
        </p>
      )}
      {children}
      <ProblemText path={path} problem={problem} />
    </div>
  )
}

interface TickProps extends Told {
  name: string
  isRequired?: boolean
  isChecked: boolean
  onTick: (isChecked: boolean) => void
  children: ReactNode
}

/** A box to tick, with its words beside it. */
export function Tick({ path, name, problem, isRequired = false, isChecked, onTick, children }: TickProps) {
  return (
    <div className={problem === undefined ? 'field tick' : 'field tick wrong'}>
      <label>
        <input
          type="checkbox"
          name={name}
          value="yes"
          required={isRequired}
          checked={isChecked}
          onChange={(event) => onTick(event.currentTarget.checked)}
          {...toldBy({ path, problem })}
        />
        <span>{children}</span>
      </label>
      <ProblemText path={path} problem={problem} />
    </div>
  )
}
