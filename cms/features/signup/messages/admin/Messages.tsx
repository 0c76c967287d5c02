'use client'

import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { writtenMoment } from '../../../../base/time/wallClock.ts'
import { askApi } from '../../../../base/ui/askApi.ts'
import { type Notice, notices } from '../../asked/words.ts'
import { queryOf } from '../../desk/admin/ask.ts'
import { deadLetters, type MessageState, messageStates } from '../words.ts'

const message = z.object({
  id: z.string(),
  notice: z.enum(Object.keys(notices) as [Notice, ...Notice[]]),
  state: z.enum(Object.keys(messageStates) as [MessageState, ...MessageState[]]),
  problem: z.string().optional(),
  carrier: z.string().optional(),
  attempts: z.number(),
  bookable: z.object({ collection: z.string(), entry: z.string(), occasion: z.string().optional() }),
  activity: z.string(),
  when: z.string().optional(),
  name: z.string(),
  phone: z.string(),
  email: z.string().optional(),
  madeAt: z.string(),
  sentAt: z.string().optional(),
})
const answer = z.object({ messages: z.array(message), isMore: z.boolean() })
type Message = z.infer<typeof message>

/** What is looked at, each with what it is called and what stands there when there is nothing. */
const shelves = {
  dead: { label: '没有发出的', none: '没有要处理的：通知都发出去了，或还在自动重试。' },
  waiting: { label: '正在发的', none: '没有等着发的。' },
  all: { label: '全部', none: '还没有通知。有人报名以后，这里会有记录。' },
} as const
type Shelf = keyof typeof shelves

/** Messages to those who signed up. @param mayWork whether they may be sent again or given up */
export function Messages({ mayWork }: { mayWork: boolean }) {
  const [shelf, setShelf] = useState<Shelf>('dead')
  const [found, setFound] = useState<readonly Message[]>()
  const [isMore, setIsMore] = useState(false)
  const [problem, setProblem] = useState<string>()
  const load = useCallback(async (of: Shelf) => {
    const given = await askApi(`/api/signup/messages?state=${of}`, answer)
    setFound(given.ok ? given.value.messages : undefined)
    setIsMore(given.ok && given.value.isMore)
    setProblem(given.ok ? undefined : given.message)
  }, [])
  useEffect(() => void load(shelf), [load, shelf])
  const take = async (id: string, step: 'again' | 'drop') => {
    const done = await askApi(`/api/signup/messages/${id}/${step}`, z.unknown(), { method: 'POST' })
    await load(shelf)
    if (!done.ok) setProblem(done.message)
  }
  return (
    <>
      <div className="gongyun-messages-shelves" role="group" aria-label="看哪些">
        {(Object.keys(shelves) as Shelf[]).map((one) => (
          <button key={one} type="button" aria-pressed={one === shelf} onClick={() => setShelf(one)}>
            {shelves[one].label}
          </button>
        ))}
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {found === undefined && problem === undefined && <p>正在读取……</p>}
      {found?.length === 0 && <p>{shelves[shelf].none}</p>}
      <ul>
        {found?.map((one) => (
          <MessageRow key={one.id} message={one} take={mayWork ? take : undefined} />
        ))}
      </ul>
      {isMore && <p>只列出最新的 {found?.length} 条，更早的还有。</p>}
    </>
  )
}

function MessageRow({
  message: {
    id,
    notice,
    state,
    problem,
    carrier,
    attempts,
    bookable,
    activity,
    when,
    name,
    phone,
    email,
    madeAt,
    sentAt,
  },
  take,
}: {
  message: Message
  take: ((id: string, step: 'again' | 'drop') => Promise<void>) | undefined
}) {
  const [isBusy, setBusy] = useState(false)
  const run = (step: 'again' | 'drop') => {
    setBusy(true)
    void take?.(id, step).finally(() => setBusy(false))
  }
  return (
    <li id={id} data-state={state}>
      <p>
        <b>{notices[notice]}</b>
        <span>{messageStates[state]}</span>
      </p>
      <p>
        {name} {phone} {email} ·{' '}
        <a href={`/admin/signups/bookable?${queryOf(bookable)}`}>
          {activity}
          {when !== undefined && `，${when}`}
        </a>
      </p>
      <p>
        <small>
          {writtenMoment(sentAt ?? madeAt)}
          {carrier !== undefined && ` · ${carrier}`}
          {attempts > 1 && ` · 试过 ${attempts} 次`}
        </small>
      </p>
      {problem !== undefined && <p className="problem">{problem}。</p>}
      {take !== undefined && deadLetters.includes(state) && (
        <p>
          <button type="button" disabled={isBusy} onClick={() => run('again')}>
            再发一次
          </button>
          <button type="button" disabled={isBusy} onClick={() => run('drop')}>
            不再发送
          </button>
        </p>
      )}
    </li>
  )
}
