import { useState } from 'react'
import type { DeskAnswer, ListAnswer, ShownDelivery } from '../rules/answers.ts'
import { longest } from '../rules/contract.ts'
import { inOneLine, moreInWords } from './shownInWords.ts'

interface Props {
  desk: DeskAnswer
  list: ListAnswer
  onPage: (page: number) => void
  onMend: (one: ShownDelivery) => void
  onWithdraw: (one: ShownDelivery, reason: string) => void
}

/** What was recorded for a campaign, the latest first, and what all of it adds up to. */
export function Recorded({ desk, list, onPage, onMend, onWithdraw }: Props) {
  const sum = (of: 'sessions' | 'people'): string =>
    list.sums.reduce((all, one) => all + one[of], 0).toLocaleString('zh-CN')
  return (
    <section>
      <h2>记过的</h2>
      <p>
        共 <strong>{sum('sessions')}</strong> 场，<strong>{sum('people')}</strong> 人次
      </p>
      <ul className="gongyun-signups-list">
        {list.deliveries.map((one) => (
          <Line key={one.id} one={one} desk={desk} onMend={onMend} onWithdraw={onWithdraw} />
        ))}
      </ul>
      {list.pages > 1 && (
        <p className="gongyun-signups-pages">
          <button type="button" disabled={list.page <= 1} onClick={() => onPage(list.page - 1)}>
            上一页
          </button>
          第 {list.page} / {list.pages} 页
          <button type="button" disabled={list.page >= list.pages} onClick={() => onPage(list.page + 1)}>
            下一页
          </button>
        </p>
      )}
    </section>
  )
}

function Line({ one, desk, onMend, onWithdraw }: { one: ShownDelivery } & Omit<Props, 'list' | 'onPage'>) {
  const [reason, setReason] = useState<string>()
  const unit = desk.units.find(({ id }) => id === one.ownerUnit)?.name ?? '已撤销的单位'
  return (
    <li>
      <strong>{inOneLine(one.facts)}</strong>
      <span>
        {unit} · {moreInWords(one.facts)}
      </span>
      <span>
        {one.period === undefined ? '不在任何报送期' : `计入“${one.period}”`}
        {one.isLate && '，迟报'}
        {one.changes > 0 && `，改过 ${one.changes} 次`}
      </span>
      {desk.mayRecord && (
        <span className="gongyun-signups-tabs">
          <button type="button" onClick={() => onMend(one)}>
            改
          </button>
          {reason === undefined ? (
            <button type="button" onClick={() => setReason('')}>
              撤回
            </button>
          ) : (
            <>
              <input
                aria-label="为什么撤回"
                placeholder="为什么撤回，例如：记重了"
                maxLength={longest.reason}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
              <button type="button" onClick={() => onWithdraw(one, reason)}>
                确定撤回
              </button>
            </>
          )}
        </span>
      )}
    </li>
  )
}
