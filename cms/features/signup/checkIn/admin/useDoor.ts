import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { askDesk, type OfBookable, queryOf } from '../../desk/admin/ask.ts'
import { doorAnswer } from './answers.ts'

/** How often the screen looks who has come, and whether the door is open or the network back, in milliseconds. */
const againMs = 5_000
/** How long digits are taken after others stand in their place, in milliseconds: without a network they stay so long. */
const goodAfterMs = 25_000

/** What stands on the screen. */
export interface Door {
  shown: z.infer<typeof doorAnswer> | undefined
  /** Why there are no digits, or why they may be old. */
  said: string | undefined
}

/** Asks for the digits at the door, and for the next ones when they change. */
export function useDoor(bookable: OfBookable, lesson: string): Door {
  const [door, setDoor] = useState<Door>({ shown: undefined, said: undefined })
  const query = queryOf(bookable, { lesson })
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let goodUntil = 0
    const look = async (): Promise<void> => {
      const got = await askDesk(`desk/door?${query}`, doorAnswer)
      if (isOver) return
      if (got.ok) {
        goodUntil = performance.now() + got.value.leftMs + goodAfterMs
        setDoor({ shown: got.value, said: undefined })
      } else {
        const isStillGood = got.kind !== 'refused' && performance.now() < goodUntil
        setDoor(({ shown }) => ({ shown: isStillGood ? shown : undefined, said: got.message }))
      }
      // a moment after they have changed
      timer = setTimeout(() => void look(), got.ok ? Math.min(againMs, got.value.leftMs + 100) : againMs)
    }
    void look()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [query])
  return door
}

/** Keeps the screen on while the page is open, where the browser can. */
export function useWakefulScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    const hold = (): void => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      // refused with a low battery: then the screen goes dark as it would
      navigator.wakeLock.request('screen').then(
        (held) => (lock = held),
        () => undefined,
      )
    }
    hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      document.removeEventListener('visibilitychange', hold)
      void lock?.release()
    }
  }, [])
}
