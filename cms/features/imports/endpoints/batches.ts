import type { Endpoint, PayloadRequest, TypedUser } from 'payload'
import { z } from 'zod'
import { imports } from '../../../rights/tables.ts'
import { may, verdict } from '../../../rights/verdict.ts'
import { Refusal } from '../../../base/refusal.ts'
import { openedPort } from '../../../documents/port.ts'
import { batchesAtWork } from '../batch/atWork.ts'
import { type Batch, bringerOf, moveBatch } from '../batch/batch.ts'
import { beginUndo } from '../batch/beginUndo.ts'
import { runBatch } from '../batch/run.ts'
import { batchMoves } from '../batch/batchStates.ts'
import { hindrancesOf, spare, undoBatch } from '../batch/undo.ts'
import { untilEnded } from '../batch/untilEnded.ts'
import { importReason } from '../batch/refusals.ts'
import { batchIn, endpoint } from './answer.ts'
import { undoGate } from './gate.ts'
import { bodyOf, publicBatch, refuseHeld, shownBatch } from './uploads.ts'

/** Batches that are listed. */
const listed = 20

/** `reason`: why an administrator publishes what has not been through the review (decision 0009). */
const confirmation = z.object({ publish: z.boolean(), reason: z.string().trim().max(500).optional() })

/** GET /api/import/batches/:batch: how far a batch is. */
const show = endpoint('get', '/import/batches/:batch', async (req) => {
  const { id } = await batchIn(req)
  return Response.json(await shownBatch(req, id))
})

/** GET /api/import/batches: the latest that whoever asks may see. */
const list = endpoint('get', '/import/batches', async (req, user) => {
  const seen = verdict(imports.rows.seeImport, user, { owner: imports.owner })
  if (seen === false) return Response.json({ batches: [] })
  const { docs } = await req.payload.db.find<Batch>({
    collection: 'imports',
    where: { and: [{ state: { not_equals: 'uploaded' } }, ...(seen === true ? [] : [seen])] },
    sort: '-createdAt',
    limit: listed,
    pagination: false,
  })
  return Response.json({ batches: docs.map(publicBatch) })
})

/** POST /api/import/batches/:batch/confirm {publish, reason}: begins to write what was previewed. */
const confirm = endpoint('post', '/import/batches/:batch/confirm', async (req, user) => {
  const batch = await batchIn(req)
  const { publish, reason } = await bodyOf(req, confirmation)
  if (!may(imports.rows.bring, user) || bringerOf(batch) !== user.id)
    throw new Refusal(importReason('confirm-by-uploader-only'))
  if (publish && !may(imports.rows.publishImport, user)) throw new Refusal(importReason('import-confirm-as-draft'))
  if (batch.state !== 'previewed' || batch.publish !== publish)
    throw new Refusal(importReason('confirm-before-preview'))
  if (batch.errors) throw new Refusal(importReason('confirm-with-errors', { errors: batch.errors }))
  if (publish) await refuseHeld(req, user, batch, reason ?? '')
  await begin(req, batch, 'confirm', () => runBatch(req.payload, batch, user, { publish, reason }))
  return Response.json(await shownBatch(req, batch.id), { status: 202 })
})

/** `rest`: what stands in the way is left as it stands, and all else is put back. */
const undoing = z.object({ rest: z.boolean().default(false) })

/** POST /api/import/batches/:batch/undo {rest}: begins to put back what a batch changed. */
const undo = endpoint('post', '/import/batches/:batch/undo', async (req, user) => {
  const { id } = await undoableBatch(req, user)
  const { rest } = req.headers.has('content-type') ? await bodyOf(req, undoing) : { rest: false }
  await undoGate.pass(user.id, () =>
    beginUndo(rest, {
      read: () => undoableBatch(req, user),
      look: (batch) => hindrancesOf(req, batch, user),
      spare,
      begin: (batch) =>
        begin(req, batch, 'undo', () => untilEnded(req.payload, batch, () => undoBatch(req.payload, batch, user))),
    }),
  )
  return Response.json(await shownBatch(req, id), { status: 202 })
})

/** The batch that the path names, as it is now. @throws Refusal when whoever asks may not undo it, or it is at work */
async function undoableBatch(req: PayloadRequest, user: TypedUser): Promise<Batch> {
  const batch = await batchIn(req)
  if (!mayUndo(batch, user)) throw new Refusal(importReason('undo-not-yours'))
  if (batch.state !== 'done' && batch.state !== 'partly-undone')
    throw new Refusal(importReason('undo-in-another-state'))
  // its last state may stand in the database while its end is not written everywhere else
  if (batchesAtWork().has(batch.id)) throw new Refusal(importReason('another-batch-at-work'))
  return batch
}

/** Whoever brought drafts may take them back, while still allowed to bring any; what was published only who may publish. */
function mayUndo(batch: Batch, user: TypedUser): boolean {
  if (may(imports.rows.publishImport, user)) return true
  return bringerOf(batch) === user.id && !batch.publish && may(imports.rows.bring, user)
}

/** What is done with batches. */
export const batchEndpoints: Endpoint[] = [list, show, confirm, undo]

/**
 * Begins long work; the answer does not wait for it. One batch at a time, so that none reads what another is about to
 * change, and as it was read: what was asked for was about that.
 */
async function begin(
  { payload }: PayloadRequest,
  batch: Batch,
  move: 'confirm' | 'undo',
  work: () => Promise<void>,
): Promise<void> {
  const atWork = batchesAtWork()
  if (atWork.size > 0) throw new Refusal(importReason('another-batch-at-work'))
  atWork.set(batch.id, { state: batchMoves[move].to })
  try {
    await moveBatch(payload, batch, move, { progress: 0, problem: null }, { asRead: true })
  } catch (error) {
    atWork.delete(batch.id)
    throw error
  }
  const toItsEnd = (): Promise<void> => work().finally(() => atWork.delete(batch.id))
  void (openedPort()?.outside(toItsEnd) ?? toItsEnd())
}
