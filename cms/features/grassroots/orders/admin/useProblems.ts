import { useEffect, useRef, useState } from 'react'
import type { Problems } from './problems.ts'

/** What is wrong with a form, and the form: as soon as something is told, the first of it is under the eyes. */
export function useProblems() {
  const form = useRef<HTMLFormElement>(null)
  const [problems, setProblems] = useState<Problems>({})
  useEffect(() => {
    if (Object.keys(problems).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus()
  }, [problems])
  return { form, problems, setProblems }
}
