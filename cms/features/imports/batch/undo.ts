import type { CollectionSlug, Payload, PayloadRequest, TypedUser } from 'payload'
import { type DocumentName, nameOf, partsOf } from '../../../../site/catalogue/documentName.ts'
import type { Reason } from '../../../base/catalogue.ts'
import { Refusal } from '../../../base/refusal.ts'
import { keyOf, type Noted } from '../journal/entry.ts'
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
import { madeBy } from './madeBy.ts'
import { collectionOf, notedIds } from './notedIds.ts'
import { outOfReach } from './outOfReach.ts'
import { type Use, usesElsewhere, usesInWords } from './usesElsewhere.ts'

/** Most names in a refusal. */
const mostNamed = 20
/** Documents between two notes of how far an undo is. */
const noteEvery = 50

/** What stands in the way of an undo, and how much it would put back without that. */
export interface Hindrances {
  /** Why not all of it can be undone; undefined when it can. */
  why: Reason | undefined
  /** Documents and pictures that nothing keeps from being put back, as far as that is known before. */
  free: number
  /** What is left as it stands, since whoever asks may not write it: by what the journal calls it. */
  spared: string[]
}

/**
 * Looks what stands in the way of an undo.
 * @throws Refusal when none of it can be undone
 */
export async function hindrancesOf(req: PayloadRequest, batch: Batch, user: TypedUser): Promise<Hindrances> {
  const { payload } = req
  const folder = folderOf(batch.id)
  if (!(await isThere(folder.journal))) throw new Refusal(importReason('undo-without-journal'))
  const journal = journalIn(folder.folder)
  const notes = await notesOf(journal)
  if (batch.state === 'done' ? !notes.isEnded : await isUntold(batch, notes))
    throw new Refusal(importReason('undo-with-part-of-journal'))
  const lost = await outOfReach(req, batch)
  const spared = await keysOf(payload, notes.noted, lost)
  const target = restoringTarget({ payload, context: {} })
  const found = await keptBy(target, journal)
  const keys = new Set(found.kept.map(({ noted }) => keyOf(noted)))
  const free = found.free - spared.filter((key) => !keys.has(key)).length
  const rest = free > 0 ? `其余 ${free} 条没有变过：只撤销它们，请点“只撤销其余的”，上面写到的会原样留下。` : ''
  if (lost.size > 0) {
    const names = await namesOf(payload, user, lost)
    return { why: importReason('undo-out-of-reach', { lost: lost.size, names, rest }), free, spared }
  }
  const left = leftInWords(payload, found)
  if (left !== undefined)
    return { why: importReason('undo-of-changed', { left, advice: whatToDo, rest }), free, spared }
  const made = await madeBy(payload, batch)
  const own = new Set(await documentsOf(payload, batch))
  const usedRest = free > 0 ? '要让被引用的原样留下、撤销其余的，请点“只撤销其余的”。' : ''
  const uses = await usesElsewhere(payload, made, own)
  if (uses.length === 0) return { why: undefined, free, spared }
  return {
    why: importReason('undo-of-used', { uses: await inWords(payload, user, uses), rest: usedRest }),
    free,
    spared,
  }
}

/** What the journal calls some documents. */
async function keysOf(payload: Payload, noted: readonly Noted[], names: ReadonlySet<DocumentName>): Promise<string[]> {
  if (names.size === 0) return []
  const keys: string[] = []
  for (const [collection, group] of Map.groupBy(noted, collectionOf)) {
    for (const [one, id] of await notedIds(payload, group)) if (names.has(nameOf(collection, id))) keys.push(keyOf(one))
  }
  return keys
}

/** The titles of those that somebody may read, and of the others how many there are. */
async function namesOf(payload: Payload, user: TypedUser, names: Iterable<DocumentName>): Promise<string> {
  const uses = [...names].map((name): Use => {
    const { collection, id } = partsOf(name)
    return { collection: collection as CollectionSlug, id }
  })
  return inWords(payload, user, uses)
}

async function inWords(payload: Payload, user: TypedUser, uses: readonly Use[]): Promise<string> {
  const words = await usesInWords(payload, user, uses)
  return `${words.slice(0, mostNamed).join('、')}${words.length > mostNamed ? '等' : ''}`
}

/** Notes what an undo that is about to begin leaves as it stands: a start after a crash goes on with that. */
export async function spare(batch: Batch, keys: readonly string[]): Promise<void> {
  await journalIn(folderOf(batch.id).folder).note([{ kind: 'spared', keys: [...keys] }])
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
