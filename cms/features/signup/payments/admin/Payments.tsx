'use client'

import { useState } from 'react'
import { yuanText } from '../../../../../site/catalogue/prices.ts'
import { formatInShanghai } from '../../../../base/time/wallClock.ts'
import { type Answer, askApi } from '../../../../base/ui/askApi.ts'
import { type Kind, kinds, type Method, methods } from './words.ts'
import { type PaymentsAnswer, paymentsAnswer } from './answers.ts'

const address = '/api/signup/desk/payments'

const moment = formatInShanghai({ dateStyle: 'medium', timeStyle: 'short' })

/** What stands beside what is due, in fen. */
function paidText(due: number, paid: number): string {
  if (paid > due) return `已收 ${yuanText(paid)} 元，应退 ${yuanText(paid - due)} 元`
  return paid === due && due > 0 ? '已收清' : `已收 ${yuanText(paid)} 元`
}

interface Props {
  registration: { id: string; number: number; fee?: { due: number; paid: number } | undefined }
  mayWork: boolean
}

/** What a registration has paid, and the form that records more; opened only where somebody looks. */
export function Payments({ registration, mayWork }: Props) {
  const { id, number, fee } = registration
  const [answer, setAnswer] = useState<PaymentsAnswer>()
  const [said, setSaid] = useState<string>()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const { due, paid } = answer ?? fee ?? { due: 0, paid: 0 }
  const [yuan, setYuan] = useState(yuanText(Math.abs(due - paid)))
  const [kind, setKind] = useState<Kind>(paid > due ? 'refunded' : 'paid')
  const [method, setMethod] = useState<Method>('cash')
  const take = (got: Answer<PaymentsAnswer>, done?: string) => {
    if (!got.ok) return setSaid(got.message)
    setAnswer(got.value)
    const left = got.value.due - got.value.paid
    setYuan(yuanText(Math.abs(left)))
    setKind(left < 0 ? 'refunded' : 'paid')
    setSaid(done)
  }
  const read = async () => take(await askApi(`${address}?registration=${id}`, paymentsAnswer))
  const record = async () => {
    const amount = Math.round(Number(yuan) * 100)
    const body = { registration: id, key, kind, amount, method, at: new Date().toISOString() }
    const got = await askApi(address, paymentsAnswer, { method: 'POST', body })
    take(got, `已登记${kinds[kind]}。`)
    if (got.ok) setKey(crypto.randomUUID())
  }
  return (
    <details onToggle={({ currentTarget }) => void (currentTarget.open && answer === undefined && read())}>
      <summary>
        应收 {yuanText(due)} 元，{paidText(due, paid)}
      </summary>
      {answer?.price !== undefined && (
        <p>
          每人原价 {yuanText(answer.price.list)} 元，工会补贴 {yuanText(answer.price.subsidy)} 元，自付{' '}
          {yuanText(answer.price.own)} 元（报名时的价格）
        </p>
      )}
      <ul>
        {answer?.payments.map((one, index) => (
          <li key={index}>
            {one.at === undefined ? '时间不明' : moment.format(new Date(one.at))} {kinds[one.kind]}{' '}
            {yuanText(one.amount)} 元，{methods[one.method]}
          </li>
        ))}
      </ul>
      {mayWork && (
        <p className="gongyun-signups-tabs">
          <select aria-label="收款还是退款" value={kind} onChange={({ target }) => setKind(target.value as Kind)}>
            {Object.entries(kinds).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
          <input
            aria-label={`${number} 号的金额（元）`}
            inputMode="decimal"
            value={yuan}
            maxLength={10}
            onChange={({ target }) => setYuan(target.value)}
          />
          <select aria-label="方式" value={method} onChange={({ target }) => setMethod(target.value as Method)}>
            {Object.entries(methods).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
          <button type="button" onClick={() => void record()}>
            登记
          </button>
        </p>
      )}
      <p role="status">{said}</p>
    </details>
  )
}
