'use client'

import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { states, trialAnswers } from '../../asked/words.ts'
import { Certificate } from '../../certificates/admin/Certificate.tsx'
import { Feedback } from '../../feedback/admin/Feedback.tsx'
import { MakeUps } from '../../makeUps/admin/MakeUps.tsx'
import { Payments } from '../../payments/admin/Payments.tsx'
import { TrialButtons, TrialOfCourse } from '../../trial/admin/Trial.tsx'
import {
  type BookableAnswer,
  bookableAnswer,
  doneAnswer,
  type Revealed,
  revealed,
  type ShownRegistration,
  stepAnswer,
} from './answers.ts'
import { askDesk, type OfBookable, queryOf } from './ask.ts'
import { longestMessage } from './words.ts'
import { Pages } from './Pages.tsx'

const lists = { coming: '名单', waiting: '候补', over: '已取消' } as const
type List = keyof typeof lists
const overrides = { open: '开放', closed: '关闭', auto: '按设定' } as const

/** One thing that people sign up for: who comes, who waits, and what is done with them. */
export function BookablePage({ bookable }: { bookable: OfBookable }) {
  const [list, setList] = useState<List>('coming')
  const [text, setText] = useState('')
  const [page, setPage] = useState(1)
  const [answer, setAnswer] = useState<BookableAnswer>()
  const [said, setSaid] = useState<string>()
  const query = queryOf(bookable, { list, text, page: String(page) })
  const read = useCallback(async () => {
    const got = await askDesk(`desk/bookable?${query}`, bookableAnswer)
    if (got.ok) setAnswer(got.value)
    else setSaid(got.message)
  }, [query])
  useEffect(() => void read(), [read])
  const act = async <T,>(path: string, schema: z.ZodType<T>, body: object, done: string): Promise<boolean> => {
    const got = await askDesk(`desk/${path}`, schema, body)
    setSaid(got.ok ? done : got.message)
    if (got.ok) await read()
    return got.ok
  }
  const one = answer?.bookable
  const lesson = one?.lessons.find(({ end }) => Date.parse(end) > Date.now()) ?? one?.lessons.at(-1)
  return (
    <>
      <p>
        <a href="/admin/signups">← 全部报名</a>
      </p>
      <h1>{one?.title ?? '报名'}</h1>
      {one !== undefined && (
        <p>
          名额 {one.capacity}，已报 {one.confirmed}，保留 {one.held}，剩 {one.left}，候补 {one.waiting}
          {one.lessons.some(({ came }) => came.people > 0) &&
            `，到场 ${one.lessons.reduce((sum, { came }) => sum + came.people, 0)} 人`}
        </p>
      )}
      <div className="gongyun-signups-tabs" aria-label="操作" role="group">
        {answer?.mayWork === true && lesson !== undefined && (
          <a
            className="btn btn--style-primary btn--size-small"
            href={`/admin/signups/check-in?${queryOf(bookable, { lesson: lesson.id })}`}
          >
            签到
          </a>
        )}
        {answer?.mayExport === true && (
          <a
            className="btn btn--style-secondary btn--size-small"
            href={`/api/signup/desk/roster.xlsx?${queryOf(bookable)}`}
          >
            导出名单（会记入审计）
          </a>
        )}
        {answer?.mayWork === true &&
          Object.entries(overrides).map(([override, word]) => (
            <button
              key={override}
              type="button"
              aria-pressed={one?.override === override}
              onClick={() => void act('override', doneAnswer, { bookable, override }, `报名开关：${word}`)}
            >
              {word}
            </button>
          ))}
      </div>
      {answer?.mayWork === true && (
        <MessageAll
          onSend={(words, key) => act('message', doneAnswer, { bookable, key, text: words }, '通知已排队发送。')}
        />
      )}
      <TrialOfCourse bookable={bookable} query={queryOf(bookable)} mayWork={answer?.mayWork === true} onSay={setSaid} />
      <Feedback query={queryOf(bookable)} />
      <p role="status">{said}</p>
      <div className="gongyun-signups-tabs" role="group" aria-label="名单">
        {(Object.keys(lists) as List[]).map((name) => (
          <button key={name} type="button" aria-pressed={list === name} onClick={() => (setList(name), setPage(1))}>
            {lists[name]}
          </button>
        ))}
        <input
          aria-label="查找：序号、手机尾号 4 位或报名码"
          placeholder="序号、尾号 4 位、报名码"
          value={text}
          maxLength={20}
          onChange={({ target }) => (setText(target.value), setPage(1))}
        />
      </div>
      <ul className="gongyun-signups-list">
        {answer?.registrations.map((registration) => (
          <Line key={registration.id} answer={answer} registration={registration} onAct={act} />
        ))}
      </ul>
      {answer?.total === 0 && <p>这里没有人。</p>}
      {answer !== undefined && <Pages page={page} shown={answer.page} pages={answer.pages} onPage={setPage} />}
    </>
  )
}

interface LineProps {
  answer: BookableAnswer
  registration: ShownRegistration
  onAct: <T>(path: string, schema: z.ZodType<T>, body: object, done: string) => Promise<boolean>
}

function Line({ answer, registration: one, onAct }: LineProps) {
  const { mayReveal, mayWork } = answer
  const [person, setPerson] = useState<Revealed>()
  const [isSure, setIsSure] = useState(false)
  const step = (path: string, done: string) => () => void onAct(path, stepAnswer, { registration: one.id }, done)
  const reveal = async () => {
    const got = await askDesk('desk/reveal', revealed, { registration: one.id })
    if (got.ok) setPerson(got.value)
  }
  const isStanding =
    one.state === 'confirmed' || one.state === 'waitlisted' || one.state === 'offered' || one.state === 'pooled'
  return (
    <li>
      <span>
        <strong>
          {one.number} 号 {person?.name ?? one.name}
        </strong>{' '}
        {person?.phone ?? one.phone} · {one.seats} 人{one.children > 0 && `（孩子 ${one.children}）`}
      </span>
      <span>
        {states[one.state]}
        {one.trial !== undefined && `（${trialAnswers[one.trial]}）`}
        {one.position !== undefined && `，第 ${one.position} 位`}
        {one.attendance.map(({ state, people }) => (state === 'came' ? `，到场 ${people} 人` : '，未到'))}
      </span>
      {person !== undefined && (
        <span>
          {[person.unit, ...person.children.map(({ name, age }) => `${name} ${age} 岁`)].filter(Boolean).join('；')}
          {person.answers.map(({ question, answer: said }) => `；${question}：${said}`)}
        </span>
      )}
      {one.state === 'confirmed' && answer.bookable.lessons.length > 1 && (
        <MakeUps registration={one} mayWork={mayWork} />
      )}
      {one.fee !== undefined && <Payments registration={one} mayWork={mayWork} />}
      <span className="gongyun-signups-tabs">
        {mayReveal && person === undefined && (
          <button type="button" onClick={() => void reveal()}>
            看姓名电话
          </button>
        )}
        {mayReveal && one.state === 'confirmed' && answer.givesCertificates && <Certificate registration={one} />}
        {mayWork && <TrialButtons registration={one} onStep={step} />}
        {mayWork && (one.state === 'waitlisted' || one.state === 'pooled') && (
          <button type="button" onClick={step('admit', '已转为报名成功，并通知本人。')}>
            转为报名成功
          </button>
        )}
        {mayWork && isStanding && !isSure && (
          <button type="button" onClick={() => setIsSure(true)}>
            取消报名
          </button>
        )}
        {mayWork && isStanding && isSure && (
          <>
            <button type="button" onClick={step('cancel', '已取消，并通知本人。')}>
              确认取消 {one.number} 号
            </button>
            <button type="button" onClick={() => setIsSure(false)}>
              不取消
            </button>
          </>
        )}
      </span>
    </li>
  )
}

function MessageAll({ onSend }: { onSend: (text: string, key: string) => Promise<boolean> }) {
  const [text, setText] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [isBusy, setIsBusy] = useState(false)
  const send = async () => {
    setIsBusy(true)
    // tried again with the same key until it is known to be there
    if (await onSend(text, key)) {
      setText('')
      setKey(crypto.randomUUID())
    }
    setIsBusy(false)
  }
  return (
    <details>
      <summary>通知全部报名的人</summary>
      <textarea
        aria-label="通知"
        maxLength={longestMessage}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="button" disabled={isBusy || text.trim() === ''} onClick={() => void send()}>
        发送（{text.length}/{longestMessage}）
      </button>
    </details>
  )
}
