'use client'

import { writtenMoment } from '../../../base/time/wallClock.ts'
import { actions, origins, states } from '../words.ts'
import { isEndangered } from '../rules.ts'
import { ScheduleSteps } from './ScheduleSteps.tsx'
import type { Shown } from './useSchedules.ts'

interface Props {
  schedules: Shown[]
  /** When they were read, in milliseconds since the epoch. */
  now: number
  /** Whether whoever looks may take steps. */
  mayPlan: boolean
  onChange: () => void
}

/** The schedules of one entry with what became of them. */
export function ScheduleList({ schedules, now, mayPlan, onChange }: Props) {
  if (schedules.length === 0) return <p className="gongyun-schedule__empty">这个条目还没有定时。</p>
  return (
    <ul className="gongyun-schedule__list">
      {schedules.map((schedule) => (
        <li key={schedule.id} className={isEndangered(schedule, now) ? 'failed' : schedule.state}>
          <strong>
            <time dateTime={schedule.at}>{writtenMoment(schedule.at)}</time> {actions[schedule.action]}
          </strong>{' '}
          <span className="gongyun-schedule__state">{states[schedule.state]}</span>
          <small>{askedBy(schedule)}</small>
          {schedule.problem && <p>{schedule.problem}</p>}
          {mayPlan && <ScheduleSteps id={schedule.id} state={schedule.state} onChange={onChange} />}
        </li>
      ))}
    </ul>
  )
}

function askedBy({ askedBy, origin }: Shown): string {
  if (origin === 'expiry') return origins.expiry
  return typeof askedBy === 'object' && askedBy !== null ? `${askedBy.name} 设定` : ''
}
