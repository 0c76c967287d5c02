'use client'

import { useState } from 'react'
import { writtenMoment } from '../../../../base/time/wallClock.ts'
import { type ListedReturn, listAnswer } from './answers.ts'
import { type Chosen, PeriodChoice } from './PeriodChoice.tsx'
import { useAsked } from '../../admin/useAsked.ts'
import { useChosen } from './useChosen.ts'
import { states } from './words.ts'

const notBegun = '没有填'
const filters = {
  all: { label: '全部', holds: () => true },
  missing: {
    label: '还没报',
    holds: ({ state }: ListedReturn) => state === null || state === 'draft' || state === 'returned',
  },
  waiting: { label: '待审', holds: ({ waitsFor }: ListedReturn) => waitsFor !== null },
  done: { label: '已通过', holds: ({ state }: ListedReturn) => state === 'approved' || state === 'locked' },
} as const
type Filter = keyof typeof filters

/** The forms of a campaign and period, with how they stand: who has reported, and who has not. */
export function ReturnsList({ asked }: { asked: Chosen }) {
  const { campaigns, chosen, query, choose, problem, isRead } = useChosen(asked)
  const list = useAsked(query === undefined ? undefined : `/api/grassroots/returns/forms?${query}`, listAnswer)
  const [filter, setFilter] = useState<Filter>('all')
  const period = campaigns.find(({ id }) => id === chosen?.campaign)?.periods.find(({ id }) => id === chosen?.period)
  const forms = list.answer?.forms ?? []
  const told = problem ?? list.problem
  return (
    <>
      <h1>统计表</h1>
      {told !== undefined && (
        <p className="gongyun-import-problem" role="alert">
          {told}
        </p>
      )}
      {isRead && chosen === undefined && (
        <p>还没有要填的表。管理员或编辑在“进基层专项”里填好统计表和报送期并发布，这里就会出现。</p>
      )}
      {chosen !== undefined && <PeriodChoice campaigns={campaigns} chosen={chosen} onChoose={choose} />}
      {period !== undefined && (
        <p className="hint">
          统计 {period.from} 到 {period.to} 的场次；{period.due} 前报到，过了算迟报；{period.locks} 锁定。
        </p>
      )}
      {chosen !== undefined && (
        <div className="gongyun-signups-tabs" role="group" aria-label="看哪些单位">
          {(Object.keys(filters) as Filter[]).map((name) => (
            <button key={name} type="button" aria-pressed={name === filter} onClick={() => setFilter(name)}>
              {filters[name].label} {forms.filter(filters[name].holds).length}
            </button>
          ))}
          <a
            className="btn btn--style-secondary btn--size-small"
            href={`/admin/grassroots/returns/roll-up?${query ?? ''}`}
          >
            汇总
          </a>
        </div>
      )}
      {chosen !== undefined && list.answer === undefined && told === undefined && <p>正在读取…</p>}
      {list.answer !== undefined && forms.filter(filters[filter].holds).length === 0 && <p>这里没有单位。</p>}
      <ul className="gongyun-signups-list gongyun-grassroots-units">
        {forms.filter(filters[filter].holds).map((one) => (
          <li key={one.unit}>
            <a href={`/admin/grassroots/returns/form?${query ?? ''}&unit=${one.unit}`}>
              <strong>{one.name}</strong>
            </a>
            <span>
              {one.state === null ? notBegun : states[one.state]}
              {one.isLate && '，迟报'}
              {one.waitsFor !== null && `，等${one.waitsFor}办理`}
            </span>
            <span>
              {one.above ?? ''}
              {one.submittedAt !== null && ` ${writtenMoment(one.submittedAt)} 报送`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
