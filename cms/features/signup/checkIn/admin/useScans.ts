import { useCallback, useEffect, useRef, useState } from 'react'
import { askDesk, type OfBookable, queryOf } from '../../desk/admin/ask.ts'
import { attendanceAnswer, type ScanAnswer } from './answers.ts'
import { heardOf, type Refused } from './heard.ts'
import { keepScans, keptScans, type KeptScan } from './kept.ts'

/** Scans of one upload. */
const atOnce = 50
/** How often what waits is tried again, in milliseconds. */
const againMs = 10_000

/** What is said until it is known what came of it. */
const underWay = '正在记录…'

/** What somebody has noted, before it has a time. */
export interface Noted {
  of: KeptScan['of']
  /** How it is called on this phone. */
  label: string
  kind?: KeptScan['kind']
  people?: number
}

/** What this phone has noted of a lesson: kept over a reload, and sent when there is a network. */
export interface Scans {
  waiting: readonly KeptScan[]
  said: string | undefined
  refused: readonly Refused[]
  isOffline: boolean
  note: (noted: Noted) => void
  say: (text: string) => void
}

/** Takes attendance. @param onTaken is called when the server knows more than before; the same function each time */
export function useScans(bookable: OfBookable, lesson: string, onTaken: () => Promise<void>): Scans {
  const [waiting, setWaiting] = useState<KeptScan[]>([])
  const [said, setSaid] = useState<string>()
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const [isOffline, setIsOffline] = useState(false)
  const isSending = useRef(false)
  const place = queryOf(bookable, { lesson })

  const take = useCallback((some: readonly KeptScan[], scans: readonly ScanAnswer[]): void => {
    const labels = some.map(({ label }) => label)
    setSaid(heardOf([], scans, labels).said)
    setRefused((before) => heardOf(before, scans, labels).refused)
  }, [])

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    let isAnyTaken = false
    try {
      for (;;) {
        const some = keptScans(place).slice(0, atOnce)
        if (some.length === 0) break
        const scans = some.map(({ label: _label, ...scan }) => scan)
        const got = await askDesk('attendance', attendanceAnswer, { scans })
        setIsOffline(!got.ok && got.kind === 'offline')
        if (!got.ok) {
          // what was not taken stays on the phone
          if (got.kind !== 'offline') setSaid(got.message)
          else setSaid((before) => (before === underWay ? undefined : before))
          return
        }
        const done = new Set(some.map(({ id }) => id))
        keepScans(place, (all) => all.filter(({ id }) => !done.has(id)))
        take(some, got.value.scans)
        isAnyTaken = true
        setWaiting(keptScans(place))
      }
      if (isAnyTaken) await onTaken()
    } finally {
      isSending.current = false
    }
  }, [place, onTaken, take])

  useEffect(() => {
    setWaiting(keptScans(place))
    void send()
    const online = () => {
      setIsOffline(false)
      // what others have noted meanwhile, too
      void send().then(onTaken)
    }
    const offline = () => setIsOffline(true)
    const timer = setInterval(() => keptScans(place).length > 0 && void send(), againMs)
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
    }
  }, [place, send, onTaken])

  const note = ({ of, label, kind = 'came', people }: Noted): void => {
    const scan = { id: crypto.randomUUID(), bookable, lesson, kind, at: new Date().toISOString(), of, label }
    keepScans(place, (all) => [...all, { ...scan, ...(people !== undefined && { people }) }])
    setWaiting(keptScans(place))
    setSaid(navigator.onLine ? underWay : `${label}已记在手机里，联网后核对。`)
    void send()
  }
  return { waiting, said, refused, isOffline, note, say: setSaid }
}
