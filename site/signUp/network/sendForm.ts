import type { ShownRegistration, SignUpQuestionSent } from '../../catalogue/signUp/shapes.ts'
import { registrationsUrl } from '../form/SignUpForm.tsx'
import type { FormProof } from '../proof/formProof.ts'
import { type Answer, ask } from './ask.ts'

/** What the server says of work that is over, or that it cannot use: it is done anew, and nobody is troubled with it. */
const doneAnew = ['proof-over', 'proof-needed']

/**
 * Sends a form once, with the work that is asked of it; where that is over by now, it is done anew, once.
 * @param onWork is told when the work is waited for, and when it is done
 */
export async function sendForm(
  asked: SignUpQuestionSent,
  proof: FormProof,
  onWork: (isWorking: boolean) => void,
): Promise<Answer<ShownRegistration>> {
  const answer = await sendOnce(asked, proof, onWork)
  if (answer.kind !== 'refused' || !doneAnew.includes(answer.code)) return answer
  proof.forget()
  return sendOnce(asked, proof, onWork)
}

async function sendOnce(
  asked: SignUpQuestionSent,
  proof: FormProof,
  onWork: (isWorking: boolean) => void,
): Promise<Answer<ShownRegistration>> {
  if (!proof.isDone()) onWork(true)
  const done = await proof.get()
  if (done.kind !== 'answered') return done
  onWork(false)
  return ask(registrationsUrl, { ...asked, ...done.value })
}
