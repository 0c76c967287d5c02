import type { Role } from '../../rights/roles.ts'

/** Roles that let through what others wrote. Editors do so too, since a small union has no reviewers
 * besides them (decision 0009); unit editors and auditors are never a second pair of eyes. */
export const reviewing: readonly Role[] = ['administrator', 'editor', 'reviewer']

/** How the one who reviews stands to the one who wrote. */
export interface Separation {
  /** Whether the one who reviews must not have written. */
  isSeparate: boolean
  /** Whether that is only for want of a second account that could review. */
  isAlone: boolean
}

/**
 * Whether writing and review are apart: where it is wanted, and somebody else is there to review.
 * @param isWanted the setting 写稿和审稿分开
 * @param reviewers accounts that could review, whoever asks among them
 */
export function separationOf(isWanted: boolean, reviewers: number): Separation {
  const isAlone = isWanted && reviewers < 2
  return { isSeparate: isWanted && !isAlone, isAlone }
}
