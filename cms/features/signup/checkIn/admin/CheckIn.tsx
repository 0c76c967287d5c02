'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type BookableAnswer, bookableAnswer, type ShownRegistration } from '../../desk/admin/answers.ts'
import { askDesk, type OfBookable, queryOf } from '../../desk/admin/ask.ts'
import { absentAnswer, attendanceAnswer } from './answers.ts'
import { codeIn } from './codeIn.ts'
import { codeOfPhoto } from './codeOfPhoto.ts'
import { keptScans, keepScans, type KeptScan } from './kept.ts'
import { Pages } from '../../desk/admin/Pages.tsx'

/** Scans of one upload. */
const atOnce = 50
/** How often what waits is tried again, in milliseconds. */
const againMs = 10_000

/** 签到, on a phone at the door: by code, photo or list, without a network as well. */
export function CheckIn({ bookable, lesson }: { bookable: OfBookable; lesson: string }) {
  const [answer, setAnswer] = useState<BookableAnswer>()
  const [waiting, setWaiting] = useState<KeptScan[]>([])
  const [said, setSaid] = useState<string>()
  const [refused, setRefused] = useState<{ id: string; text: string }[]>([])
  const [isOffline, setIsOffline] = useState(false)
  const [code, setCode] = useState('')
  const [page, setPage] = useState(1)
  const isSending = useRef(false)
  const place = queryOf(bookable, { lesson })
  const query = queryOf(bookable, { list: 'coming', page: String(page) })

  const read = useCallback(async () => {
    const got = await askDesk(`desk/bookable?${query}`, bookableAnswer)
    if (got.ok) setAnswer(got.value)
    else if (got.kind === 'offline') setIsOffline(true)
    else setSaid(got.message)
  }, [query])

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
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
          return
        }
        const done = new Set(some.map(({ id }) => id))
        keepScans(place, (all) => all.filter(({ id }) => !done.has(id)))
        for (const [index, one] of got.value.scans.entries()) {
          const label = some[index]?.label ?? ''
          if ('refused' in one) setRefused((all) => [...all, { id: one.id, text: `${label}：${one.refused.message}` }])
          else if (one.taken.state === 'came')
            setSaid(`${label}${one.taken.isEarlier ? '早前已经签到' : '已签到'}，${one.taken.people} 人。`)
          else setSaid(`${label}已改。`)
        }
        setWaiting(keptScans(place))
      }
      await read()
    } finally {
      isSending.current = false
    }
  }, [place, read])

  useEffect(() => {
    setWaiting(keptScans(place))
    void read().then(send)
    const online = () => void send()
    const offline = () => setIsOffline(true)
    const timer = setInterval(() => keptScans(place).length > 0 && online(), againMs)
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
    }
  }, [place, read, send])

  const note = (of: KeptScan['of'], label: string, kind: KeptScan['kind'] = 'came', people?: number): void => {
    const scan = { id: crypto.randomUUID(), bookable, lesson, kind, at: new Date().toISOString(), of, label }
    keepScans(place, (all) => [...all, { ...scan, ...(people !== undefined && { people }) }])
    setWaiting(keptScans(place))
    setSaid(navigator.onLine ? '正在记录…' : `${label}已记在手机里，联网后核对。`)
    void send()
  }
  const byCode = (text: string): void => {
    const found = codeIn(text)
    if (found === undefined) return setSaid('签到码是 10 个字母和数字，请再看一遍。')
    setCode('')
    note({ code: found }, `${found} `)
  }
  const byPhoto = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const text = await codeOfPhoto(file).catch(() => undefined)
    if (text === undefined) return setSaid('照片里没有认出二维码。请拍近一些，或输入 10 位码。')
    byCode(text)
  }
  const markAbsent = async (): Promise<void> => {
    const got = await askDesk('desk/absent', absentAnswer, { bookable, lesson })
    setSaid(got.ok ? `已把 ${got.value.absent} 个没有签到的记为未到。` : got.message)
    await read()
  }
  const held = answer?.bookable.lessons.find(({ id }) => id === lesson)
  return (
    <>
      <p>
        <a href={`/admin/signups/bookable?${queryOf(bookable)}`}>← 回到名单</a>
      </p>
      <h1>签到{answer && `：${answer.bookable.title}`}</h1>
      {held !== undefined && (
        <p>
          到场 {held.came.people} 人（其中没有报名的 {held.came.walkIns} 人），未到 {held.absent} 个报名
        </p>
      )}
      {isOffline && (
        <p className="gongyun-import-problem" role="alert">
          现在没有网络。可以继续扫码和点“来了”，时间照记；报名码对不对、有没有名额、是不是已经签过，要联网后才核对。
        </p>
      )}
      {waiting.length > 0 && <p>手机里还有 {waiting.length} 条没有上传，联网后自动上传，请不要清理浏览器。</p>}
      <form
        className="gongyun-signups-code"
        onSubmit={(event) => {
          event.preventDefault()
          byCode(code)
        }}
      >
        <input
          aria-label="10 位报名码"
          placeholder="10 位报名码"
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={20}
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        <button className="btn btn--style-primary" type="submit">
          签到
        </button>
        <label className="btn btn--style-secondary">
          拍二维码
          <input
            type="file"
            accept="image/*"
            capture="environment"
            onChange={({ target }) => void byPhoto(target.files?.[0]).finally(() => (target.value = ''))}
          />
        </label>
        <button
          className="btn btn--style-secondary"
          type="button"
          onClick={() => note({ walkIn: crypto.randomUUID() }, '没有报名的 ', 'came', 1)}
        >
          没报名的来了 1 人
        </button>
      </form>
      <p role="status">{said}</p>
      {refused.length > 0 && (
        <ul className="gongyun-import-problem" role="alert">
          {refused.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
      <ul className="gongyun-signups-list">
        {answer?.registrations.map((one) => (
          <Line key={one.id} one={one} lesson={lesson} waiting={waiting} onNote={note} />
        ))}
      </ul>
      {answer !== undefined && <Pages page={page} shown={answer.page} pages={answer.pages} onPage={setPage} />}
      <button className="btn btn--style-secondary" type="button" disabled={isOffline} onClick={() => void markAbsent()}>
        其余记为未到
      </button>
    </>
  )
}

interface LineProps {
  one: ShownRegistration
  lesson: string
  waiting: readonly KeptScan[]
  onNote: (of: KeptScan['of'], label: string, kind: KeptScan['kind']) => void
}

function Line({ one, lesson, waiting, onNote }: LineProps) {
  const label = `${one.number} 号 ${one.name} `
  const kept = waiting.findLast(({ of }) => 'registration' in of && of.registration === one.id)
  const known = one.attendance.find((row) => row.lesson === lesson)
  const hasCome = kept === undefined ? known?.state === 'came' : kept.kind === 'came'
  return (
    <li>
      <span>
        <strong>
          {one.number} 号 {one.name}
        </strong>{' '}
        {one.phone} · {one.seats} 人{kept !== undefined && '（待上传）'}
        {known?.state === 'absent' && !hasCome && '（未到）'}
      </span>
      <button type="button" onClick={() => onNote({ registration: one.id }, label, hasCome ? 'undo-came' : 'came')}>
        {hasCome ? '撤销签到' : '来了'}
      </button>
    </li>
  )
}
