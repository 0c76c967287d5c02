import { useEffect, useRef, useState } from 'react'
import type { FoundBy } from '../catalogue/signUp/answer.ts'
import type { ShownRegistration } from '../catalogue/signUp/shapes.ts'
import { isStanding } from '../text/signUp.ts'
import { type Answer, ask } from './network/ask.ts'
import { forgetMade } from './network/made.ts'
import { tabMemory } from './network/tabMemory.ts'
import { Actions, type Action } from './registration/Actions.tsx'
import { QrCodeLater } from './registration/QrCodeLater.tsx'
import { Registration } from './registration/Registration.tsx'

interface Props {
  registration: ShownRegistration
  claim: FoundBy
  isNew?: boolean
  calendar?: string | undefined
  siteUrl: string
}

/** A registration in the browser: what is done with it is shown at once. */
export function MyRegistration({ registration, claim, isNew = false, calendar, siteUrl }: Props) {
  const [shown, setShown] = useState(registration)
  const [told, setTold] = useState('')
  const [isErased, setIsErased] = useState(false)
  const isBusy = useRef(false)
  const [isSending, setIsSending] = useState(false)
  const root = useRef<HTMLDivElement>(null)

  // whoever does not see that the page is another one is brought to what has become of it
  useEffect(() => root.current?.querySelector<HTMLElement>('h2')?.focus(), [shown.state, isErased])

  // it may have been given up elsewhere, or by the staff
  useEffect(() => {
    if (!isStanding(shown)) forgetMade(tabMemory(), shown)
  }, [shown])

  const act = async (action: Action) => {
    if (isBusy.current) return
    isBusy.current = true
    setIsSending(true)
    setTold('')
    const answer: Answer<unknown> = await ask(`/api/signup/${action}`, claim)
    isBusy.current = false
    setIsSending(false)
    if (answer.kind === 'lost') return setTold('没有收到回音，请再点一次。')
    if (answer.kind === 'refused') return setTold(answer.message)
    if (action === 'erase') {
      forgetMade(tabMemory(), shown)
      return setIsErased(true)
    }
    setShown(answer.value as ShownRegistration)
  }

  return (
    <div ref={root}>
      {isErased ? (
        <article className="registration">
          <h2 tabIndex={-1}>已经删去了</h2>
          <p>这次报名的姓名、手机号和其他个人信息都没有了，报名码也不能再用。</p>
        </article>
      ) : (
        <Registration
          registration={shown}
          isNew={isNew}
          calendar={calendar}
          siteUrl={siteUrl}
          now={Date.now()}
          Qr={QrCodeLater}
        >
          <Actions
            registration={shown}
            claim={claim}
            now={Date.now()}
            isSending={isSending}
            onAct={(action) => void act(action)}
          />
          <p role="status" className="told problem">
            {told}
          </p>
        </Registration>
      )}
    </div>
  )
}
