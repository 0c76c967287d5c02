import type { CollectionSlug, Payload } from 'payload'
import { auditRow } from '../../../documents/audit/auditRow.ts'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import type { Notes } from '../journal/land.ts'
import { type Batch, bringerOf, updateBatch } from './batch.ts'
import { folderOf, isThere } from './folders.ts'

/** Most names in a text. */
const mostNamed = 20
/** Ids asked for at a time. */
const atOnce = 500

/**
 * Whether a batch wrote more than its journal tells: the database was put back without the folder of imports, or with
 * an older one. What an undo has put back is counted from the end, so less than that is there in any case.
 */
export async function isUntold(batch: Batch, { noted }: Pick<Notes, 'noted'>): Promise<boolean> {
  if ((batch.progress ?? 0) > noted.length) return true
  const { folder, journal } = folderOf(batch.id)
  return !(await isThere(batch.state === 'undoing' ? journal : folder))
}

/**
 * Ends a batch of which the journal does not tell what it wrote: nothing is put back by guessing, and what the audit log
 * has of that time is named. Its progress stays, and with it the refusal of an undo.
 * @param left in Chinese what could not be put back of what the journal does tell
 */
export async function endUntold(payload: Payload, batch: Batch, left?: string): Promise<void> {
  const { documents, pictures } = await writtenBy(payload, batch)
  const wasUndone = batch.state === 'undoing'
  const isNothing = !wasUndone && documents.size + pictures === 0 && !batch.progress
  payload.logger.error(
    { batch: batch.id, state: batch.state, progress: batch.progress, documents: documents.size, pictures },
    '一批导入没有做完，它的撤销记录（数据目录里的 imports）不在或不全，不能自动退回；可能写入了什么，见后台首页和“表格导入”',
  )
  await updateBatch(payload, batch.id, {
    state: isNothing ? 'rolled-back' : 'partly-undone',
    problem: isNothing
      ? '没有写入任何内容：服务器刚开始导入就停了。请重新导入。'
      : `服务器在${wasUndone ? '撤销' : '导入'}途中停了，撤销记录不在或不全（可能恢复备份时没有放回 imports 目录），不能自动退回。${inWords(payload, batch, documents, pictures)}${left ?? ''}请逐条核对：不要的移到垃圾箱，改错的在条目的“版本”里恢复。`,
    finishedAt: new Date().toISOString(),
  })
}

/** What the bringer of a batch has written into its library since the upload: the batch is most of it. */
async function writtenBy(
  payload: Payload,
  batch: Batch,
): Promise<{ documents: Map<string, string>; pictures: number }> {
  const who = bringerOf(batch)
  const { docs } =
    who === undefined
      ? { docs: [] }
      : await payload.db.find({
          collection: 'audits',
          where: { and: [{ user: { equals: who } }, { at: { greater_than_equal: batch.createdAt } }] },
          sort: 'at',
          pagination: false,
          limit: 0,
        })
  const rows = docs.map((doc) => auditRow.parse(doc))
  const within = async (collection: string): Promise<Map<string, string>> => {
    const start = `${collection}/`
    // a row whose step was not settled names no document
    const named = rows.filter(({ document }) => document.startsWith(start) && document !== start)
    const titles = new Map(named.map(({ document, title }) => [document.slice(start.length), title || '（没有标题）']))
    const there = await thoseThere(payload, collection, [...titles.keys()])
    return new Map([...titles].filter(([id]) => there.has(id)))
  }
  return { documents: await within(batch.library), pictures: (await within('media')).size }
}

async function thoseThere(payload: Payload, collection: string, ids: readonly string[]): Promise<Set<string>> {
  const there = new Set<string>()
  for (let from = 0; from < ids.length; from += atOnce) {
    const { docs } = await payload.db.find<{ id: string }>({
      collection: collection as CollectionSlug,
      where: { id: { in: ids.slice(from, from + atOnce) } },
      select: { updatedAt: true },
      pagination: false,
      limit: 0,
    })
    for (const { id } of docs) there.add(String(id))
  }
  return there
}

function inWords(
  { collections }: Payload,
  { library, whoName, createdAt }: Batch,
  documents: ReadonlyMap<string, string>,
  pictures: number,
): string {
  const label = collections[library as CollectionSlug]?.config.labels.plural
  const names = [...documents.values()].slice(0, mostNamed).map((title) => `「${title}」`)
  const more = documents.size > mostNamed ? '等' : ''
  const told = documents.size > 0 ? `：${names.join('、')}${more}` : ''
  return `审计记录里，${whoName ?? '导入的人'}从 ${writtenMoment(createdAt)} 起在“${typeof label === 'string' ? label : library}”写了 ${documents.size} 条${pictures > 0 ? `，上传了 ${pictures} 张图片` : ''}${told}。多半是这一批写入的，也可能有手工改的。`
}
