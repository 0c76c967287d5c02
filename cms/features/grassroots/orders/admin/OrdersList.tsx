'use client'

import { useState } from 'react'
import { useAsked } from '../../admin/useAsked.ts'
import { deskAnswer, listAnswer, type ListedOrder } from '../rules/answers.ts'
import { listAsked } from '../rules/contract.ts'
import { type OrderState, orderStates } from '../rules/states.ts'
import { hostInWords, whenInWords } from './words.ts'

/** Which orders are listed, as the address says it. */
interface Asked {
  state: string
  page: string
}

/** What units have ordered, the next day first. */
export function OrdersList({ asked }: { asked: Asked }) {
  const [{ state, page }, setChosen] = useState(() => listAsked.parse(asked))
  const query = queryOf(state, page)
  const { answer: list, problem } = useAsked(`/api/grassroots/orders${query}`, listAnswer)
  const desk = useAsked('/api/grassroots/orders/desk', deskAnswer).answer
  // the numbers stay while another page of the list is on its way
  const [counts, setCounts] = useState<Record<OrderState, number>>()
  if (list !== undefined && list.counts !== counts) setCounts(list.counts)
  const choose = (next: { state: OrderState | undefined; page: number }): void => {
    setChosen(next)
    // the address says it, so that going back leads here again
    window.history.replaceState(null, '', queryOf(next.state, next.page) || window.location.pathname)
  }
  const all = Object.values(counts ?? {}).reduce((sum, one) => sum + one, 0)
  return (
    <>
      <h1>点单</h1>
      <p className="hint">单位从服务项目清单里点，工会安排由谁去，单位确认，送到以后互相评价。</p>
      {desk?.mayOrder === true && (
        <p>
          <a className="btn btn--style-primary" href="/admin/grassroots/orders?new=1">
            点一单
          </a>
        </p>
      )}
      {problem !== undefined && (
        <p className="gongyun-import-problem" role="alert">
          {problem}
        </p>
      )}
      {counts !== undefined && (
        <div className="gongyun-signups-tabs" role="group" aria-label="看哪些">
          {[undefined, ...(Object.keys(orderStates) as OrderState[])].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              aria-pressed={one === state}
              onClick={() => choose({ state: one, page: 1 })}
            >
              {one === undefined ? `全部 ${all}` : `${orderStates[one]} ${counts[one]}`}
            </button>
          ))}
        </div>
      )}
      {list === undefined && problem === undefined && <p role="status">正在读取…</p>}
      {list?.total === 0 && <p>{state !== undefined ? '这里没有点单。' : '还没有点单。单位点了以后，就列在这里。'}</p>}
      <ul className="gongyun-signups-list">
        {list?.orders.map((one) => (
          <Line key={one.id} one={one} />
        ))}
      </ul>
      {list !== undefined && list.pages > 1 && (
        <p className="gongyun-signups-pages">
          <button type="button" disabled={page <= 1} onClick={() => choose({ state, page: page - 1 })}>
            上一页
          </button>
          第 {list.page} / {list.pages} 页
          <button type="button" disabled={page >= list.pages} onClick={() => choose({ state, page: page + 1 })}>
            下一页
          </button>
        </p>
      )}
    </>
  )
}

function queryOf(state: OrderState | undefined, page: number): string {
  const query = new URLSearchParams({ ...(state && { state }), ...(page > 1 && { page: String(page) }) }).toString()
  return query && `?${query}`
}

function Line({ one }: { one: ListedOrder }) {
  return (
    <li>
      <span className="gongyun-orders-line">
        <a href={`/admin/grassroots/orders?id=${one.id}`}>
          <strong>{one.service.name}</strong>
        </a>
        <span className="gongyun-orders-state" data-state={one.state}>
          {orderStates[one.state]}
        </span>
      </span>
      <strong className="gongyun-orders-when">{whenInWords(one)}</strong>
      <span>
        {one.unit.name} · {one.place} · 约 {one.people.toLocaleString('zh-CN')} 人
      </span>
      <span className="hint">
        {one.host === undefined ? '还没有定由谁去' : hostInWords(one.host)} · 编号 {one.code}
      </span>
    </li>
  )
}
