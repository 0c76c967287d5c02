'use client'

import { useEffect, useRef, useState } from 'react'
import { askApi } from '../../../../base/ui/askApi.ts'
import { useAsked } from '../../admin/useAsked.ts'
import { orderAnswer } from '../rules/answers.ts'
import { orderStates } from '../rules/states.ts'
import { OrderFacts } from './OrderFacts.tsx'
import { OrderSteps, type StepsProps } from './OrderSteps.tsx'
import { OrderTrace } from './OrderTrace.tsx'
import { standingInWords } from './words.ts'

/** One order: what was wished, what is arranged, and what can be done now. @param said what is told to begin with */
export function OrderPage({ id, said: first }: { id: string; said?: string }) {
  const address = `/api/grassroots/orders/one?${new URLSearchParams({ id }).toString()}`
  const { answer, problem, setAnswer } = useAsked(address, orderAnswer)
  const [said, setSaid] = useState(first)
  return (
    <>
      <p>
        <a href="/admin/grassroots/orders">← 全部点单</a>
      </p>
      {problem !== undefined && (
        <p className="gongyun-import-problem" role="alert">
          {problem}
        </p>
      )}
      {answer === undefined && problem === undefined && <p role="status">正在读取…</p>}
      {answer !== undefined && (
        <Opened
          {...{ said, order: answer.order }}
          onNew={(order, told) => {
            setAnswer({ order })
            setSaid(told)
          }}
          onReload={async () => {
            const got = await askApi(address, orderAnswer)
            if (!got.ok) return { problem: got.message }
            setAnswer(got.value)
            setSaid('下面是最新的。')
            return got.value
          }}
        />
      )}
    </>
  )
}

interface OpenedProps extends StepsProps {
  /** What was done last. */
  said: string | undefined
}

function Opened({ order, said, onNew, onReload }: OpenedProps) {
  const told = useRef<HTMLParagraphElement>(null)
  // the button that was pressed is gone: whoever has a keyboard goes on from here
  useEffect(() => {
    if (said !== undefined) told.current?.focus()
  }, [said, order.revision])
  return (
    <>
      <h1>{order.service.name}</h1>
      <p className="gongyun-orders-line">
        <span className="gongyun-orders-state" data-state={order.state}>
          {orderStates[order.state]}
        </span>
        <span className="hint">编号 {order.code}</span>
      </p>
      <p ref={told} role="status" tabIndex={-1} className="gongyun-orders-said">
        {said}
      </p>
      <p className="when">{standingInWords(order)}</p>
      <OrderFacts order={order} />
      <OrderSteps {...{ order, onNew, onReload }} />
      <OrderTrace trace={order.trace} />
    </>
  )
}
