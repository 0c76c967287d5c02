import type { Payload, TypedUser } from 'payload'
import { journalIn } from '../journal/journalFile.ts'
import { keptBy, notesOf } from '../journal/land.ts'
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

/** Says somebody why a batch cannot be undone, in Chinese. @returns undefined when it can */
export async function undoProblem(payload: Payload, batch: Batch, user: TypedUser): Promise<string | undefined> {
  const folder = folderOf(batch.id)
  if (!(await isThere(folder.journal)))
    return '这一批的撤销记录已经清理（保留 30 天），或恢复备份时没有放回 imports 目录，不能撤销了。需要时请在条目的“版本”里逐条恢复。'
  const journal = journalIn(folder.folder)
  const notes = await notesOf(journal)
  if (batch.state === 'done' ? !notes.isEnded : await isUntold(batch, notes))
    return '没有撤销任何内容。这一批的撤销记录不全（可能恢复过备份，它比数据库旧），只撤销一部分会留下半批。请逐条处理：不要的移到垃圾箱，改错的在条目的“版本”里恢复。'
  const left = leftInWords(payload, await keptBy(restoringTarget({ payload, context: {} }), journal))
  if (left !== undefined) return `没有撤销任何内容。${left}${whatToDo}`
  const own = new Set(await documentsOf(payload, batch))
  const found = await usesElsewhere(payload, await madeBy(payload, batch), own)
  if (found.length === 0) return undefined
  const uses = await usesInWords(payload, user, found)
  return `这一批新建的内容已被别处引用：${uses.slice(0, mostNamed).join('、')}${uses.length > mostNamed ? '等' : ''}。请先去掉那里的引用（在垃圾箱里的要先恢复），再撤销。`
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
