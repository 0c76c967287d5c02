import type { Payload, TypedUser, Where } from 'payload'
import { type BatchState, batchStates } from '../imports/batch/batchStates.ts'
import type { Import } from '../../payload-types.ts'
import { writtenMoment } from '../../base/time/wallClock.ts'
import { type Item, type Pile, shownItems } from './desk.ts'
import { importToldFor } from './rules.ts'

/**
 * Imports that did not come to their end: whoever brought one may have seen that it was done, before a back-up was put
 * back. What was left half is for those too who may undo it.
 * @param now milliseconds since the epoch
 */
export async function readImports(payload: Payload, user: TypedUser, now: number): Promise<Pile> {
  const states: BatchState[] = ['partly-undone', 'rolled-back']
  const own: Where = { and: [{ who: { equals: user.id } }, { state: { in: states } }] }
  const mayMend = user.role === 'administrator' || user.role === 'editor'
  const { docs, totalDocs } = await payload.db.find<Import>({
    collection: 'imports',
    where: {
      and: [
        { finishedAt: { greater_than: new Date(now - importToldFor).toISOString() } },
        mayMend ? { or: [own, { state: { equals: 'partly-undone' } }] } : own,
      ],
    },
    sort: '-finishedAt',
    limit: shownItems,
  })
  return {
    name: 'imports',
    title: '导入没有做完',
    advice: '请看原因。退回了的要重新导入；没有全部退回的，照原因里说的逐条核对。',
    isBad: true,
    total: totalDocs,
    items: docs.map(itemOf),
    links: [{ label: '最近的导入', href: '/admin/import' }],
  }
}

function itemOf({ fileName, state, finishedAt, problem }: Import): Item {
  return {
    title: fileName,
    href: '/admin/import',
    detail: `${batchStates[state]} · ${writtenMoment(finishedAt ?? '')}`,
    problem: problem ?? undefined,
  }
}
