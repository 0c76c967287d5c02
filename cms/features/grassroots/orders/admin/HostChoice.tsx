import { useId, useState } from 'react'
import { useAsked } from '../../admin/useAsked.ts'
import { type HostsAnswer, hostsAnswer, type ShownOrder } from '../rules/answers.ts'
import { dayInWords, hostInWords, meanInWords } from './words.ts'
import { RadioGroup } from './RadioGroup.tsx'
import { hostValue } from './stepDrafts.ts'

interface Props {
  order: ShownOrder
  /** On which it would go, YYYY-MM-DD; empty while that is not known. */
  day: string
  /** As `team:5`; empty while none is. */
  chosen: string
  problem: string | undefined
  onChoose: (host: string) => void
}

type Offered = HostsAnswer['hosts'][number]

/** As many as are seen at once: more of them are shown when they are asked for. */
const fewHosts = 8

/** Who could bring an order on a day: what speaks for each, and what it does on that day already. */
export function HostChoice({ order, day, chosen, problem, onChoose }: Props) {
  const query = new URLSearchParams({ id: order.id, day }).toString()
  const address = day === '' ? undefined : `/api/grassroots/orders/hosts?${query}`
  const { answer, problem: unread } = useAsked(address, hostsAnswer)
  const [search, setSearch] = useState('')
  const [isWhole, setIsWhole] = useState(false)
  const found = suitingFirst(answer?.hosts ?? []).filter((one) => hostInWords(one).includes(search.trim()))
  const hosts = isWhole ? found : firstOf(found, chosen)
  return (
    <>
      {(answer?.hosts.length ?? 0) > fewHosts && (
        <label>
          按名称找{' '}
          <input type="search" value={search} autoComplete="off" onChange={({ target }) => setSearch(target.value)} />
        </label>
      )}
      <RadioGroup label="由谁去" className="gongyun-orders-hosts" problem={problem}>
        {day === '' && <p className="hint">先选哪一天去，再看谁有空。</p>}
        {unread !== undefined && <p role="alert">{unread}</p>}
        {day !== '' && answer === undefined && unread === undefined && <p role="status">正在看谁有空…</p>}
        {answer !== undefined && hosts.length === 0 && (
          <p className="hint">没有可以选的。服务商在“服务商”里添加，文艺团队、人才要先发布。</p>
        )}
        {hosts.map((one) => (
          <Host key={hostValue(one)} {...{ one, day, chosen, onChoose }} />
        ))}
        {hosts.length < found.length && (
          <button type="button" onClick={() => setIsWhole(true)}>
            还有 {found.length - hosts.length} 家
          </button>
        )}
      </RadioGroup>
    </>
  )
}

/** Those for whom something speaks come first, the rest as it is. */
export function suitingFirst(hosts: readonly Offered[]): Offered[] {
  return [...hosts.filter(({ fits }) => fits !== ''), ...hosts.filter(({ fits }) => fits === '')]
}

/** The first few of those that are offered, and the one that is chosen. */
export function firstOf(hosts: readonly Offered[], chosen: string): Offered[] {
  return hosts.filter((one, index) => index < fewHosts || hostValue(one) === chosen)
}

function Host({ one, day, chosen, onChoose }: { one: Offered } & Pick<Props, 'day' | 'chosen' | 'onChoose'>) {
  const id = useId()
  const value = hostValue(one)
  return (
    <label>
      <input
        type="radio"
        name="host"
        value={value}
        checked={value === chosen}
        aria-describedby={id}
        aria-label={hostInWords(one)}
        onChange={() => onChoose(value)}
      />
      <span>
        <strong>{hostInWords(one)}</strong>
        <span id={id}>
          {[one.fits, meanInWords(one)].filter(Boolean).join(' · ')}
          {one.taken.length > 0 && (
            <em>
              {dayInWords(day)} 已经去：{one.taken.join('、')}
            </em>
          )}
        </span>
      </span>
    </label>
  )
}
