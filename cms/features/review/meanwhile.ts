import type { PayloadRequest } from 'payload'
import { formatInShanghai } from '../../base/time/wallClock.ts'
import { auditActions } from '../../documents/audit/auditActions.ts'
import { auditRow } from '../../documents/audit/auditRow.ts'
import { type ReviewReason, reviewReason } from './refusals.ts'

const time = formatInShanghai({
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Tells whoever acted on an old version what was done to it in the meantime. @param document `<collection>/<id>` */
export async function meanwhile({ payload }: PayloadRequest, document: string): Promise<ReviewReason> {
  const { docs } = await payload.db.find({
    collection: 'audits',
    where: { and: [{ document: { equals: document } }, { isDone: { equals: true } }] },
    sort: '-at',
    limit: 1,
    pagination: false,
  })
  const latest = docs[0] === undefined ? undefined : auditRow.parse(docs[0])
  const what =
    latest === undefined
      ? '有人改过这一稿'
      : `${latest.name}已在 ${time.format(new Date(latest.at))} 对这一稿做了“${auditActions[latest.action]}”`
  return reviewReason('text-changed-meanwhile', { what })
}
