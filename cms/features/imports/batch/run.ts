import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Payload, TypedUser } from 'payload'
import { type DocumentName, nameOf } from '../../../../site/catalogue/documentName.ts'
import { checkPicture } from '../../../content/files/pictures/pictureFile.ts'
import { holdReports, reportDocuments } from '../../../documents/outbox/heldReports.ts'
import { openedPort } from '../../../documents/port.ts'
import { journalIn } from '../journal/journalFile.ts'
import { land, notesOf } from '../journal/land.ts'
import type { Plan } from '../plan/plan.ts'
import { type Batch, updateBatch } from './batch.ts'
import { folderOf, removeUploads } from './folders.ts'
import { recordBatch } from './recordBatch.ts'
import { type BatchStep, writingTarget } from './payloadTarget.ts'
import { putBackBatch } from './putBack.ts'
import { picturesIn, prepare, readPicture } from './prepare.ts'
import { isSpoken, reasonOf } from './reason.ts'
import { untilEnded } from './untilEnded.ts'

/**
 * Documents, and milliseconds, between two notes of how far a batch is. By them other servers know that this one is at
 * work on it, and it learns whether another has ended the batch meanwhile.
 */
const [noteEvery, noteAfterMs] = [20, 60_000]

/** The server is being stopped: the next start takes the batch back. */
class Stopping extends Error {}

/** How whoever imports wants it. */
interface Chosen {
  publish: boolean
  /** Why an administrator publishes past the review. */
  reason: string | undefined
}

/**
 * Writes a batch that was previewed, all of it or nothing: whatever fails, what was written is taken back. The public
 * sees nothing of it until all is written.
 */
export async function runBatch(
  payload: Payload,
  batch: Batch,
  user: TypedUser,
  { publish, reason }: Chosen,
): Promise<void> {
  const folder = folderOf(batch.id)
  const journal = journalIn(folder.folder)
  const { context, documents } = holdReports()
  try {
    const { library, plan, digest } = await prepare(payload, batch, user, publish, endWhenStopping)
    if (plan.problems.length > 0 || digest !== batch.plan) {
      await updateBatch(payload, batch.id, {
        state: 'failed',
        problem: '预览之后库里的内容有了变化，没有写入任何内容。请重新上传，核对新的预览再导入。',
      })
      return
    }
    const target = writingTarget({ payload, context }, { library, user, publish, reason, journal })
    const steps = await stepsOf(batch, plan)
    // nothing was written of it yet: a journal is of a later time than the database, which was put back since
    await rm(folder.journal, { force: true })
    let [noted, notedAt] = [0, Date.now()]
    await land(steps, target, journal, async (done) => {
      endWhenStopping()
      if (done >= noted + noteEvery || Math.abs(Date.now() - notedAt) >= noteAfterMs) {
        ;[noted, notedAt] = [done, Date.now()]
        await updateBatch(payload, batch.id, { progress: Math.min(done, plan.steps.length) })
      }
    })
  } catch (error) {
    // the journal says what to take back, and the next start reads it
    if (error instanceof Stopping || openedPort()?.isStopping() === true) return
    // a refusal may name people; it stands with the batch, not in the log
    if (isSpoken(error)) payload.logger.warn({ batch: batch.id }, '导入被拒绝，正在退回')
    else payload.logger.error({ err: error, batch: batch.id }, '导入没有成功，正在退回')
    const why = `原因：${reasonOf(error)}`
    return untilEnded(payload, batch, () => takeBatchBack(payload, batch, why, user))
  }
  await untilEnded(payload, batch, () => completeBatch(payload, batch, documents, user))
}

function endWhenStopping(): void {
  if (openedPort()?.isStopping() === true) throw new Stopping()
}

/** Reports what a batch wrote and says that it is done. */
export async function completeBatch(
  payload: Payload,
  batch: Batch,
  documents: Iterable<string>,
  user?: TypedUser,
): Promise<void> {
  await reportDocuments(payload, documents)
  await updateBatch(payload, batch.id, {
    state: 'done',
    progress: batch.total ?? 0,
    finishedAt: new Date().toISOString(),
  })
  await recordBatch(payload, batch, 'import', user)
  await removeUploads(folderOf(batch.id))
}

/** Takes back what a batch has written that did not come to its end. @param why for whoever imports */
export async function takeBatchBack(payload: Payload, batch: Batch, why: string, user?: TypedUser): Promise<void> {
  const left = await putBackBatch(payload, batch, await documentsOf(payload, batch))
  await updateBatch(payload, batch.id, {
    state: left === undefined ? 'rolled-back' : 'partly-undone',
    progress: 0,
    problem:
      left === undefined
        ? `没有写入任何内容，已写的已全部退回。${why}`
        : `导入没有成功，其余已写的已退回。${why} ${left}`,
    finishedAt: new Date().toISOString(),
  })
  await recordBatch(payload, batch, 'take-back', user)
  await removeUploads(folderOf(batch.id))
}

/** What a batch's journal is about. */
export async function documentsOf(payload: Payload, batch: Batch): Promise<DocumentName[]> {
  const { noted } = await notesOf(journalIn(folderOf(batch.id).folder))
  const ids = noted.flatMap((one) => (one.what === 'document' && one.id !== null ? nameOf(one.collection, one.id) : []))
  const codes = noted.flatMap((one) => (one.what === 'document' && one.id === null ? one.code : []))
  const made = await idsByCode(payload, batch.library, codes)
  return [...ids, ...made.map((id) => nameOf(batch.library, id))]
}

/** Pictures first; each of them once, with a name that no other of the batch has. */
async function stepsOf(batch: Batch, plan: Plan): Promise<BatchStep[]> {
  const folder = folderOf(batch.id)
  const places = await picturesIn(folder, batch)
  const taken = new Set<string>()
  const pictures = new Map(
    plan.steps.flatMap((step) => step.pictures.map((picture) => [picture.name, picture] as const)),
  )
  const steps: BatchStep[] = []
  for (const picture of pictures.values()) {
    const data = (): Promise<Buffer> => readPicture(folder, batch, places.get(picture.name) ?? '')
    const { name, mimetype } = await checkPicture(picture.name, await data())
    let file = name
    for (let number = 2; taken.has(file); number++) file = numbered(name, number)
    taken.add(file)
    steps.push({ picture: { ...picture, file, version: randomUUID(), data, mimetype } })
  }
  for (const row of plan.steps) if (row.operation !== 'same') steps.push({ row })
  return steps
}

function numbered(name: string, number: number): string {
  const { name: stem, ext } = path.parse(name)
  return `${stem}-${number}${ext}`
}

async function idsByCode(payload: Payload, collection: string, codes: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < codes.length; from += 500) {
    const { docs } = await payload.db.find<{ id: string }>({
      collection: collection as 'works',
      where: { code: { in: codes.slice(from, from + 500) } },
      select: { updatedAt: true },
      pagination: false,
      limit: 0,
    })
    ids.push(...docs.map(({ id }) => String(id)))
  }
  return ids
}
