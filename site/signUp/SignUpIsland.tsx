import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { Problem, ShownRegistration } from '../catalogue/signUp/shapes.ts'
import { phoneIn } from '../catalogue/signUp/rules.ts'
import { idOf } from './form/Field.tsx'
import { SignUpForm } from './form/SignUpForm.tsx'
import type { FormModel } from './formModel.ts'
import { askAgain } from './network/ask.ts'
import { sendForm } from './network/sendForm.ts'
import { forget, keep, keptOf, newKey } from './network/kept.ts'
import { keepMade, madeOf } from './network/made.ts'
import { tabMemory } from './network/tabMemory.ts'
import { usePlaces } from './network/usePlaces.ts'
import { MyRegistration } from './MyRegistration.tsx'
import { formProof } from './proof/formProof.ts'
import { solveApart } from './proof/solveApart.ts'
import { findAgainUrl, inHalves } from './registration/Registration.tsx'
import { prepareQrCode } from './registration/QrCodeLater.tsx'
import { askedOf, problemsOf, type Typed } from './typed.ts'

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** How far the sending of a form has come. */
type Sending = 'not' | 'working' | 'asked' | 'asked-again' | 'busy' | 'lost'

/**
 * The form to sign up with, as the browser has it: nothing typed is lost, whatever becomes of the network, and however
 * often it is sent, it is one registration.
 */
export function SignUpIsland({ model, initial }: { model: FormModel; initial: Partial<Typed> }) {
  const [kept] = useState(() => keptOf(model, tabMemory(), newKey))
  const [typed, setTyped] = useState<Typed>(() => ({ ...kept.typed, ...initial }))
  const [{ key, proof }, setForm] = useState(() => formOf(kept.key))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [refusal, setRefusal] = useState('')
  const [sending, setSending] = useState<Sending>('not')
  const [before] = useState(() => madeOf(model, tabMemory(), Date.now()))
  const [made, setMade] = useState<ShownRegistration>()
  const isBusy = useRef(false)
  const { places, askPlaces } = usePlaces(model.collection, model.entry)

  useEffect(() => {
    if (made === undefined) keep(model, tabMemory(), { key, typed })
  }, [model, key, typed, made])
  useEffect(() => {
    const [first] = problems
    if (first !== undefined) document.getElementById(idOf(first.path))?.focus()
  }, [problems])

  const send = async (event?: SubmitEvent<HTMLFormElement>) => {
    event?.preventDefault()
    if (isBusy.current) return
    const found = problemsOf(typed, model)
    setProblems(found)
    setRefusal('')
    if (found.length > 0) return
    isBusy.current = true
    setSending('asked')
    const asked = askedOf(typed, model, key)
    const answer = await askAgain<ShownRegistration>(
      () => sendForm(asked, proof, (isWorking) => setSending(isWorking ? 'working' : 'asked')),
      (isBusy) => setSending(isBusy ? 'busy' : 'asked-again'),
      pause,
    )
    isBusy.current = false
    setSending(answer.kind === 'lost' ? 'lost' : 'not')
    if (answer.kind === 'answered') {
      forget(model, tabMemory())
      keepMade(tabMemory(), answer.value, Date.now())
      setMade(answer.value)
    } else if (answer.kind === 'refused') {
      setProblems(answer.problems)
      setRefusal(answer.message)
      // what was sent with it is stored, and its answer was lost: what stands here now is another form
      if (answer.code === 'key-used-elsewhere') setForm(formOf(newKey()))
      askPlaces()
    }
  }

  if (made !== undefined) {
    const calendar = model.dates.find(({ id }) => id === made.bookable.occasion)?.calendar
    return (
      <MyRegistration
        registration={made}
        claim={{ code: made.code, phone: phoneIn(typed.phone) }}
        isNew
        calendar={calendar}
        siteUrl={model.siteUrl}
      />
    )
  }
  return (
    <>
      {before !== undefined && (
        <div className="notice made-before">
          <p>
            您刚报过名（报名码 {inHalves(before)}）。
            <a href={findAgainUrl('', before)}>查看我的报名</a>；再替别人报名请填下面。
          </p>
        </div>
      )}
      <SignUpForm
        model={model}
        typed={typed}
        problems={problems}
        places={places}
        isSending={sending !== 'not' && sending !== 'lost'}
        told={<Told sending={sending} refusal={refusal} onAgain={() => void send()} />}
        onType={(change) => {
          // by the time that it is filled in, the work is done, and what shows the answer is here
          proof.start()
          prepareQrCode()
          setTyped((before) => ({ ...before, ...change }))
        }}
        onSend={(event) => void send(event)}
      />
    </>
  )
}

/** The key of a form, and the work that is good for it alone. */
function formOf(key: string) {
  return { key, proof: formProof(key, solveApart) }
}

function Told({ sending, refusal, onAgain }: { sending: Sending; refusal: string; onAgain: () => void }) {
  if (sending === 'working') return <p>浏览器正在做一次验算，防止机器抢名额，几秒就好。</p>
  if (sending === 'asked-again') return <p>网络不好，没有收到回音，正在再试。填好的都还在。</p>
  if (sending === 'busy') return <p>报名的人很多，正在再试。填好的都还在。</p>
  if (sending === 'lost')
    return (
      <>
        <p>还是没有收到回音。填好的都还在，网络好了再点一次；不会重复报名。</p>
        <button type="button" className="button" onClick={onAgain}>
          再试一次
        </button>
      </>
    )
  return refusal === '' ? null : <p className="problem">{refusal}</p>
}
