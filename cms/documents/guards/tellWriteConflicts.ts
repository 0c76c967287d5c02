import type { AfterErrorHook } from 'payload'
import { mayBeWrittenAgain, SavedMeanwhile } from '../saving/savedMeanwhile.ts'

/** MongoDB's refusal of the later of two writes is no fault of the server: it is told as what it is. */
export const tellWriteConflicts: AfterErrorHook = ({ error }) => {
  if (!mayBeWrittenAgain(error)) return undefined
  const { data, message, name, status } = new SavedMeanwhile()
  return { status, response: { errors: [{ name, data, message }] } }
}
