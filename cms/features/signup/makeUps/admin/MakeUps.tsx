'use client'

import { useState } from 'react'
import { formatInShanghai } from '../../../../base/time/wallClock.ts'
import { type Answer, askApi } from '../../../../base/ui/askApi.ts'
import { type MakeUpsAnswer, makeUpsAnswer } from './answers.ts'

const address = '/api/signup/desk/make-ups'
const words = { came: '来了', absent: '未到', unknown: '没有记录', 'made-up': '已补课' } as const
const day = formatInShanghai({ month: 'numeric', day: 'numeric' })

/** The lessons of one registration, and where those that were missed are made up; read where somebody looks. */
export function MakeUps({ registration: { id }, mayWork }: { registration: { id: string }; mayWork: boolean }) {
  const [answer, setAnswer] = useState<MakeUpsAnswer>()
  const [said, setSaid] = useState<string>()
  const take = (got: Answer<MakeUpsAnswer>, done?: string) => {
    setSaid(got.ok ? done : got.message)
    if (got.ok) setAnswer(got.value)
  }
  const read = async () => take(await askApi(`${address}?registration=${id}`, makeUpsAnswer))
  const note = async (lesson: string, at: object | null) => {
    const body = { registration: id, lesson, at }
    take(await askApi(address, makeUpsAnswer, { method: 'POST', body }), at === null ? '已撤销。' : '已记下补课。')
  }
  // who is early is seen before it begins
  const begun =
    answer?.lessons.filter(({ start, state }) => state !== 'unknown' || Date.parse(start) <= Date.now()) ?? []
  return (
    <details onToggle={({ currentTarget }) => void (currentTarget.open && answer === undefined && read())}>
      <summary>出勤和补课{answer !== undefined && `：${answer.attended} / ${answer.lessons.length} 课`}</summary>
      <ul>
        {begun.map(({ id: lesson, number, start, state }) => (
          <li key={lesson}>
            第 {number} 课（{day.format(new Date(start))}）{words[state]}{' '}
            {mayWork && state === 'made-up' && (
              <button type="button" onClick={() => void note(lesson, null)}>
                撤销补课
              </button>
            )}
            {mayWork && (state === 'absent' || state === 'unknown') && (
              <select
                aria-label={`第 ${number} 课在哪里补的`}
                value=""
                onChange={({ target }) => void note(lesson, answer?.elsewhere[Number(target.value)] ?? null)}
              >
                <option value="">补课…</option>
                {answer?.elsewhere.map((one, index) => (
                  <option key={one.occasion} value={index}>
                    {day.format(new Date(one.start))} {one.title}
                  </option>
                ))}
              </select>
            )}
          </li>
        ))}
      </ul>
      {answer !== undefined && begun.length === 0 && <p>还没有上过课。</p>}
      <p role="status">{said}</p>
    </details>
  )
}
