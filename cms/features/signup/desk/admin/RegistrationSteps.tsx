import { useState } from 'react'
import { standing } from '../../asked/words.ts'
import type { ShownRegistration } from './answers.ts'

interface Props {
  registration: ShownRegistration
  /** @param done what is said when it is done @param more of the question to the server */
  onStep: (path: 'admit' | 'again' | 'cancel' | 'reduce', done: string, more?: object) => Promise<boolean>
}

/** What staff do with one registration. What takes places away, or goes past a draw, is asked for twice. */
export function RegistrationSteps({ registration: one, onStep }: Props) {
  const [asked, setAsked] = useState<'admit' | 'cancel' | 'reduce'>()
  const [seats, setSeats] = useState(1)
  if (!standing.includes(one.state)) return null
  const step: Props['onStep'] = async (...all) => {
    const isDone = await onStep(...all)
    if (isDone) setAsked(undefined)
    return isDone
  }
  const back = (
    <button type="button" onClick={() => setAsked(undefined)}>
      不改了
    </button>
  )
  const admit = () => void step('admit', '已转为报名成功，并通知本人。')
  if (asked === 'admit')
    return (
      <>
        <span>还没有抽签：这样 {one.number} 号不用抽签，直接占一个位置，别人就少一个机会。</span>
        <button type="button" onClick={admit}>
          确认不抽签，{one.number} 号报名成功
        </button>
        {back}
      </>
    )
  if (asked === 'cancel')
    return (
      <>
        <button type="button" onClick={() => void step('cancel', '已取消，并通知本人。')}>
          确认取消 {one.number} 号
        </button>
        {back}
      </>
    )
  if (asked === 'reduce')
    return (
      <>
        <label>
          改为{' '}
          <select value={seats} onChange={({ target }) => setSeats(Number(target.value))}>
            {Array.from({ length: one.seats - 1 }, (_, index) => (
              <option key={index} value={index + 1}>
                {index + 1} 人
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          onClick={() => void step('reduce', `${one.number} 号改为 ${seats} 人，空出的名额给候补。`, { seats })}
        >
          确认改 {one.number} 号
        </button>
        {back}
      </>
    )
  return (
    <>
      {(one.state === 'waitlisted' || one.state === 'pooled') && (
        <button type="button" onClick={one.state === 'pooled' ? () => setAsked('admit') : admit}>
          转为报名成功
        </button>
      )}
      {one.seats > 1 && one.state !== 'offered' && (
        <button
          type="button"
          onClick={() => {
            setSeats(one.seats - 1)
            setAsked('reduce')
          }}
        >
          减少人数
        </button>
      )}
      <button type="button" onClick={() => void step('again', '报名码会再发给报名人，发到报名时填的手机号或邮箱。')}>
        再发报名码
      </button>
      <button type="button" onClick={() => setAsked('cancel')}>
        取消报名
      </button>
    </>
  )
}
