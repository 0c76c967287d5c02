'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Action, Origin, State } from '../../schedule/words.ts'

/** What the admin shows of a schedule. */
export interface Shown {
  id: string
  action: Action
  at: string
  state: State
  origin?: Origin | null
  problem?: string | null
  ranAt?: string | null
  askedBy?: { name: string } | string | null
}

/** How many finished schedules of an entry are looked at: the latest says why the entry is where it is. */
const most = 12

/**
 * Asks for the schedules of an entry, the earliest first.
 * @param document `<collection>/<id>`; undefined while the entry is not stored
 * @param changedAt when the entry was saved last: asks anew
 */
export function useSchedules(document: string | undefined, changedAt: unknown) {
  const [schedules, setSchedules] = useState<Shown[]>([])
  const [asked, setAsked] = useState(0)
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
    fetch(`/api/schedules?${query}`, { credentials: 'same-origin', signal: leaving.signal })
      .then(async (response) => {
        if (response.ok) setSchedules(((await response.json()) as { docs: Shown[] }).docs.reverse())
      })
      // whoever leaves the page needs no answer
      .catch(() => undefined)
    return () => leaving.abort()
  }, [document, changedAt, asked])

  return { schedules, refresh }
}

/**
 * Posts to the API.
 * @returns what it refuses for, in Chinese, or undefined when it is done
 */
export async function post(path: string, body: object = {}): Promise<string | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.ok) return undefined
    const answer = (await response.json()) as {
      errors?: { message: string; data?: { errors?: { message: string }[] } }[]
    }
    const error = answer.errors?.[0]
    return error?.data?.errors?.[0]?.message ?? error?.message ?? '没有成功，请再试一次。'
  } catch {
    return '连不上服务器，请检查网络后再试。'
  }
}
