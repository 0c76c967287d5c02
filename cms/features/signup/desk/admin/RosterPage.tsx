'use client'

import { useEffect, useRef, useState } from 'react'
import { audiences } from '../../../../../site/catalogue/vocabulary.ts'
import { type RosterAnswer, rosterAnswer } from './answers.ts'
import { askDesk, type OfBookable, queryOf } from './ask.ts'

/** Lines that are left for those who come without having signed up. */
const emptyLines = 5

/** The roster on paper: A4, a line a registration, with room to sign. Each opening has a row in the audit log. */
export function RosterPage({ bookable }: { bookable: OfBookable }) {
  const [roster, setRoster] = useState<RosterAnswer>()
  const [problem, setProblem] = useState<string>()
  const [isWhole, setIsWhole] = useState(false)
  const isAsked = useRef(false)
  useEffect(() => {
    // a second run of the effect would be a second row
    if (isAsked.current) return
    isAsked.current = true
    void askDesk('desk/roster', rosterAnswer, bookable).then((got) => {
      if (got.ok) setRoster(got.value)
      else setProblem(got.message)
    })
  }, [bookable])
  return (
    <main className="gongyun-roster">
      <div className="tools">
        <a href={`/admin/signups/bookable?${queryOf(bookable)}`}>← 回到名单</a>
        <button type="button" disabled={roster === undefined} onClick={() => window.print()}>
          打印
        </button>
        <label>
          <input type="checkbox" checked={isWhole} onChange={({ target }) => setIsWhole(target.checked)} />
          打印完整手机号和邮箱
        </label>
        <p>这张表有完整姓名，打开它已记入审计。传签时别人看得到，所以手机号只印后四位，邮箱不印。</p>
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {roster === undefined && problem === undefined && <p>正在读取…</p>}
      {roster !== undefined && <Paper roster={roster} isWhole={isWhole} />}
    </main>
  )
}

function Paper({ roster: { title, when, people }, isWhole }: { roster: RosterAnswer; isWhole: boolean }) {
  const seats = people.reduce((sum, one) => sum + one.seats, 0)
  return (
    <>
      <h1>{title}</h1>
      <p>
        签名表 · {when} · {people.length} 个报名，{seats} 人
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">姓名</th>
            <th scope="col">手机号</th>
            <th scope="col">单位、身份</th>
            <th scope="col">人数</th>
            <th scope="col">签名</th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.id}>
              <td>{one.number}</td>
              <td>
                {one.name}
                {!one.comes && '（本人不参加）'}
                {one.children.length > 0 && (
                  <small>{one.children.map(({ name, age }) => `${name}（${age} 岁）`).join('、')}</small>
                )}
              </td>
              <td>
                {isWhole ? one.phone : `尾号 ${one.phone.slice(-4)}`}
                {isWhole && one.email !== undefined && <small>{one.email}</small>}
              </td>
              <td>
                {one.unit}
                {one.audience !== undefined && <small>{audiences[one.audience]}</small>}
              </td>
              <td>{one.seats}</td>
              <td />
            </tr>
          ))}
          {Array.from({ length: emptyLines }, (_, index) => (
            <tr key={`empty-${index}`}>
              <td />
              <td />
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
