import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { type BookableAnswer, bookableAnswer } from './answers.ts'
import { askDesk, type OfBookable } from './ask.ts'
import type { List } from './lists.ts'

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
  const { collection, entry, occasion } = bookable
  const read = useCallback(async () => {
    // what is looked for may be the end of a telephone number: it stands in no address
    const body = { bookable: { collection, entry, ...(occasion && { occasion }) }, list, text, page }
    const got = await askDesk('desk/bookable', bookableAnswer, body)
    if (got.ok) setAnswer(got.value)
    else setSaid(got.message)
  }, [collection, entry, occasion, list, text, page])
  useEffect(() => void read(), [read])
  const act: Act = async (path, schema, body, done) => {
    const got = await askDesk(`desk/${path}`, schema, body)
    setSaid(got.ok ? done : got.message)
    if (got.ok) await read()
    return got.ok
  }
  return { answer, said, say: setSaid, act }
}
