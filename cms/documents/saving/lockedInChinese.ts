import { type AfterErrorHook, Locked } from 'payload'
import { answerOf } from '../../base/catalogue.ts'
import { savingReason } from './refusals.ts'

/** What of an error may be said to people: that somebody else is writing Payload says in English only. */
export function saidOf(error: { message: string }): string {
  return error instanceof Locked ? savingReason('locked-by-another').message : error.message
}

/** Says in the API's answers that somebody else is writing what one writes to. */
export const lockedInChinese: AfterErrorHook = ({ error }) =>
  error instanceof Locked ? { response: answerOf(savingReason('locked-by-another')) } : undefined
