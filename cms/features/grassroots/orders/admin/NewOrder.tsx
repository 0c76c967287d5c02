'use client'

import { useEffect, useRef, useState } from 'react'
import { writtenDay } from '../../../../base/time/wallClock.ts'
import { askApi } from '../../../../base/ui/askApi.ts'
import { useAsked } from '../../admin/useAsked.ts'
import { type DeskAnswer, deskAnswer, orderAnswer, type ShownOrder } from '../rules/answers.ts'
import { draftFields, emptyDraft, isAsSent, type OrderDraft, orderIn, startedFor } from './draft.ts'
import { type Begun, begunIn, keepBegun, newForm } from './kept.ts'
import { OrderForm } from './OrderForm.tsx'
import { OrderPage } from './OrderPage.tsx'
import { problemsIn } from './problems.ts'
import { useProblems } from './useProblems.ts'

/** 点一单: a unit orders something of the menu. @param account id of whoever orders */
export function NewOrder({ account }: { account: string }) {
  const { answer: desk, problem } = useAsked('/api/grassroots/orders/desk', deskAnswer)
  const [placed, setPlaced] = useState<ShownOrder>()
  if (placed !== undefined)
    return <OrderPage id={placed.id} said={`点好了，编号 ${placed.code}。排好以后，请您来这里确认。`} />
  return (
    <>
      <p>
        <a href="/admin/grassroots/orders">← 全部点单</a>
      </p>
      <h1>点一单</h1>
      {problem !== undefined && (
        <p className="gongyun-import-problem" role="alert">
          {problem}
        </p>
      )}
      {desk === undefined && problem === undefined && <p role="status">正在读取…</p>}
      {desk?.mayOrder === false && <p>您的账号不能点单。点单的是单位编辑，管理员和编辑也可以代单位点。</p>}
      {desk?.mayOrder === true && desk.services.length === 0 && (
        <p>服务项目清单里还没有可以点的。请牵头的工会发布服务项目，并勾选“现在可以点”。</p>
      )}
      {desk?.mayOrder === true && desk.services.length > 0 && (
        <Opened
          {...{ account, desk }}
          onPlaced={(order) => {
            // going back leads to the list, not to a form that is sent
            window.history.replaceState(null, '', `?id=${order.id}`)
            window.scrollTo({ top: 0 })
            setPlaced(order)
          }}
        />
      )}
    </>
  )
}

function alreadyPlaced(code = ''): string {
  return `上次送出的已经收到${code && `（编号 ${code}）`}，和现在填的不一样。请先到“全部点单”里看一看；确实还要再点一单的，再按一次“点这一单”。`
}

interface OpenedProps {
  account: string
  desk: DeskAnswer
  onPlaced: (order: ShownOrder) => void
}

function Opened({ account, desk, onPlaced }: OpenedProps) {
  const [{ key, draft }, setBegun] = useState<Begun>(() => {
    const { draft, ...rest } = begunIn(account) ?? newForm(emptyDraft)
    return { ...rest, draft: startedFor(desk, draft) }
  })
  const { form, problems, tell, forget } = useProblems()
  const [isSending, setIsSending] = useState(false)
  // of the moment: a second tap comes before the page is drawn anew
  const isUnderWay = useRef(false)
  useEffect(() => keepBegun(account, { key, draft }), [account, key, draft])

  const send = async (): Promise<void> => {
    if (isUnderWay.current) return
    const read = orderIn(draft, key)
    if ('problems' in read) return tell(read.problems)
    isUnderWay.current = true
    setIsSending(true)
    tell({})
    const got = await askApi('/api/grassroots/orders', orderAnswer, { method: 'POST', body: read.sent })
    isUnderWay.current = false
    setIsSending(false)
    if (got.ok && isAsSent(read.sent, got.value.order)) {
      keepBegun(account, undefined)
      return onPlaced(got.value.order)
    }
    if (got.ok || got.code === 'order-key-used') {
      // its answer was lost on the way, and the form was changed since: another order from here on
      setBegun((before) => ({ ...before, key: crypto.randomUUID() }))
      return tell({ '': alreadyPlaced(got.ok ? got.value.order.code : undefined) })
    }
    tell(problemsIn(got.fields.length > 0 ? got.fields : [{ path: '', message: got.message }], draftFields))
  }
  const change = (some: Partial<OrderDraft>): void => {
    setBegun((before) => ({ ...before, draft: { ...before.draft, ...some } }))
    // how far ahead a day has to be, the service says
    forget([...Object.keys(some), ...('service' in some ? ['day'] : [])])
  }
  return (
    <OrderForm
      {...{ desk, draft, problems, form, isSending }}
      today={writtenDay(Date.now())}
      onChange={change}
      onSend={() => void send()}
    />
  )
}
