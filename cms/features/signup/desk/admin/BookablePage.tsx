'use client'

import { useEffect, useRef, useState } from 'react'
import { Feedback } from '../../feedback/admin/Feedback.tsx'
import { TrialOfCourse } from '../../trial/admin/Trial.tsx'
import { type OfBookable, queryOf } from './ask.ts'
import { BookableActions } from './BookableActions.tsx'
import { whenAndWhere } from './lessons.ts'
import { Pages } from './Pages.tsx'
import { RegistrationLine } from './RegistrationLine.tsx'
import { firstList, type List, listName } from './lists.ts'
import { type Choice, useBookable } from './useBookable.ts'

const lists: readonly List[] = ['coming', 'waiting', 'over']

/** One thing that people sign up for: who comes, who waits, and what is done with them. */
export function BookablePage({ bookable }: { bookable: OfBookable }) {
  const [choice, setChoice] = useState<Choice>({ list: 'coming', text: '', page: 1 })
  const { answer, said, say, act } = useBookable(bookable, choice)
  const one = answer?.bookable
  const came = one?.lessons.reduce((sum, lesson) => sum + lesson.came.people, 0) ?? 0
  const isOpened = useRef(false)
  useEffect(() => {
    if (one === undefined || isOpened.current) return
    // once: afterwards it is whoever looks who chooses
    isOpened.current = true
    const list = firstList(one)
    if (list !== 'coming') setChoice((before) => ({ ...before, list }))
  }, [one])
  const choose = (change: Partial<Choice>) => setChoice((before) => ({ ...before, page: 1, ...change }))
  return (
    <>
      <p>
        <a href="/admin/signups">← 全部报名</a>
      </p>
      <h1>{one?.title ?? '报名'}</h1>
      {one !== undefined && one.lessons.length > 0 && <p className="when">{whenAndWhere(one.lessons)}</p>}
      {one !== undefined && (
        <p>
          名额 {one.capacity}，已报 {one.confirmed}，保留 {one.held}，剩 {one.left}，候补 {one.waiting}
          {one.pooled > 0 && `，待抽签 ${one.pooled}`}
          {came > 0 && `，到场 ${came} ${one.lessons.length > 1 ? '人次' : '人'}`}
        </p>
      )}
      {answer !== undefined && <BookableActions bookable={bookable} answer={answer} onAct={act} />}
      <TrialOfCourse bookable={bookable} query={queryOf(bookable)} mayWork={answer?.mayWork === true} onSay={say} />
      <Feedback query={queryOf(bookable)} />
      <p role="status">{said}</p>
      <div className="gongyun-signups-tabs" role="group" aria-label="名单">
        {lists.map((list) => (
          <button key={list} type="button" aria-pressed={choice.list === list} onClick={() => choose({ list })}>
            {listName(list, one)}
          </button>
        ))}
        <input
          aria-label="查找：序号、手机尾号 4 位或报名码"
          placeholder="序号、尾号 4 位、报名码"
          value={choice.text}
          maxLength={20}
          onChange={({ target }) => choose({ text: target.value })}
        />
      </div>
      <ul className="gongyun-signups-list">
        {answer?.registrations.map((registration) => (
          <RegistrationLine key={registration.id} answer={answer} registration={registration} onAct={act} />
        ))}
      </ul>
      {answer?.total === 0 && <p>这里没有人。</p>}
      {answer !== undefined && (
        <Pages page={choice.page} shown={answer.page} pages={answer.pages} onPage={(page) => choose({ page })} />
      )}
    </>
  )
}
