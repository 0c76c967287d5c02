import { useCallback, useEffect, useRef, useState } from 'react'
import { askApi } from '../../../../base/ui/askApi.ts'
import { deliveriesAnswer, type DeliveryAnswer } from '../rules/answers.ts'
import { type DeliverySent, mostAtOnce } from '../rules/contract.ts'
import { isReady, keep, type Kept, type KeptDelivery, keptOf, withoutUnread, withRecorded } from './kept.ts'
import { inOneLine } from './shownInWords.ts'

/** How often what waits is tried again, in milliseconds. */
const againMs = 10_000

/** What this phone has recorded: kept over a reload, and sent when there is a network. */
export interface Records {
  waiting: readonly KeptDelivery[]
  /** What is kept and cannot be read. */
  unread: readonly unknown[]
  said: string | undefined
  isOffline: boolean
  /**
   * @param instead key of one that waits: it goes as soon as this one is kept
   * @returns false when the phone has no room
   */
  record: (sent: DeliverySent, instead?: string) => boolean
  /** Says of one that it is another one, though it looks the same. */
  sure: (key: string) => void
  drop: (key: string) => void
  dropUnread: (one: unknown) => void
  say: (text: string) => void
}

/** Records deliveries. @param onTaken is called when the server knows more than before; the same function each time */
export function useRecords(account: string, onTaken: () => void): Records {
  const [kept, setKept] = useState<Kept>({ deliveries: [], unread: [] })
  const [said, setSaid] = useState<string>()
  const [isOffline, setIsOffline] = useState(false)
  const isSending = useRef(false)

  const change = useCallback(
    (how: (kept: Kept) => Partial<Kept>): void => {
      keep(account, (before) => ({ ...before, ...how(before) }))
      setKept(keptOf(account))
    },
    [account],
  )

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      for (;;) {
        const some = keptOf(account).deliveries.filter(isReady).slice(0, mostAtOnce)
        if (some.length === 0) return
        const body = { deliveries: some.map(({ sent }) => sent) }
        const got = await askApi('/api/grassroots/deliveries', deliveriesAnswer, { method: 'POST', body })
        setIsOffline(!got.ok && got.kind === 'offline')
        if (!got.ok) {
          // what was not taken stays on the phone
          if (got.kind !== 'offline') setSaid(got.message)
          return
        }
        const answers = new Map(got.value.deliveries.map((answer) => [answer.key, answer]))
        change(({ deliveries }) => ({
          deliveries: deliveries.flatMap((one) => afterwards(one, answers.get(one.sent.key))),
        }))
        setSaid(saidOf(got.value.deliveries))
        onTaken()
      }
    } finally {
      isSending.current = false
    }
  }, [account, change, onTaken])

  useEffect(() => {
    setKept(keptOf(account))
    void send()
    const online = (): void => {
      setIsOffline(false)
      void send()
    }
    const offline = (): void => setIsOffline(true)
    const timer = setInterval(() => void send(), againMs)
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
    }
  }, [account, send])

  return {
    ...{ waiting: kept.deliveries, unread: kept.unread, said, isOffline, say: setSaid },
    record(sent, instead) {
      try {
        change(({ deliveries }) => ({ deliveries: withRecorded(deliveries, sent, instead) }))
      } catch {
        setSaid('手机没有地方存了，这一场没有记下。请清出空间后再记。')
        return false
      }
      setSaid(navigator.onLine ? '正在记录…' : '已记在手机里，联网后自动上传。')
      void send()
      return true
    },
    sure(key) {
      change(({ deliveries }) => ({
        deliveries: deliveries.map((one) => (one.sent.key === key ? { sent: { ...one.sent, isSure: true } } : one)),
      }))
      void send()
    },
    drop: (key) => change(({ deliveries }) => ({ deliveries: deliveries.filter(({ sent }) => sent.key !== key) })),
    dropUnread: (one) => change(({ unread }) => ({ unread: withoutUnread(unread, JSON.stringify(one)) })),
  }
}

/** What is kept of one when the server has answered. */
function afterwards(one: KeptDelivery, answer: DeliveryAnswer | undefined): KeptDelivery[] {
  if (answer === undefined) return [one]
  if ('taken' in answer) return []
  if ('refused' in answer) return [{ sent: one.sent, refused: answer.refused.message }]
  return [{ sent: one.sent, suspected: answer.suspected.map(({ facts }) => inOneLine(facts)) }]
}

function saidOf(answers: readonly DeliveryAnswer[]): string | undefined {
  const taken = answers.flatMap((answer) => ('taken' in answer ? answer.taken : []))
  const [first] = taken
  if (first === undefined) return undefined
  if (taken.length > 1) return `已记下 ${taken.length} 场。`
  const period = first.period === undefined ? '' : `计入“${first.period}”${first.isLate ? '，是迟报' : ''}。`
  return `已记下：${inOneLine(first.facts)}。${period}`
}
