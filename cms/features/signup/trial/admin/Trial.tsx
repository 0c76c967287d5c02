'use client'

import { useCallback, useEffect, useState } from 'react'
import { formatInShanghai } from '../../../../base/time/wallClock.ts'
import { askApi } from '../../../../base/ui/askApi.ts'
import { doneAnswer, type ShownTrial, trialAnswer } from './answers.ts'

const moment = formatInShanghai({
  ...{ month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' },
})

const address = '/api/signup/desk/trial'

interface CourseProps {
  bookable: object
  /** The same as the query of an address. */
  query: string
  mayWork: boolean
  onSay: (text: string) => void
}

/** Until when people choose after the trial lesson, how many have, and more time for them; nothing where there is none. */
export function TrialOfCourse({ bookable, query, mayWork, onSay }: CourseProps) {
  const [trial, setTrial] = useState<ShownTrial>()
  const [until, setUntil] = useState('')
  const read = useCallback(async () => {
    const got = await askApi(`${address}?${query}`, trialAnswer)
    if (got.ok) setTrial(got.value.trial)
  }, [query])
  useEffect(() => void read(), [read])
  if (trial === undefined) return null
  const extend = async () => {
    // the clock of the page is that of Shanghai, wherever the browser is
    const got = await askApi(address, doneAnswer, { method: 'POST', body: { bookable, until: `${until}:00+08:00` } })
    onSay(got.ok ? '已改，还没选的人会再收到一次通知。' : got.message)
    if (got.ok) await read()
  }
  return (
    <details>
      <summary>
        试听：{moment.format(new Date(trial.until))} 前选择，继续 {trial.continues}，退出 {trial.dropped}
        {trial.asked > 0 && `，还没说 ${trial.asked}`}
      </summary>
      <p>到时没说的保留名额。可以打电话问，在名单里替他点“继续”或“试听后退出”。</p>
      {mayWork && (
        <p className="gongyun-signups-tabs">
          <input
            type="datetime-local"
            aria-label="选择的最后时间"
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
          <button type="button" disabled={until === ''} onClick={() => void extend()}>
            改最后时间
          </button>
        </p>
      )}
    </details>
  )
}

interface ButtonsProps {
  registration: { number: number; state: string; trial?: string | undefined }
  onStep: (path: string, done: string) => () => void
}

/** What is noted for who was asked after the trial lesson and told staff. */
export function TrialButtons({ registration: { number, state, trial }, onStep }: ButtonsProps) {
  const [isSure, setIsSure] = useState(false)
  if (state !== 'confirmed' || trial !== 'asked') return null
  return (
    <>
      <button type="button" onClick={onStep('continue', '已记下：继续。')}>
        继续
      </button>
      <button
        type="button"
        onClick={isSure ? onStep('drop', '已退出，并通知本人。名额给候补的下一位。') : () => setIsSure(true)}
      >
        {isSure ? `确认 ${number} 号退出` : '试听后退出'}
      </button>
    </>
  )
}
