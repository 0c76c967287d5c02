import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'

/** What the server says at an address, and why not; asked again whenever the address is another one. @param address undefined asks nothing */
export function useAsked<T>(address: string | undefined, schema: z.ZodType<T>) {
  const [answer, setAnswer] = useState<T>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    if (address === undefined) return undefined
    let isOver = false
    void askApi(address, schema).then((got) => {
      if (isOver) return
      setProblem(got.ok ? undefined : got.message)
      setAnswer(got.ok ? got.value : undefined)
    })
    return () => {
      isOver = true
    }
  }, [address, schema])
  return { answer, problem, setAnswer, setProblem }
}
