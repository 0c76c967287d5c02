import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { StepName } from '../rules/contract.ts'

interface Props {
  form: RefObject<HTMLFormElement | null>
  /** The step that is filled in; undefined while none is. */
  open: StepName | undefined
  /** What is wrong, and with no field. */
  problem: string | undefined
  /** What has to be answered first. */
  question: string | undefined
  isSending: boolean
  /** Shows how the order stands now; undefined where that is known. */
  onReload: (() => void) | undefined
  onSend: () => void
  onSure: () => void
  onUnsure: () => void
  children: ReactNode
}

const words: Readonly<Record<StepName, string>> = {
  match: '安排好，请单位确认',
  confirm: '确认',
  askAgain: '请工会重新安排',
  decline: '答复单位',
  cancel: '确定取消',
  deliver: '登记',
  rateHost: '提交评价',
  rateUnit: '提交评价',
}

/** What a step needs to be told, and how it is sent. */
export function StepPanel({ form, open, problem, question, isSending, children, ...told }: Props) {
  const { onReload, onSend, onSure, onUnsure } = told
  return (
    <form
      ref={form}
      className="gongyun-orders-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
      {problem !== undefined && (
        <div className="gongyun-import-problem" role="alert" tabIndex={-1}>
          <p>{problem}</p>
          {onReload !== undefined && (
            <button type="button" onClick={onReload}>
              看最新的（填的还在）
            </button>
          )}
        </div>
      )}
      {question !== undefined && <Question {...{ question, onSure, onUnsure }} words={sureWords(open)} />}
      {open !== undefined && question === undefined && (
        <button className="btn btn--style-primary gongyun-orders-send" type="submit" aria-disabled={isSending}>
          {isSending ? '正在送出…' : words[open]}
        </button>
      )}
    </form>
  )
}

interface QuestionProps extends Pick<Props, 'onSure' | 'onUnsure'> {
  question: string
  words: readonly [sure: string, unsure: string]
}

/** What both answers to the question of a step say. */
function sureWords(step: StepName | undefined): QuestionProps['words'] {
  return step === 'deliver' ? ['是另一场，仍然记', '回去改'] : ['赶得过来，仍然安排', '换一家或改日期']
}

/** What is asked once; it comes under the eyes, wherever the page stands. */
function Question({ question, words: [sure, unsure], onSure, onUnsure }: QuestionProps) {
  const asked = useRef<HTMLDivElement>(null)
  useEffect(() => asked.current?.focus(), [])
  return (
    <div ref={asked} className="gongyun-import-problem" role="alert" tabIndex={-1}>
      <p>{question}</p>
      <p className="gongyun-signups-tabs">
        <button type="button" onClick={onSure}>
          {sure}
        </button>
        <button type="button" onClick={onUnsure}>
          {unsure}
        </button>
      </p>
    </div>
  )
}
