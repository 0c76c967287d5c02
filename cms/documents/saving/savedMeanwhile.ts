import { Refusal } from '../../base/refusal.ts'
import { savingReason } from './refusals.ts'

/** Two wrote one document at the same moment and this one came second; nothing of it was written. */
export class SavedMeanwhile extends Refusal {
  constructor() {
    super(savingReason('saved-meanwhile'))
  }
}

/**
 * Whether a database's error means that another write came first: MongoDB says so when two transactions touch one
 * document (WriteConflict), and of what follows in a transaction that it has given up (NoSuchTransaction).
 */
export function isWriteConflict(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }
  return code === 112 || code === 251
}

/** Whether the same write may simply be made again: after a conflict, or when the database was lost on the way. */
export function mayBeWrittenAgain(error: unknown): boolean {
  const { errorLabels, errorLabelSet } = (error ?? {}) as { errorLabels?: unknown; errorLabelSet?: unknown }
  const labels = errorLabelSet instanceof Set ? [...errorLabelSet] : Array.isArray(errorLabels) ? errorLabels : []
  return isWriteConflict(error) || labels.includes('TransientTransactionError')
}
