import { imports } from '../../../rights/tables.ts'
import { may } from '../../../rights/verdict.ts'
import type { Reason } from '../../../base/catalogue.ts'
import { afterWrite, type Person, refusal } from '../../review/rules.ts'
import { importReason } from './refusals.ts'

/**
 * Whether somebody may publish what they import: with nothing more, with a reason, or not while the review is on, for
 * which they wrote it; `never` for a role that publishes no import at all.
 */
export type Publishing = 'free' | 'reasoned' | 'held' | 'never'

/**
 * Tells it from the newsroom's own rules, which decide again on each entry that is written (decision 0009).
 * @param isSeparate the setting 写稿和审稿分开
 */
export function publishingOf(user: Person, isSeparate: boolean): Publishing {
  if (!may(imports.rows.publishImport, user)) return 'never'
  const written = afterWrite({ stage: 'draft', writers: [], menders: [], isLive: false }, user)
  if (refusal('publish', user, written, isSeparate) === undefined) return 'free'
  return refusal('override', user, written, isSeparate, '…') === undefined ? 'reasoned' : 'held'
}

/**
 * Why an import may not be published as a whole: one entry that the review holds would take all of it back.
 * @param changes entries that would be written
 * @param reason why an administrator publishes past the review; undefined while nobody was asked for it
 * @returns undefined when it may
 */
export function publishProblem(
  publishing: Publishing,
  changes: number,
  reason: string | undefined,
): Reason | undefined {
  if (changes === 0 || publishing === 'free') return undefined
  if (publishing === 'reasoned') return reason === '' ? importReason('import-publish-without-reason') : undefined
  return importReason('import-publish-held', { changes })
}
