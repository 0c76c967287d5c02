import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { codeIn, mobileNumber, phoneIn, registrationCode, said } from '../catalogue/signUp/rules.ts'
import type { Problem, ShownRegistration } from '../catalogue/signUp/shapes.ts'
import { idOf } from './form/Field.tsx'
import { MyRegistration } from './MyRegistration.tsx'
import { ask } from './network/ask.ts'
import type { FoundBy } from '../catalogue/signUp/answer.ts'
import { FindForm } from './registration/FindForm.tsx'

/** What is wrong with how a registration is asked for; the server looks again. */
function problemsOf({ code, phone }: FoundBy): Problem[] {
  return [
    ...(registrationCode.test(code) ? [] : [{ path: 'code', message: said.code }]),
    ...(mobileNumber.test(phone) ? [] : [{ path: 'phone', message: said.phone }]),
  ]
}

/** Finds a registration again, and shows it. @param code from behind the `#` of the address, empty where none is there */
export function FindIsland({ code, siteUrl }: { code: string; siteUrl: string }) {
  const [typed, setTyped] = useState<FoundBy>({ code, phone: '' })
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [told, setTold] = useState('')
  const [isSending, setIsSending] = useState(false)
  const [found, setFound] = useState<{ registration: ShownRegistration; claim: FoundBy }>()
  const isBusy = useRef(false)

  useEffect(() => {
    const [first] = problems
    if (first !== undefined) document.getElementById(idOf(first.path))?.focus()
  }, [problems])

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy.current) return
    const claim = { code: codeIn(typed.code), phone: phoneIn(typed.phone) }
    const wrong = problemsOf(claim)
    setProblems(wrong)
    setTold('')
    if (wrong.length > 0) return
    isBusy.current = true
    setIsSending(true)
    const answer = await ask<ShownRegistration>('/api/signup/registration', claim)
    isBusy.current = false
    setIsSending(false)
    if (answer.kind === 'answered') return setFound({ registration: answer.value, claim })
    if (answer.kind === 'lost') return setTold('没有收到回音，请再点一次“查我的报名”。')
    setProblems(answer.problems)
    setTold(answer.message)
  }

  if (found !== undefined) return <MyRegistration {...found} siteUrl={siteUrl} />
  return (
    <FindForm
      typed={typed}
      problems={problems}
      isSending={isSending}
      told={told === '' ? null : <p className="problem">{told}</p>}
      onType={(change) => setTyped((before) => ({ ...before, ...change }))}
      onSend={(event) => void send(event)}
    />
  )
}
