'use client'

import { useCallback, useEffect, useState } from 'react'
import { type BookableAnswer, bookableAnswer } from '../../desk/admin/answers.ts'
import { askDesk, type OfBookable, queryOf } from '../../desk/admin/ask.ts'
import { whenAndWhere } from '../../desk/admin/lessons.ts'
import { Pages } from '../../desk/admin/Pages.tsx'
import { Absent } from './Absent.tsx'
import { CheckInLine } from './CheckInLine.tsx'
import { CodeForm } from './CodeForm.tsx'
import { LessonChoice } from './LessonChoice.tsx'
import { useEarly } from './useEarly.tsx'
import { useScans } from './useScans.ts'
import { WalkIns } from './WalkIns.tsx'

/** 签到, on a phone at the door: by code, photo or list, without a network as well. @param asked id of the lesson */
export function CheckIn({ bookable, asked }: { bookable: OfBookable; asked: string }) {
  const [lesson, setLesson] = useState(asked)
  const [answer, setAnswer] = useState<BookableAnswer>()
  const [problem, setProblem] = useState<string>()
  const [isLost, setIsLost] = useState(false)
  const [page, setPage] = useState(1)
  const place = queryOf(bookable, { lesson })
  const query = queryOf(bookable, { list: 'coming', page: String(page) })
  const read = useCallback(async () => {
    const got = await askDesk(`desk/bookable?${query}`, bookableAnswer)
    if (got.ok) setAnswer(got.value)
    setIsLost(!got.ok && got.kind === 'offline')
    setProblem(got.ok || got.kind === 'offline' ? undefined : got.message)
  }, [query])
  const { waiting, said, refused, isOffline, note, say } = useScans(bookable, lesson, read)
  useEffect(() => void read(), [read])
  const isCut = isOffline || isLost

  const choose = (next: string): void => {
    setLesson(next)
    // after a reload it is the same
    history.replaceState(null, '', `?${queryOf(bookable, { lesson: next })}`)
  }
  const held = answer?.bookable.lessons.find(({ id }) => id === lesson)
  const { whenTime, question } = useEarly(held)
  return (
    <>
      <p>
        <a href={`/admin/signups/bookable?${queryOf(bookable)}`}>← 回到名单</a>
      </p>
      <h1>签到{answer && `：${answer.bookable.title}`}</h1>
      {held !== undefined && <p className="when">{whenAndWhere(answer?.bookable.lessons ?? [], lesson)}</p>}
      <LessonChoice lessons={answer?.bookable.lessons ?? []} chosen={lesson} onChoose={choose} />
      {held !== undefined && (
        <p>
          到场 {held.came.people} 人（其中没有报名的 {held.came.walkIns} 人），未到 {held.absent} 个报名
        </p>
      )}
      {isCut && (
        <p className="gongyun-import-problem" role="alert">
          现在没有网络。可以继续扫码和点“来了”，时间照记；报名码对不对、有没有名额、是不是已经签过，要联网后才核对。
        </p>
      )}
      {waiting.length > 0 && <p>手机里还有 {waiting.length} 条没有上传，联网后自动上传，请不要清理浏览器。</p>}
      <CodeForm onCode={(code) => whenTime(() => note({ of: { code }, label: `${code} ` }))} onProblem={say} />
      <WalkIns place={place} whenTime={whenTime} onNote={note} />
      {question}
      <p role="status">{said ?? problem}</p>
      {refused.length > 0 && (
        <div className="gongyun-import-problem" role="alert">
          <ul>
            {refused.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <ul className="gongyun-signups-list">
        {answer?.registrations.map((one) => (
          <CheckInLine key={one.id} one={one} lesson={lesson} waiting={waiting} whenTime={whenTime} onNote={note} />
        ))}
      </ul>
      {answer !== undefined && <Pages page={page} shown={answer.page} pages={answer.pages} onPage={setPage} />}
      <div className="gongyun-signups-tabs">
        <Absent
          bookable={bookable}
          lesson={lesson}
          absent={held?.absent ?? 0}
          isDisabled={isCut || answer?.mayWork !== true}
          onDone={async (text) => {
            say(text)
            await read()
          }}
        />
        <a className="btn btn--style-secondary" href={`/admin/signups/door?${place}`}>
          打开门口屏幕
        </a>
      </div>
    </>
  )
}
