import { createWriteStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Endpoint, PayloadRequest, TypedUser } from 'payload'
import { z } from 'zod'
import { imports } from '../../../rights/tables.ts'
import { may } from '../../../rights/verdict.ts'
import type { Reason } from '../../../base/catalogue.ts'
import { Refusal } from '../../../base/refusal.ts'
import { readNewsroomSettings } from '../../review/settings.ts'
import { openedPort } from '../../../documents/port.ts'
import { largestPictureZip, largestTable } from '../file/uploadLimits.ts'
import { batchesAtWork } from '../batch/atWork.ts'
import { batchesIn, type Batch, bringerOf, type Preview, readBatch } from '../batch/batch.ts'
import { folderOf, makeFolder } from '../batch/folders.ts'
import { cleanUp } from '../batch/heal.ts'
import { countsOf, picturesIn, prepare, previewOf } from '../batch/prepare.ts'
import { publishingOf, publishProblem } from '../batch/publishing.ts'
import { bytesOf, quotaProblem, unconfirmable } from '../batch/quota.ts'
import {
  discardBatch,
  expectMovable,
  fileBeside,
  keepPreview,
  takePictures,
  unlessMoved,
} from '../batch/unconfirmed.ts'
import { importReason } from '../batch/refusals.ts'
import { batchIn, endpoint, libraryIn } from './answer.ts'
import { tableGate } from './gate.ts'

const named = z.object({ name: z.string().trim().min(1).max(200) })
const options = z.object({ publish: z.boolean() })

/** POST /api/import/:library?name=…: takes a spreadsheet as the body and answers with the id of its batch. */
const uploadTable = endpoint('post', '/import/:library', async (req, user) => {
  if (!may(imports.rows.bring, user)) throw new Refusal(importReason('import-by-editors-only'))
  const library = libraryIn(req)
  const fileName = nameIn(req)
  if (!/\.(xlsx|csv|txt)$/i.test(fileName))
    throw new Refusal(importReason('import-of-another-kind', { name: fileName }))
  // without a server nothing grows old
  await cleanUp(req.payload, openedPort()?.clock.certainNow() ?? 0)
  const batch = await req.payload.db.create({
    collection: 'imports',
    data: { library, fileName, who: user.id, whoName: user.name, state: 'uploaded' },
  })
  const id = String(batch['id'])
  const folder = folderOf(id)
  try {
    // its own row is there already, so of many at once none slips through
    await refuseFull(req, user)
    await makeFolder(folder)
    await receive(req, folder.table, largestTable, importReason('import-table-too-large'))
    await refuseFull(req, user)
  } catch (error) {
    // what is in the way of that too, goes in a day
    await discardBatch(req.payload, { id, updatedAt: String(batch['updatedAt']) }).catch(() => undefined)
    throw error
  }
  return Response.json({ batch: id }, { status: 201 })
})

/** PUT /api/import/batches/:batch/pictures?name=…: takes a zip of pictures as the body. */
const uploadPictures = endpoint('put', '/import/batches/:batch/pictures', async (req, user) => {
  const batch = await ownUnconfirmed(req, user)
  const picturesName = nameIn(req)
  await refuseFull(req, user)
  // not in place: until it is here the batch may be confirmed, and is written with what it had then
  const file = fileBeside(batch)
  try {
    await receive(req, file, largestPictureZip, importReason('import-pictures-too-large'))
    await refuseFull(req, user)
    const pictures = await picturesIn({ ...folderOf(batch.id), pictures: file }, { ...batch, picturesName })
    await takePictures(req.payload, batch, file, picturesName)
    return Response.json({ pictures: pictures.size })
  } catch (error) {
    await rm(file, { force: true })
    await expectMovable(req.payload, batch, 'pictures')
    throw error
  }
})

/** POST /api/import/batches/:batch/preview {publish}: says what the batch would do; writes nothing. */
const preview = endpoint('post', '/import/batches/:batch/preview', async (req, user) => {
  const batch = await ownUnconfirmed(req, user)
  const { publish } = await bodyOf(req, options)
  if (publish && !may(imports.rows.publishImport, user)) throw new Refusal(importReason('import-publish-not-yours'))
  const { plan, digest, content } = await tableGate
    .pass(user.id, () => prepare(req.payload, batch, user, publish, () => refuseUnwanted(req)))
    .catch(async (error: unknown) => {
      await expectMovable(req.payload, batch, 'preview', { asRead: true })
      throw error
    })
  const counts = countsOf(plan)
  if (publish) await refuseHeld(req, user, counts)
  await keepPreview(req.payload, batch, previewOf(plan), { ...counts, publish, plan: digest, content })
  return Response.json(await shownBatch(req, batch.id))
})

/** POST /api/import/batches/:batch/discard: does without what was uploaded. */
const discard = endpoint('post', '/import/batches/:batch/discard', async (req, user) => {
  await discardBatch(req.payload, await ownUnconfirmed(req, user))
  return Response.json({})
})

/** What is brought in. */
export const uploadEndpoints: Endpoint[] = [uploadTable, uploadPictures, preview, discard]

/** A batch as the admin shows it, with its preview while there is one. */
export async function shownBatch(req: PayloadRequest, id: string): Promise<{ batch: object; preview: Preview | null }> {
  const batch = await readBatch(req.payload, id)
  if (batch === undefined) throw new Refusal(importReason('batch-vanished'))
  const text = await readFile(folderOf(id).preview, 'utf8').catch(() => 'null')
  return { batch: publicBatch(batch), preview: JSON.parse(text) as Preview | null }
}

/** What the admin needs of a batch. One that is worked on is shown so until the next may begin. */
export function publicBatch({ plan: _plan, content: _content, who: _who, ...rest }: Batch): object {
  const work = batchesAtWork().get(rest.id)
  return work === undefined ? rest : { ...rest, state: work.state, problem: work.problem ?? null }
}

/**
 * Refuses a publish that the review would refuse on each entry.
 * @param reason why an administrator publishes past it; undefined while nobody was asked for it
 */
export async function refuseHeld(
  req: PayloadRequest,
  user: TypedUser,
  { created, updated }: Pick<Batch, 'created' | 'updated'>,
  reason?: string,
): Promise<void> {
  const { separateReview } = await readNewsroomSettings(req)
  const problem = publishProblem(publishingOf(user, separateReview), (created ?? 0) + (updated ?? 0), reason)
  if (problem !== undefined) throw new Refusal(problem)
}

/** What is planned and written is what its bringer may write, so nobody else carries a batch on (decision 0011). */
async function ownUnconfirmed(req: PayloadRequest, user: TypedUser): Promise<Batch> {
  const batch = await batchIn(req)
  if (!may(imports.rows.bring, user)) throw new Refusal(importReason('import-not-yours-to-make'))
  if (bringerOf(batch) !== user.id) throw new Refusal(importReason('batch-of-others'))
  if (batch.state !== 'uploaded' && batch.state !== 'previewed') throw new Refusal(importReason('batch-already-done'))
  return batch
}

/** Refuses more uploads while too much waits to be confirmed. */
async function refuseFull({ payload }: PayloadRequest, { id }: TypedUser): Promise<void> {
  const all = await batchesIn(payload, ['uploaded', 'previewed'])
  const gone = unconfirmable(all, id)
  for (const batch of gone) await unlessMoved(discardBatch(payload, batch, { asRead: true }))
  const waiting = all.filter((batch) => !gone.includes(batch))
  const mine = waiting.filter((batch) => bringerOf(batch) === id)
  const problem = quotaProblem(waiting, { all: await bytesOf(waiting), own: await bytesOf(mine) }, id)
  if (problem !== undefined) throw new Refusal(problem)
}

/** Ends work for which nobody waits any more. */
function refuseUnwanted({ signal }: PayloadRequest): void {
  if (signal?.aborted === true) throw new Refusal(importReason('sender-gone'))
  if (openedPort()?.isStopping() === true) throw new Refusal(importReason('server-stopping'))
}

/** Reads the body's JSON. @throws Refusal when it is none of ours */
export async function bodyOf<T>(req: PayloadRequest, schema: z.ZodType<T>): Promise<T> {
  const json: unknown = await req.json?.().catch(() => undefined)
  const { success, data } = schema.safeParse(json)
  if (!success) throw new Refusal(importReason('import-badly-sent'))
  return data
}

function nameIn(req: PayloadRequest): string {
  const { success, data } = named.safeParse(req.query)
  if (!success) throw new Refusal(importReason('import-without-name'))
  return data.name
}

/** Writes the body into a file. @throws Refusal when it is empty or larger than it may be */
async function receive(req: PayloadRequest, file: string, largest: number, tooLarge: Reason): Promise<void> {
  const { body } = req
  if (body === null || body === undefined) throw new Refusal(importReason('import-without-file'))
  let size = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      size += part.length
      if (size > largest) controller.error(new Refusal(tooLarge))
      else controller.enqueue(part)
    },
  })
  try {
    // the two types of web streams, the DOM's and Node's, are the same at run time
    const stream = body.pipeThrough(counted) as unknown as Parameters<typeof Readable.fromWeb>[0]
    await pipeline(Readable.fromWeb(stream), createWriteStream(file, { mode: 0o600 }))
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
  if (size === 0) throw new Refusal(importReason('import-of-empty-file'))
}
