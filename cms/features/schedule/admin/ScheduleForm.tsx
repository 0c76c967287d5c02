'use client'

import { useId, useState } from 'react'
import { readMoment } from '../../../base/time/typed.ts'
import { usualMoments } from '../../../base/time/moment.ts'
import { TypedDate } from '../../../documents/fields/dates/TypedDate.tsx'
import { unreadText } from '../../../documents/fields/dates/unread.ts'
import { useStep } from '../../../documents/typing/useStep.ts'
import { momentProblem } from '../momentProblem.ts'
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
  const [at, setAt] = useState<string>()
  /** Another field, with nothing typed in it. */
  const [field, setField] = useState(0)
  const [problem, setProblem] = useState<string>()
  const { isTaking, takeStep } = useStep()
  const isUnread = at === undefined || unreadText(at) !== undefined || momentProblem(at, Date.now()) !== undefined
  const planned = waiting.find((schedule) => schedule.action === action && schedule.state === 'waiting')

  const put = (moment: string | undefined) => {
    setAt(moment)
    setField((count) => count + 1)
  }
  const plan = async () => {
    // what is wrong with the text stands below it
    if (isUnread) return
    const path = planned === undefined ? '/api/schedules/plan' : `/api/schedules/${planned.id}/move`
    const refused = await takeStep(() => post(path, planned === undefined ? { document, action, at } : { at }))
    setProblem(refused === 'unsaved' ? '您刚写的还没有存上，所以没有定时。请看页面上的提示。' : refused)
    if (refused === undefined) put(undefined)
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
      <div className="gongyun-schedule__at" role="group" aria-label="时间（北京时间）">
        <span>时间（北京时间）</span>
        <TypedDate
          key={field}
          wanted="moment"
          value={at}
          label="时间（北京时间）"
          refused={(instant) => momentProblem(instant, Date.now())?.message}
          onChange={(instant) => setAt(instant ?? undefined)}
        />
      </div>
      <p className="gongyun-schedule__usual">
        {usualMoments(Date.now()).map(({ name, moment }) => (
          <button key={name} type="button" onClick={() => put(readMoment(moment))}>
            {name}
          </button>
        ))}
      </p>
      {problem && <p role="alert">{problem}</p>}
      <button type="submit" className="gongyun-schedule__submit" disabled={isTaking || isUnread}>
        {planned === undefined ? `定时${actions[action]}` : `改为这个时间${actions[action]}`}
      </button>
    </form>
  )
}
