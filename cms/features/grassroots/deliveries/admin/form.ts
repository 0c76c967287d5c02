import type { ShownDelivery } from '../rules/answers.ts'
import { type Draft, draftOf, nextDraft } from './draft.ts'
import type { KeptDelivery } from './kept.ts'

/** What is in the form: a new one, one that is recorded already, or one that waits on the phone; never two of them. */
export interface InForm {
  draft: Draft
  /** Recorded already, as it was seen, and why it is changed. */
  mended?: { one: ShownDelivery; reason: string }
  /** Key of the one that waits. It stays on the phone until what is in the form is recorded in its place. */
  waiting?: string
}

/** The form, to put right what is recorded. */
export function formOfRecorded(one: ShownDelivery): InForm {
  return { draft: draftOf(one, one.facts), mended: { one, reason: '' } }
}

/** The form, to put right what waits. */
export function formOfWaiting({ sent }: Pick<KeptDelivery, 'sent'>): InForm {
  return { draft: draftOf(sent, sent.facts), waiting: sent.key }
}

/** The form for the next one. */
export function nextForm({ draft }: InForm): InForm {
  return { draft: nextDraft(draft) }
}
