'use client'

import { useId, useState } from 'react'
import { readMoment } from '../../../base/time/typed.ts'
import { writtenDay, writtenMoment } from '../../../base/time/wallClock.ts'
import { usualMoments } from '../../../base/time/moment.ts'
import { useStep } from '../../../documents/typing/useStep.ts'
import { type Action, actions } from '../words.ts'
import { post, type Shown } from './useSchedules.ts'

interface Props {
  document: string
  /** What is planned already. */
  waiting: Shown[]
  onChange: () => void
}

/** Plans a publish or an unpublish, or gives the one that is planned another time. */
export function ScheduleForm({ document, waiting, onChange }: Props) {
  const id = useId()
  const [action, setAction] = useState<Action>('publish')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const { isTaking, takeStep } = useStep()
  const planned = waiting.find((schedule) => schedule.action === action && schedule.state === 'waiting')

  const plan = async () => {
    const at = readMoment(typed, { today: writtenDay(Date.now()), mayGoOn: true })
    if (at === undefined) {
      setProblem(`时间「${typed}」看不懂。请按“年-月-日 时:分”填写，例如 ${writtenMoment(Date.now() + 86_400_000)}。`)
      return
    }
    const path = planned === undefined ? '/api/schedules/plan' : `/api/schedules/${planned.id}/move`
    const refused = await takeStep(() => post(path, planned === undefined ? { document, action, at } : { at }))
    setProblem(refused === 'unsaved' ? '您刚写的还没有存上，所以没有定时。请看页面上的提示。' : refused)
    if (refused === undefined) setTyped('')
    onChange()
  }
  return (
    <form
      className="gongyun-schedule__form"
      onSubmit={(event) => {
        event.preventDefault()
        // the drawer stands inside the entry's form, for React if not for the page: that is not to be saved
        event.stopPropagation()
        void plan()
      }}
    >
      <fieldset>
        <legend>做什么</legend>
        {(Object.keys(actions) as Action[]).map((name) => (
          <label key={name}>
            <input type="radio" name={id} checked={action === name} onChange={() => setAction(name)} />
            {actions[name]}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-at`}>时间（北京时间）</label>
      <input
        id={`${id}-at`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        placeholder="例如：2026-11-30 08:00"
        autoComplete="off"
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        aria-invalid={problem !== undefined}
      />
      <p className="gongyun-schedule__usual">
        {usualMoments(Date.now()).map(({ name, moment }) => (
          <button key={name} type="button" onClick={() => setTyped(moment)}>
            {name}
          </button>
        ))}
      </p>
      {problem && (
        <p id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="gongyun-schedule__submit" disabled={isTaking || typed.trim() === ''}>
        {planned === undefined ? `定时${actions[action]}` : `改为这个时间${actions[action]}`}
      </button>
    </form>
  )
}
