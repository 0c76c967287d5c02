import type { ReactNode, SubmitEvent } from 'react'
import type { Problem } from '../../catalogue/signUp/shapes.ts'
import type { FoundBy } from '../../catalogue/signUp/answer.ts'
import { ClaimFields } from './ClaimFields.tsx'

interface Props {
  typed: FoundBy
  problems: readonly Problem[]
  told?: ReactNode
  isSending?: boolean
  /** Without these it is a plain form, which the browser sends. */
  onType?: (change: Partial<FoundBy>) => void
  onSend?: (event: SubmitEvent<HTMLFormElement>) => void
}

/** The form by which a registration is found again: code and telephone number, and nothing else. */
export function FindForm({ typed, problems, told, isSending = false, onType, onSend }: Props) {
  return (
    <form
      className="sign-up-form"
      method="post"
      action="/api/signup/registration"
      onSubmit={onSend}
      noValidate={!!onType}
    >
      <ClaimFields typed={typed} problems={problems} onType={onType} />
      <div className="send">
        <button type="submit" className="button" aria-disabled={isSending}>
          {isSending ? '正在查…' : '查我的报名'}
        </button>
      </div>
      <div role="status" className="told">
        {told}
      </div>
    </form>
  )
}
