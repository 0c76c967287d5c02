import { createLocalReq, type Payload, type TypedUser } from 'payload'
import { nameOf } from '../../../../site/catalogue/documentName.ts'
import { recordAudit } from '../../../documents/audit/recordAudit.ts'
import type { Batch } from './batch.ts'

/** What is recorded of a batch, and how it is told. */
const steps = {
  import: ['import', '导入完成'],
  'take-back': ['import', '没有成功，已全部退回'],
  undo: ['undo', '已撤销'],
} as const

/**
 * Records what became of a batch, once for each step; what it did to each entry is recorded with the entry.
 * @param user whoever did it; undefined when the server did, at its start
 */
export async function recordBatch(
  payload: Payload,
  { id, fileName, created, updated }: Batch,
  step: keyof typeof steps,
  user: TypedUser | undefined,
): Promise<void> {
  const [action, told] = steps[step]
  const req = await createLocalReq(user === undefined ? {} : { user }, payload)
  const note = `${told}：新建 ${created ?? 0} 条，修改 ${updated ?? 0} 条`
  await recordAudit(req, { action, document: nameOf('imports', id), title: fileName, note })
}
