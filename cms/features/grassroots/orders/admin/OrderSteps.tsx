import { useRef, useState } from 'react'
import { writtenDay } from '../../../../base/time/wallClock.ts'
import { askApi } from '../../../../base/ui/askApi.ts'
import { orderAnswer, type ShownOrder } from '../rules/answers.ts'
import type { StepName } from '../rules/contract.ts'
import { problemsIn } from './problems.ts'
import { draftsFor, draftsKept, fieldsOf, stepAtHand, type StepDrafts, stepIn } from './stepDrafts.ts'
import { StepFields } from './StepFields.tsx'
import { StepPanel } from './StepPanel.tsx'
import { useProblems } from './useProblems.ts'
import { saidOfStep, stepInWords } from './words.ts'

export interface StepsProps {
  order: ShownOrder
  onNew: (order: ShownOrder, said: string) => void
  /** Reads the order anew. @returns why it could not be read, where it could not */
  onReload: () => Promise<{ order: ShownOrder } | { problem: string }>
}

/** Refusals of whoever has not seen how the order stands now. */
const outdated: readonly (string | undefined)[] = ['order-changed-meanwhile', 'order-not-open']

/** Refusals that are a question. */
const questions: readonly (string | undefined)[] = ['host-taken', 'delivery-suspected']

/** What can be done with an order now, by whoever looks at it. */
export function OrderSteps({ order, onNew, onReload }: StepsProps) {
  const today = writtenDay(Date.now())
  const atHand = stepAtHand(order, today)
  const [chosen, setChosen] = useState<StepName | undefined>(atHand === 'confirm' ? undefined : atHand)
  const [{ typed }, setDrafts] = useState(() => beginning(order))
  const [isSending, setIsSending] = useState(false)
  // of the moment: a second tap comes before the page is drawn anew
  const isUnderWay = useRef(false)
  const [question, setQuestion] = useState<string>()
  const [isOutdated, setIsOutdated] = useState(false)
  const { form, problems, tell, forget } = useProblems()
  const open = chosen !== undefined && order.steps.includes(chosen) ? chosen : undefined

  const choose = (step: StepName | undefined): void => {
    setChosen(step)
    setQuestion(undefined)
    tell({})
  }
  const take = async (name: StepName, isSure = false): Promise<void> => {
    if (isUnderWay.current) return
    const read = stepIn(name, typed, isSure)
    if ('problems' in read) return tell(read.problems)
    isUnderWay.current = true
    setIsSending(true)
    tell({})
    setQuestion(undefined)
    setIsOutdated(false)
    const body = { id: order.id, revision: order.revision, do: read.step }
    const got = await askApi('/api/grassroots/orders/step', orderAnswer, { method: 'POST', body })
    isUnderWay.current = false
    setIsSending(false)
    if (got.ok) {
      const next = got.value.order
      const first = stepAtHand(next, today)
      setDrafts(beginning(next))
      setChosen(first === 'confirm' ? undefined : first)
      onNew(next, saidOfStep[name])
    } else if (questions.includes(got.code)) setQuestion(got.message)
    else {
      setIsOutdated(outdated.includes(got.code))
      tell(problemsIn(got.fields.length > 0 ? got.fields : [{ path: '', message: got.message }], fieldsOf[name]))
    }
  }
  const reload = async (): Promise<void> => {
    const got = await onReload()
    if ('problem' in got) return tell({ '': got.problem })
    const next = draftsFor(got.order)
    setDrafts((before) => ({ typed: draftsKept(before.typed, before.offered, next), offered: next }))
    setIsOutdated(false)
    tell({})
  }
  const change = (drafts: StepDrafts, fields: readonly string[]): void => {
    setDrafts((before) => ({ ...before, typed: drafts }))
    setQuestion(undefined)
    // who can go is another matter on another day
    forget([...fields, ...(fields.includes('day') ? ['host'] : [])])
  }
  if (order.steps.length === 0) return null
  return (
    <section aria-label="办理">
      <div className="gongyun-grassroots-steps" role="group" aria-label="可以办的">
        {order.steps.map((name) => (
          <button
            key={name}
            type="button"
            className={`btn btn--style-${name === atHand ? 'primary' : 'secondary'}`}
            aria-disabled={isSending}
            {...(name !== 'confirm' && { 'aria-expanded': name === open })}
            onClick={() => (name === 'confirm' ? void take(name) : choose(name === open ? undefined : name))}
          >
            {stepInWords(name, order)}
          </button>
        ))}
      </div>
      <StepPanel
        {...{ form, open, problem: problems[''], question, isSending }}
        onReload={isOutdated ? () => void reload() : undefined}
        onSend={() => open !== undefined && void take(open)}
        onSure={() => open !== undefined && void take(open, true)}
        onUnsure={() => setQuestion(undefined)}
      >
        {open !== undefined && <StepFields {...{ order, open, problems }} drafts={typed} onChange={change} />}
      </StepPanel>
    </section>
  )
}

/** What is typed, and what was offered for that. */
function beginning(order: ShownOrder): { typed: StepDrafts; offered: StepDrafts } {
  const drafts = draftsFor(order)
  return { typed: drafts, offered: drafts }
}
