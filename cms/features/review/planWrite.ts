import type { AuditAction } from '../../documents/audit/auditActions.ts'
import { type ReviewReason, reviewReason } from './refusals.ts'
import { afterStep, afterWrite, type Person, refusal, type Step, type Text } from './rules.ts'

/** A write of an entry that is about to be made. */
export interface Write {
  kind: 'create' | 'update' | 'restore'
  /** Whether it moves the entry into the trash or out of it. */
  trash?: 'trash' | 'untrash' | undefined
  /** Whoever writes, when there is somebody. */
  writer: Person | undefined
  /** Whoever is held to the review; undefined for the system itself. */
  person: Person | undefined
  /** The newest text before; of a new entry or a restored version the text that is copied. */
  text: Text
  /** Whether the write changes the text. */
  isChanged: boolean
  /** Whether the public sees the text afterwards. */
  publishes: boolean
  /** Whether it takes the entry off the site. */
  unpublishes: boolean
  /** The step that the write is, when it is one. */
  step: Step | undefined
  /** What a return or an override says. */
  comment: string | undefined
  /** Whether it is one of many that were chosen in a list. */
  isOneOfMany?: boolean
  /** The setting 写稿和审稿分开; true where the system itself writes makes no difference. */
  isSeparate: boolean
}

/** What a write comes to: what is to be stored and recorded, or why it may not be made. */
export type Plan = { refusal: ReviewReason } | { text: Text; actions: AuditAction[] }

/**
 * Decides about a write: whether the review allows it, where the text stands afterwards, and what the audit log says.
 * Drafts are free; whatever reaches the public went through the review, was written by somebody else, or was let
 * through by an administrator with a reason.
 */
export function planWrite(write: Write): Plan {
  const { kind, writer, person, isChanged, step, comment, isSeparate } = write
  const text = isChanged ? afterWrite(write.text, kind === 'restore' ? undefined : writer) : write.text
  if (write.publishes) return planPublish(write, text)
  if (step !== undefined && step !== 'publish' && step !== 'override') {
    const problem = person && refusal(step, person, text, isSeparate, comment)
    const taken = afterStep(step, text, person, isSeparate)
    return problem === undefined ? { text: taken, actions: [step] } : { refusal: problem }
  }
  const written = begun(write)
  if (write.unpublishes)
    return { text: afterStep('unpublish', text, person, isSeparate), actions: [...written, 'unpublish'] }
  const isMend = text.menders.includes(writer?.id ?? '') && text.stage === 'in-review'
  return { text, actions: written.length === 0 && isChanged ? [isMend ? 'mend' : 'edit'] : written }
}

/** What the audit log says before anything else. */
function begun({ kind, trash }: Write): AuditAction[] {
  if (kind === 'update') return trash === undefined ? [] : [trash]
  return [kind]
}

/** Whoever publishes a draft that nobody has submitted has opened it: of many in a list nobody has read any. */
function unseen({ isOneOfMany, isSeparate }: Write, { stage, isLive }: Text): ReviewReason | undefined {
  const isSubmitted = isLive || stage === 'in-review' || stage === 'mended' || stage === 'approved'
  return isOneOfMany === true && isSeparate && !isSubmitted ? reviewReason('many-unsubmitted') : undefined
}

function planPublish(write: Write, text: Text): Plan {
  const { kind, person, step, comment, isSeparate, text: before } = write
  const written = begun(write)
  const published: AuditAction = kind === 'update' && before.isLive ? 'update' : 'publish'
  const done = { text: afterStep('publish', text, person, isSeparate) }
  if (person === undefined) return { ...done, actions: [...written, published] }
  const problem = refusal('publish', person, text, isSeparate) ?? unseen(write, text)
  if (problem === undefined && step !== 'override') {
    const isApproved = !isSeparate || text.stage === 'approved' || text.isLive
    return { ...done, actions: [...written, ...(isApproved ? [] : (['approve'] as const)), published] }
  }
  const refused = refusal('override', person, text, isSeparate, comment)
  if (refused === undefined) return { ...done, actions: [...written, 'override', published] }
  if (step === 'override') return { refusal: refused }
  const isOwn = problem?.code === 'own-text' || problem?.code === 'own-mend'
  const mayOverride = isOwn && person.role === 'administrator'
  return { refusal: mayOverride ? reviewReason('own-text-of-administrator') : (problem ?? refused) }
}
