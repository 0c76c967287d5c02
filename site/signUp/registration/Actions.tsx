import type { ReactNode, SubmitEvent } from 'react'
import type { FoundBy } from '../../catalogue/signUp/answer.ts'
import { partOffered } from '../../catalogue/signUp/offer.ts'
import type { ShownRegistration } from '../../catalogue/signUp/shapes.ts'
import { CertificateForm } from '../afterwards/CertificateForm.tsx'
import { FeedbackForm } from '../afterwards/FeedbackForm.tsx'
import { CopyForm } from './CopyForm.tsx'
import { isChoosing, isStanding } from '../../text/signUp.ts'

/** What can be done with a registration; the last part of its address at the server. */
export type Action = 'cancel' | 'accept' | 'decline' | 'continue' | 'drop' | 'erase'

interface Props {
  registration: ShownRegistration
  claim: FoundBy
  /** The instant of the rendering, in milliseconds since the epoch. */
  now: number
  isSending?: boolean
  /** Without it the forms are plain, and the browser sends them. */
  onAct?: (action: Action) => void
}

/** What can be done with a registration. Whatever cannot be taken back is asked for twice. */
export function Actions({ registration, claim, now, isSending = false, onAct }: Props) {
  const { state, cancelUntil } = registration
  const part = partOffered(registration)
  const canCancel = isStanding(registration) && (cancelUntil === undefined || Date.parse(cancelUntil) > now)
  const button = (action: Action, word: string, isLoud = false) => (
    <ActionForm action={action} claim={claim} onAct={onAct}>
      <button type="submit" className={isLoud ? 'button' : 'button quiet'} aria-disabled={isSending}>
        {word}
      </button>
    </ActionForm>
  )
  return (
    <section className="actions" aria-label="可以做的">
      {state === 'offered' && (
        <div className="offer">
          {button('accept', part ? `只要这 ${part.offered} 个` : '要这个名额', true)}
          {button('decline', part ? '不要，继续排队' : '不要了，给下一位')}
        </div>
      )}
      {isChoosing(registration, now) && (
        <div className="offer">
          {registration.trial?.said !== 'continues' && button('continue', '继续上课', true)}
          <details>
            <summary>试听以后不来了</summary>
            <p>退出以后名额马上留给候补的人，拿不回来。</p>
            {button('drop', '确定退出')}
          </details>
        </div>
      )}
      {registration.certificate !== undefined && (
        <CertificateForm certificate={registration.certificate} claim={claim} />
      )}
      {registration.feedback !== undefined && (
        <FeedbackForm bookable={registration.bookable} {...registration.feedback} />
      )}
      {canCancel && !isChoosing(registration, now) && (part !== undefined || state !== 'offered') && (
        <details>
          <summary>取消报名</summary>
          <p>取消以后名额马上给别人，拿不回来；想再来要重新报名。</p>
          {button('cancel', '确定取消')}
        </details>
      )}
      <details>
        <summary>我的个人信息</summary>
        <p>可以看这次报名保存的全部内容，也可以删去。</p>
        <CopyForm claim={claim} word="看我的信息" />
        <p>
          删去以后，姓名、手机号、单位、孩子和回答都没有了，谁也找不回来；
          {isStanding(registration) && '报名同时取消，名额让给别人；'}只留下一个不知道是谁的人数。
        </p>
        {button('erase', isStanding(registration) ? '确定取消并删去' : '确定删去')}
      </details>
    </section>
  )
}

interface FormProps {
  action: Action
  claim: FoundBy
  onAct: Props['onAct']
  children: ReactNode
}

function ActionForm({ action, claim, onAct, children }: FormProps) {
  const act = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    onAct?.(action)
  }
  return (
    <form method="post" action={`/api/signup/${action}`} onSubmit={onAct === undefined ? undefined : act}>
      <input type="hidden" name="code" value={claim.code} />
      <input type="hidden" name="phone" value={claim.phone} />
      {children}
    </form>
  )
}
