import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { type BookableAnswer, bookableAnswer } from './answers.ts'
import { askDesk, type OfBookable, queryOf } from './ask.ts'

export type List = 'coming' | 'waiting' | 'over'

/** Does something at the desk, says what came of it, and reads the list anew. @returns whether it was done */
export type Act = <T>(path: string, schema: z.ZodType<T>, body: object, done: string) => Promise<boolean>

/** Which registrations are shown. */
export interface Choice {
  list: List
  text: string
  page: number
}

/** One thing that people sign up for, as the server tells it. */
export function useBookable(bookable: OfBookable, { list, text, page }: Choice) {
  const [answer, setAnswer] = useState<BookableAnswer>()
  const [said, setSaid] = useState<string>()
  const query = queryOf(bookable, { list, text, page: String(page) })
  const read = useCallback(async () => {
    const got = await askDesk(`desk/bookable?${query}`, bookableAnswer)
    if (got.ok) setAnswer(got.value)
    else setSaid(got.message)
  }, [query])
  useEffect(() => void read(), [read])
  const act: Act = async (path, schema, body, done) => {
    const got = await askDesk(`desk/${path}`, schema, body)
    setSaid(got.ok ? done : got.message)
    if (got.ok) await read()
    return got.ok
  }
  return { answer, said, say: setSaid, act }
}
