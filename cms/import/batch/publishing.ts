import { imports } from '../../access/tables.ts'
import { may } from '../../access/verdict.ts'
import { afterWrite, type Person, refusal } from '../../newsroom/rules.ts'

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
  const written = afterWrite({ stage: 'draft', writers: [], isLive: false }, user.id)
  if (refusal('publish', user, written, isSeparate) === undefined) return 'free'
  return refusal('override', user, written, isSeparate, '…') === undefined ? 'reasoned' : 'held'
}

/**
 * Why an import may not be published as a whole: one entry that the review holds would take all of it back.
 * @param changes entries that would be written
 * @param reason why an administrator publishes past the review; undefined while nobody was asked for it
 * @returns the reason in Chinese with what to do, undefined when it may
 */
export function publishProblem(publishing: Publishing, changes: number, reason: string | undefined) {
  if (changes === 0 || publishing === 'free') return undefined
  if (publishing === 'reasoned')
    return reason === ''
      ? '开启了“写稿和审稿分开”：直接发布要写明理由，例如：台风停演，审稿人不在。没有地方写，请刷新页面，重新上传。'
      : undefined
  return `开启了“写稿和审稿分开”，您导入的 ${changes} 条要由没有参与写的人来审，不能直接发布（只有管理员写明理由可以）。请不选“直接发布”，按草稿导入，再到条目里点“提交审稿”。`
}
