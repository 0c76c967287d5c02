'use client'

import { useState } from 'react'
import type { ReturnAnswer } from './answers.ts'
import { type Step, steps } from './words.ts'

interface Props {
  form: ReturnAnswer
  isBusy: boolean
  /** Takes a step, or gives more time. */
  onStep: (step: Step, comment: string) => void
  onExcept: (until: string, reason: string) => void
}

/** What can be done with a form now, by whoever looks at it. */
export function ReturnSteps({ form, isBusy, onStep, onExcept }: Props) {
  const [comment, setComment] = useState('')
  const [until, setUntil] = useState('')
  const isOpen = form.state === 'draft' || form.state === 'returned'
  return (
    <>
      {form.steps.length > 0 && (
        <div className="gongyun-grassroots-steps" role="group" aria-label="办理">
          {form.steps.some((step) => step !== 'submit' && step !== 'withdraw') && (
            <label>
              意见（暂缓、退回、重新打开要写明原因）
              <textarea value={comment} maxLength={200} onChange={({ target }) => setComment(target.value)} />
            </label>
          )}
          {form.steps.map((step) => (
            <button
              key={step}
              type="button"
              className={`btn btn--size-medium btn--style-${step === 'submit' || step === 'approve' ? 'primary' : 'secondary'}`}
              disabled={isBusy}
              onClick={() => onStep(step, comment)}
            >
              {steps[step]}
            </button>
          ))}
        </div>
      )}
      {isOpen && form.mayExcept && (
        <details>
          <summary>开放补报{form.exceptedUntil !== null && `（已开放到 ${form.exceptedUntil}）`}</summary>
          <div className="gongyun-signups-tabs">
            <label>
              补报到 <input type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
            </label>
            <label>
              原因 <input value={comment} maxLength={200} onChange={({ target }) => setComment(target.value)} />
            </label>
            <button type="button" disabled={isBusy || until === ''} onClick={() => onExcept(until, comment)}>
              开放
            </button>
          </div>
        </details>
      )}
    </>
  )
}
