'use client'

import { useEffect, useState } from 'react'
import { momentInWords } from '../../../../base/time/wallClock.ts'
import { type DeskAnswer, deskAnswer, type ShownBookable } from './answers.ts'
import { askDesk, queryOf } from './ask.ts'
import { Pages } from './Pages.tsx'
import { nobodyReached } from './words.ts'

const windows = { before: '未开始报名', open: '报名中', closed: '报名已截止' } as const

/** What people sign up for, today's first, with how full it is. */
export function DeskList() {
  const [when, setWhen] = useState<'coming' | 'past'>('coming')
  const [page, setPage] = useState(1)
  const [answer, setAnswer] = useState<DeskAnswer>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    let isOver = false
    void askDesk(`desk?when=${when}&page=${page}`, deskAnswer).then((got) => {
      if (isOver) return
      setProblem(got.ok ? undefined : got.message)
      if (got.ok) setAnswer(got.value)
    })
    return () => {
      isOver = true
    }
  }, [when, page])
  const choose = (next: 'coming' | 'past') => () => {
    setWhen(next)
    setPage(1)
  }
  return (
    <>
      <h1>报名</h1>
      <div className="gongyun-signups-tabs" role="group" aria-label="时间">
        <button type="button" aria-pressed={when === 'coming'} onClick={choose('coming')}>
          今天和以后
        </button>
        <button type="button" aria-pressed={when === 'past'} onClick={choose('past')}>
          已结束
        </button>
        <a className="btn btn--style-secondary btn--size-small" href="/admin/signups/numbers">
          一学期的人数
        </a>
        <a className="btn btn--style-secondary btn--size-small" href="/admin/sign-up-messages">
          报名通知
        </a>
      </div>
      {answer?.reachesNobody === true && answer.bookables.length > 0 && (
        <p className="gongyun-import-problem">{nobodyReached}</p>
      )}
      {problem !== undefined && <p className="gongyun-import-problem">{problem}</p>}
      {answer === undefined && problem === undefined && <p>正在读取…</p>}
      {answer?.bookables.length === 0 && (
        <p>这里还没有可以报名的活动。在活动、课程、演出里打开“在这里报名”并发布，就会出现在这里。</p>
      )}
      <ul className="gongyun-signups-list">
        {answer?.bookables.map((one) => (
          <Card key={queryOf(one.bookable)} one={one} />
        ))}
      </ul>
      {answer !== undefined && <Pages page={page} shown={answer.page} pages={answer.pages} onPage={setPage} />}
    </>
  )
}

function Card({ one }: { one: ShownBookable }) {
  const taken = one.confirmed + one.held
  return (
    <li className={one.isToday ? 'today' : undefined}>
      <a href={`/admin/signups/bookable?${queryOf(one.bookable)}`}>
        <strong>{one.title}</strong>
      </a>
      <span>
        {one.isToday && <b>今天 </b>}
        {one.start === undefined ? '没有日期' : <time dateTime={one.start}>{momentInWords(one.start)}</time>}
        {one.venue !== undefined && ` · ${one.venue}`}
      </span>
      <span>
        <progress max={Math.max(1, one.capacity)} value={taken} aria-label="报名情况" /> {taken} / {one.capacity}，剩{' '}
        {one.left}
        {one.waiting > 0 && `，候补 ${one.waiting}`}
        {one.pooled > 0 && `，待抽签 ${one.pooled}`} · {windows[one.window]}
      </span>
    </li>
  )
}
