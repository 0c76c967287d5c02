import { useEffect, useState } from 'react'
import { z } from 'zod'
import { OfficialCalendar } from '../../../../site/catalogue/calendar/timeSlots.ts'
import { askApi } from '../../../base/ui/askApi.ts'
import { noticesOf } from '../notices.ts'

const day = z.string().nullish()
const answered = z.object({
  years: z
    .array(
      z.object({
        year: z.number().nullish(),
        holidays: z.array(z.object({ name: z.string().nullish(), from: day, to: day })).nullish(),
        workdays: z.array(z.object({ day })).nullish(),
      }),
    )
    .nullish(),
})

/**
 * The official calendar with what the staff entered.
 * @param isAsking false while nobody needs it
 * @returns what comes with the program until the answer is there, and where there is none
 */
export function useOfficialCalendar(isAsking: boolean): OfficialCalendar {
  const [calendar, setCalendar] = useState(() => new OfficialCalendar())
  useEffect(() => {
    if (!isAsking) return
    const leaving = new AbortController()
    void askApi('/api/globals/holidays?depth=0', answered, { signal: leaving.signal }).then((answer) => {
      if (answer.ok && !leaving.signal.aborted)
        setCalendar(new OfficialCalendar(noticesOf(answer.value.years ?? [])))
    })
    return () => leaving.abort()
  }, [isAsking])
  return calendar
}
