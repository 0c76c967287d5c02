'use client'

import { useEffect, useState } from 'react'
import { writtenDay } from '../../../../base/time/wallClock.ts'
import { type NumbersRow, numbersAnswer } from './answers.ts'
import { askDesk } from './ask.ts'
import { type Counted, counted, type Filter, filtered, totalOf } from './numbersTable.ts'
import { type Span, termOf } from './term.ts'

const libraries = { '': '全部', courses: '课堂', performances: '演出', activities: '活动' } as const
const columns = Object.keys(counted) as Counted[]

/** Sign-ups and who came, over a term: by entry, and together. */
export function NumbersPage() {
  const [span, setSpan] = useState<Span>(() => termOf(writtenDay(Date.now())))
  const [filter, setFilter] = useState<Filter>({ collection: '', text: '' })
  const [rows, setRows] = useState<NumbersRow[]>()
  const [problem, setProblem] = useState<string>()
  const query = new URLSearchParams({ ...span }).toString()
  useEffect(() => {
    let isOver = false
    void askDesk(`desk/numbers?${query}`, numbersAnswer).then((got) => {
      if (isOver) return
      setProblem(got.ok ? undefined : got.message)
      setRows(got.ok ? got.value.rows : undefined)
    })
    return () => {
      isOver = true
    }
  }, [query])
  const shown = filtered(rows ?? [], filter)
  const total = totalOf(shown)
  const day = (name: keyof Span, label: string) => (
    <label>
      {label}{' '}
      <input
        type="date"
        value={span[name]}
        required
        onChange={({ target }) => target.value !== '' && setSpan((before) => ({ ...before, [name]: target.value }))}
      />
    </label>
  )
  return (
    <>
      <p>
        <a href="/admin/signups">← 全部报名</a>
      </p>
      <h1>一学期的人数</h1>
      <div className="gongyun-signups-tabs" role="group" aria-label="看哪些">
        {day('from', '从')}
        {day('to', '到')}
        <label>
          栏目{' '}
          <select
            value={filter.collection}
            onChange={({ target }) =>
              setFilter((before) => ({ ...before, collection: target.value as Filter['collection'] }))
            }
          >
            {Object.entries(libraries).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </label>
        <input
          aria-label="名称里有"
          placeholder="名称里有"
          value={filter.text}
          maxLength={40}
          onChange={({ target }) => setFilter((before) => ({ ...before, text: target.value }))}
        />
        <a className="btn btn--style-secondary btn--size-small" href={`/api/signup/desk/numbers.xlsx?${query}`}>
          导出表格
        </a>
      </div>
      <p className="hint">
        这段时间里有场次、可以在这里报名的活动。报名、候补和取消按人数，未到按报名数；一门课上几次算几个到场人次，没报名来的也算在内。
      </p>
      {problem !== undefined && (
        <p className="gongyun-import-problem" role="alert">
          {problem}
        </p>
      )}
      {rows === undefined && problem === undefined && <p>正在读取…</p>}
      {rows !== undefined && shown.length === 0 && <p>没有符合的活动。可以换一段时间或栏目再看。</p>}
      {shown.length > 0 && (
        <div className="gongyun-signups-scroll" tabIndex={0} role="region" aria-label="一学期的人数的表">
          <table>
            <thead>
              <tr>
                <th scope="col">活动</th>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {counted[name]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={`${row.entry.collection}/${row.entry.entry}`}>
                  <th scope="row">
                    <a href={`/admin/collections/${row.entry.collection}/${row.entry.entry}`}>{row.title}</a>
                  </th>
                  {columns.map((name) => (
                    <td key={name}>{row[name]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">合计 {shown.length} 个</th>
                {columns.map((name) => (
                  <td key={name}>{total[name]}</td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </>
  )
}
