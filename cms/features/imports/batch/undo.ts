import type { Payload, TypedUser } from 'payload'
import type { Reason } from '../../../base/catalogue.ts'
import { journalIn } from '../journal/journalFile.ts'
import { keptBy, notesOf } from '../journal/land.ts'
import { importReason } from './refusals.ts'
import { type Batch, updateBatch } from './batch.ts'
import { folderOf, isThere } from './folders.ts'
import { leftInWords, whatToDo } from './leftInWords.ts'
import { restoringTarget } from './payloadTarget.ts'
import { putBackBatch } from './putBack.ts'
import { recordBatch } from './recordBatch.ts'
import { documentsOf } from './run.ts'
import { isUntold } from './untold.ts'
import { usesElsewhere, usesInWords } from './usesElsewhere.ts'

/** Most names in a refusal. */
const mostNamed = 20
/** Documents between two notes of how far an undo is. */
const noteEvery = 50

/** Why a batch cannot be undone. @returns undefined when it can */
export async function undoProblem(payload: Payload, batch: Batch, user: TypedUser): Promise<Reason | undefined> {
  const folder = folderOf(batch.id)
  if (!(await isThere(folder.journal))) return importReason('undo-without-journal')
  const journal = journalIn(folder.folder)
  const notes = await notesOf(journal)
  if (batch.state === 'done' ? !notes.isEnded : await isUntold(batch, notes))
    return importReason('undo-with-part-of-journal')
  const left = leftInWords(payload, await keptBy(restoringTarget({ payload, context: {} }), journal))
  if (left !== undefined) return importReason('undo-of-changed', { left, advice: whatToDo })
  const own = new Set(await documentsOf(payload, batch))
  const found = await usesElsewhere(payload, await madeBy(payload, batch), own)
  if (found.length === 0) return undefined
  const uses = await usesInWords(payload, user, found)
  return importReason('undo-of-used', {
    uses: `${uses.slice(0, mostNamed).join('、')}${uses.length > mostNamed ? '等' : ''}`,
  })
}

/** Puts back everything that a batch changed. Called again after a crash, it does what is left. */
export async function undoBatch(payload: Payload, batch: Batch, user?: TypedUser): Promise<void> {
  let noted = 0
  const left = await putBackBatch(payload, batch, await documentsOf(payload, batch), async (done, total) => {
    if (done < noted + noteEvery) return
    noted = done
    await updateBatch(payload, batch.id, { progress: Math.max(total - done, 0) })
  })
  await updateBatch(payload, batch.id, {
    state: left === undefined ? 'undone' : 'partly-undone',
    progress: 0,
    problem: left ?? null,
    finishedAt: new Date().toISOString(),
  })
  await recordBatch(payload, batch, 'undo', user)
}

/** What a batch made and what is still there of it: ids by collection. */
export async function madeBy(payload: Payload, batch: Batch): Promise<Map<string, Set<string>>> {
  const { noted } = await notesOf(journalIn(folderOf(batch.id).folder))
  const codes = noted.flatMap((one) => (one.what === 'document' && one.id === null ? one.code : []))
  const pictures = noted.filter((one) => one.what === 'picture')
  const versions = pictures.flatMap(({ version }) => version ?? [])
  const files = pictures.flatMap(({ file, version }) => (version === undefined ? file : []))
  const find = async (collection: string, field: string, values: readonly string[]): Promise<Set<string>> => {
    const ids = new Set<string>()
    for (let from = 0; from < values.length; from += 500) {
      const { docs } = await payload.db.find<{ id: string }>({
        collection: collection as 'works',
        where: { [field]: { in: values.slice(from, from + 500) } },
        select: { updatedAt: true },
        pagination: false,
        limit: 0,
      })
      for (const { id } of docs) ids.add(String(id))
    }
    return ids
  }
  return new Map([
    [batch.library, await find(batch.library, 'code', codes)],
    [
      'media',
      new Set([...(await find('media', 'fileVersion', versions)), ...(await find('media', 'filename', files))]),
    ],
  ])
}
