import type { PayloadRequest } from 'payload'
import { recordAudit } from '../../documents/audit/recordAudit.ts'
import { writtenMoment } from '../../base/time/wallClock.ts'
import type { Plan } from './plans.ts'
import { actions } from './words.ts'

/** What happens to a schedule, as the audit log names it. */
const steps = {
  made: '设定',
  moved: '改时间',
  cancelled: '取消',
  retried: '再试',
  done: '已执行',
  failed: '没有执行成',
  dropped: '不再执行',
} as const

/**
 * Records a step of a schedule in the audit log.
 * @param req of whoever takes it; the scheduler makes one for the person who asked
 * @param more what else is to be known, in Chinese
 */
export async function recordStep(
  req: PayloadRequest,
  { document, title, action, at }: Pick<Plan, 'document' | 'title' | 'action' | 'at'>,
  step: keyof typeof steps,
  more?: string | null,
): Promise<void> {
  const note = `${steps[step]}：${writtenMoment(at)} ${actions[action]}${more ? `。${more}` : ''}`
  await recordAudit(req, { action: 'schedule', document, title: title ?? undefined, note })
}
