'use client'

import { writtenMoment } from '../../../base/time/wallClock.ts'
import { actions, origins, states } from '../words.ts'
import { ScheduleSteps } from './ScheduleSteps.tsx'
import type { Shown } from './useSchedules.ts'

interface Props {
  schedules: Shown[]
  /** Whether whoever looks may take steps. */
  mayPlan: boolean
  onChange: () => void
}

/** The schedules of one entry with what became of them. */
export function ScheduleList({ schedules, mayPlan, onChange }: Props) {
  if (schedules.length === 0) return <p className="gongyun-schedule__empty">这个条目还没有定时。</p>
  return (
    <ul className="gongyun-schedule__list">
      {schedules.map((schedule) => (
        <li key={schedule.id} className={isEndangered(schedule) ? 'failed' : schedule.state}>
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

/** What waits and would fail as things stand (foresee.ts). */
function isEndangered({ state, problem }: Shown): boolean {
  return state === 'waiting' && Boolean(problem)
}

function askedBy({ askedBy, origin }: Shown): string {
  if (origin === 'expiry') return origins.expiry
  return typeof askedBy === 'object' && askedBy !== null ? `${askedBy.name} 设定` : ''
}
