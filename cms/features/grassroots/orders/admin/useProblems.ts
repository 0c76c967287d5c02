import { useEffect, useRef, useState } from 'react'
import type { Problems } from './problems.ts'

/** What is wrong with a form, and the form: as soon as something is told, the first of it is under the eyes. */
export function useProblems() {
  const form = useRef<HTMLFormElement>(null)
  const [{ problems, times }, setTold] = useState<{ problems: Problems; times: number }>({ problems: {}, times: 0 })
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus()
  }, [times])
  return {
    form,
    problems,
    /** Tells what is wrong, in the place of what was; nothing when all is well. */
    tell: (problems: Problems) => setTold(({ times }) => ({ problems, times: times + 1 })),
    /** Whoever changes a field is not told any longer what it was; the focus stays. */
    forget: (fields: readonly string[]) =>
      setTold((before) => ({
        ...before,
        problems: Object.fromEntries(Object.entries(before.problems).filter(([name]) => !fields.includes(name))),
      })),
  }
}
