import type { AfterErrorHook } from 'payload'
import { Refusal } from './refusal.ts'

/** Has the API answer with the code of a refusal beside its sentence: Payload (3.90) tells `data` of its own errors alone. */
export const answerRefusal: AfterErrorHook = ({ error }) => {
  return error instanceof Refusal ? { response: refusalTold(error) } : undefined
}

/** A refusal as the API tells it. */
export function refusalTold({ name, data, message }: Refusal) {
  return { errors: [{ name, data, message }] }
}
