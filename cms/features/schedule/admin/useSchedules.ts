'use client'

import { toast } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { problemsText } from '../../../base/problemText.ts'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { askApi } from '../../../base/ui/askApi.ts'
import { withdrawnSince } from '../rules.ts'
import { type Action, actions, type Origin, origins, revocable, type State, states } from '../words.ts'

const shown = z.object({
  id: z.string(),
  action: z.literal(Object.keys(actions) as Action[]),
  at: z.string(),
  state: z.literal(Object.keys(states) as State[]),
  origin: z.literal(Object.keys(origins) as Origin[]).nullish(),
  problem: z.string().nullish(),
  ranAt: z.string().nullish(),
  askedBy: z.union([z.string(), z.object({ name: z.string() })]).nullish(),
})
const answered = z.object({ docs: z.array(shown) })

/** What the admin shows of a schedule. */
export type Shown = z.infer<typeof shown>

/** How many finished schedules of an entry are looked at: the latest says why the entry is where it is. */
const most = 12

/**
 * Asks for the schedules of an entry, the earliest first; `readAt` is when, in milliseconds since the epoch. Says which
 * of them a save has withdrawn.
 * @param document `<collection>/<id>`; undefined while the entry is not stored
 * @param changedAt when the entry was saved last: asks anew
 */
export function useSchedules(document: string | undefined, changedAt: unknown) {
  const [schedules, setSchedules] = useState<{ all: Shown[]; readAt: number }>({ all: [], readAt: 0 })
  const [asked, setAsked] = useState(0)
  const known = useRef<ReadonlyMap<string, string | null | undefined>>(new Map())
  const refresh = useCallback(() => setAsked((count) => count + 1), [])

  useEffect(() => {
    if (document === undefined) return
    const leaving = new AbortController()
    const query = new URLSearchParams({
      'where[document][equals]': document,
      sort: '-at',
      limit: String(most),
      depth: '1',
    })
    void askApi(`/api/schedules?${query.toString()}`, answered, { signal: leaving.signal }).then((answer) => {
      if (!answer.ok || leaving.signal.aborted) return
      const { docs } = answer.value
      tell(withdrawnSince(known.current, docs))
      const open = docs.filter(({ state }) => revocable.includes(state))
      known.current = new Map(open.map(({ id, problem }) => [id, problem]))
      setSchedules({ all: docs.toReversed(), readAt: Date.now() })
    })
    return () => leaving.abort()
  }, [document, changedAt, asked])

  return { schedules: schedules.all, readAt: schedules.readAt, refresh }
}

/** Says of schedules that they were withdrawn, and why. */
function tell(withdrawn: readonly Shown[]): void {
  for (const { action, at, problem } of withdrawn)
    toast.info(`定于 ${writtenMoment(at)} 的${actions[action]}已取消。${problem ?? ''}`, { duration: 15_000 })
}

/**
 * Posts to the API.
 * @returns what it refuses for, in Chinese, or undefined when it is done
 */
export async function post(path: string, body: object = {}): Promise<string | undefined> {
  const words = { unclear: '没有成功，请再试一次。' }
  const answer = await askApi(path, z.unknown(), { method: 'POST', body, words })
  return answer.ok ? undefined : problemsText(answer.fields) || answer.message
}
