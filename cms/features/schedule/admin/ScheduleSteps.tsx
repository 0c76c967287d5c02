'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { entries } from '../../../rights/tables.ts'
import { may } from '../../../rights/verdict.ts'
import type { User } from '../../../payload-types.ts'
import type { State } from '../words.ts'
import { post } from './useSchedules.ts'

interface Props {
  id: string
  state: State
  /** Called when a step is taken. */
  onChange: () => void
}

/** What can be done about a schedule: 再试一次 when it failed, 取消 while it is not over. */
export function ScheduleSteps({ id, state, onChange }: Props) {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  if (state !== 'waiting' && state !== 'failed') return null

  const take = async (step: 'cancel' | 'retry') => {
    setIsBusy(true)
    setProblem(await post(`/api/schedules/${id}/${step}`))
    setIsBusy(false)
    onChange()
  }
  return (
    <span className="gongyun-steps">
      {state === 'failed' && (
        <button type="button" disabled={isBusy} onClick={() => void take('retry')}>
          再试一次
        </button>
      )}
      <button type="button" disabled={isBusy} onClick={() => void take('cancel')}>
        取消
      </button>
      {problem && <em role="alert">{problem}</em>}
    </span>
  )
}

/** The same on a page that the server renders: it is asked for again. */
export function ScheduleStepsOnPage({ id, state }: Omit<Props, 'onChange'>) {
  const router = useRouter()
  return <ScheduleSteps id={id} state={state} onChange={() => router.refresh()} />
}

/** The same in the schedule's own view, for whoever may publish. */
export function ScheduleStepsOfDocument() {
  const { id, data } = useDocumentInfo()
  const { user } = useAuth<User>()
  const state: unknown = data?.['state']
  if (id === undefined || !may(entries.rows.publish, user)) return null
  return <ScheduleStepsOnPage id={String(id)} state={state as State} />
}
