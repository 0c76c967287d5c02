import { isBlank } from '../../base/characters.ts'
import type { Role } from '../../rights/roles.ts'
import { type ReviewReason, reviewReason } from './refusals.ts'
import { reviewing } from './separation.ts'
import type { Stage } from './stages.ts'

/** Whoever acts. */
export interface Person {
  id: string
  role: Role
}

/** What the rules know of an entry's newest text. */
export interface Text {
  stage: Stage
  /** Ids of those who changed it since it was last published. */
  writers: readonly string[]
  /** Whether it is what the public sees, with nothing newer waiting. */
  isLive: boolean
}

/** The steps that the newsroom knows, besides writing itself. */
export const steps = ['submit', 'withdraw', 'return', 'approve', 'publish', 'override', 'unpublish'] as const
export type Step = (typeof steps)[number]

const writing: readonly Role[] = ['administrator', 'editor', 'reviewer', 'unit-editor']

/**
 * Why a person may not take a step now.
 * @param isSeparate whether the one who reviews must not have written (setting 写稿和审稿分开)
 * @param comment what a return or an override says
 * @returns undefined when the step may be taken
 */
export function refusal(
  step: Step,
  person: Person,
  text: Text,
  isSeparate: boolean,
  comment?: string,
): ReviewReason | undefined {
  if (!writing.includes(person.role)) return reviewReason('read-only-account')
  const { stage, writers, isLive } = text
  const isWriter = writers.includes(person.id)
  const isOwn = isSeparate && isWriter
  if (step === 'submit') {
    if (isLive) return reviewReason('submit-live')
    if (stage === 'in-review') return reviewReason('submit-in-review')
    return stage === 'approved' ? reviewReason('submit-approved') : undefined
  }
  if (step === 'withdraw') {
    if (stage !== 'in-review' || isLive) return reviewReason('withdraw-not-in-review')
    const isTheirs = isWriter || writers.length === 0 || person.role === 'administrator'
    return isTheirs ? undefined : reviewReason('withdraw-text-of-others')
  }
  if (!reviewing.includes(person.role)) return reviewReason('review-by-reviewers-only')
  if (step === 'return') {
    if (isLive || (stage !== 'in-review' && stage !== 'approved')) return reviewReason('return-not-submitted')
    return isBlank(comment ?? '') ? reviewReason('return-without-opinion') : undefined
  }
  if (step === 'approve') {
    if (isLive || stage !== 'in-review') return reviewReason('approve-not-submitted')
    return isOwn ? reviewReason('own-text') : undefined
  }
  if (step === 'publish') return isLive || stage === 'approved' || !isOwn ? undefined : reviewReason('own-text')
  if (step === 'override') {
    if (person.role !== 'administrator') return reviewReason('override-by-administrators-only')
    if (isLive || stage === 'approved' || !isOwn) return reviewReason('override-not-needed')
    return isBlank(comment ?? '') ? reviewReason('override-without-reason') : undefined
  }
  return undefined
}

/** A person's change of the text: what was approved was the text as it was. */
export function afterWrite({ stage, writers, isLive }: Text, writer: string | undefined): Text {
  const before = isLive ? [] : writers
  return {
    stage: isLive || stage === 'approved' ? 'draft' : stage,
    writers: writer === undefined || before.includes(writer) ? before : [...before, writer],
    isLive: false,
  }
}

/** A step that was taken. Published text starts its way anew; who wrote it stays known. */
export function afterStep(step: Step, text: Text): Text {
  switch (step) {
    case 'submit':
      return { ...text, stage: 'in-review' }
    case 'withdraw':
      return { ...text, stage: 'draft' }
    case 'return':
      return { ...text, stage: 'returned' }
    case 'approve':
      return { ...text, stage: 'approved' }
    case 'publish':
    case 'override':
      return { ...text, stage: 'draft', isLive: true }
    case 'unpublish':
      return { ...text, stage: 'draft', isLive: false }
  }
}
