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
  /** Ids of those who reviewed it and mended something, to which no writer has agreed yet (decision 0025). */
  menders: readonly string[]
  /** Whether it is what the public sees, with nothing newer waiting. */
  isLive: boolean
}

/** The steps that the newsroom knows, besides writing itself. */
export const steps = ['submit', 'withdraw', 'return', 'approve', 'consent', 'publish', 'override', 'unpublish'] as const
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
  const { stage, writers, menders, isLive } = text
  const isWriter = writers.includes(person.id)
  const isMender = menders.includes(person.id)
  const isReviewed = stage === 'in-review' || stage === 'mended'
  const isOwn = isSeparate && (isWriter || isMender)
  if (step === 'submit') {
    if (isLive) return reviewReason('submit-live')
    if (isReviewed) return reviewReason('submit-in-review')
    return stage === 'approved' ? reviewReason('submit-approved') : undefined
  }
  if (step === 'withdraw') {
    if (!isReviewed || isLive) return reviewReason('withdraw-not-in-review')
    const isTheirs = isWriter || writers.length === 0 || person.role === 'administrator'
    return isTheirs ? undefined : reviewReason('withdraw-text-of-others')
  }
  if (step === 'consent') {
    if (stage !== 'mended' || isLive) return reviewReason('nothing-to-consent-to')
    return isWriter && !isMender ? undefined : reviewReason('consent-by-writers-only')
  }
  if (!reviewing.includes(person.role)) return reviewReason('review-by-reviewers-only')
  if (step === 'return') {
    if (isLive || (!isReviewed && stage !== 'approved')) return reviewReason('return-not-submitted')
    // an opinion is for somebody else
    if (isWriter && writers.length === 1) return reviewReason('return-own-text')
    return isBlank(comment ?? '') ? reviewReason('return-without-opinion') : undefined
  }
  if (step === 'approve') {
    if (isLive || !isReviewed) return reviewReason('approve-not-submitted')
    if (isSeparate && isWriter) return reviewReason('own-text')
    return isOwn && stage === 'mended' ? reviewReason('mended-waits') : undefined
  }
  if (step === 'publish')
    return isLive || stage === 'approved' || !isOwn ? undefined : reviewReason(isWriter ? 'own-text' : 'own-mend')
  if (step === 'override') {
    if (person.role !== 'administrator') return reviewReason('override-by-administrators-only')
    if (isLive || stage === 'approved' || !isOwn) return reviewReason('override-not-needed')
    return isBlank(comment ?? '') ? reviewReason('override-without-reason') : undefined
  }
  return undefined
}

/**
 * A person's change of the text: what was approved was the text as it was. Whoever reviews and mends is known apart
 * from those who wrote, so that these may agree to it.
 * @param writer undefined for the system, and for an old version, which brings its own
 */
export function afterWrite({ stage, writers, menders, isLive }: Text, writer: Person | undefined): Text {
  const isReviewed = !isLive && (stage === 'in-review' || stage === 'mended')
  const isMend = isReviewed && writers.length > 0 && writer !== undefined && reviewing.includes(writer.role)
  const [wrote, mended] = isLive ? [[], []] : [writers, menders]
  return {
    stage: isReviewed ? 'in-review' : stage === 'returned' && !isLive ? stage : 'draft',
    writers: isMend && !wrote.includes(writer.id) ? wrote : withPerson(wrote, writer),
    menders: isMend && !wrote.includes(writer.id) ? withPerson(mended, writer) : mended,
    isLive: false,
  }
}

function withPerson(ids: readonly string[], person: Person | undefined): readonly string[] {
  return person === undefined || ids.includes(person.id) ? ids : [...ids, person.id]
}

/**
 * A step that was taken. Published text starts its way anew; who wrote it stays known.
 * @param by undefined for the system
 * @param isSeparate as for `refusal`
 */
export function afterStep(step: Step, text: Text, by: Person | undefined, isSeparate: boolean): Text {
  const isOf = (ids: readonly string[]): boolean => by !== undefined && ids.includes(by.id)
  switch (step) {
    case 'submit': {
      // a writer who hands it in again has read what was mended, and stands for it
      const isAgreed = isOf(text.writers) && !isOf(text.menders)
      return { ...text, stage: 'in-review', menders: isAgreed ? [] : text.menders }
    }
    case 'withdraw':
      return { ...text, stage: 'draft' }
    case 'return':
      return { ...text, stage: 'returned' }
    case 'approve':
      return { ...text, stage: isSeparate && isOf(text.menders) ? 'mended' : 'approved' }
    case 'consent':
      return { ...text, stage: 'approved' }
    case 'publish':
    case 'override':
      // whoever brings this version back one day had a hand in it
      return { stage: 'draft', writers: [...new Set([...text.writers, ...text.menders])], menders: [], isLive: true }
    case 'unpublish':
      return { ...text, stage: 'draft', isLive: false }
  }
}
