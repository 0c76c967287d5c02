import type { AfterErrorHook } from 'payload'
import { Refusal } from './refusal.ts'

/** Has the API answer with the code of a refusal beside its sentence: Payload (3.90) tells `data` of its own errors alone. */
export const answerRefusal: AfterErrorHook = ({ error }) => {
  if (!(error instanceof Refusal)) return undefined
  const { name, data, message } = error
  return { response: { errors: [{ name, data, message }] } }
}
