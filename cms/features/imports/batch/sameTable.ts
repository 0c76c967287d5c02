import { createHash } from 'node:crypto'
import type { Payload, TypedUser } from 'payload'
import { writtenMoment } from '../../../base/time/wallClock.ts'
import { imports } from '../../../rights/tables.ts'
import { may } from '../../../rights/verdict.ts'
import { textOf } from '../cells/cell.ts'
import type { Sheet } from '../table/sheets.ts'
import { type Batch, bringerOf } from './batch.ts'
import { batchStates, type BatchState } from './batchStates.ts'

/** States in which something that a batch wrote is there, or is about to be. */
const written: readonly BatchState[] = ['running', 'done', 'undoing', 'partly-undone']
/** Most earlier batches that are named. */
const mostNamed = 3

/**
 * What a table says, as a digest: the same however the file is called, packed and saved, and whichever cells are empty
 * behind the last that is filled.
 */
export async function contentOf(sheets: readonly Sheet[], pause: () => Promise<void>): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, rows } of sheets) {
    hash.update(JSON.stringify([name]))
    for (const row of rows) {
      await pause()
      const texts = row.map(textOf)
      while (texts.at(-1) === '') texts.pop()
      if (texts.length > 0) hash.update(JSON.stringify(texts))
    }
  }
  return hash.digest('hex')
}

/** Says which batches have brought the same table in before, each as far as whoever imports may see it. */
export async function sameTableNotes(
  payload: Payload,
  user: TypedUser,
  { id, library }: Batch,
  content: string,
): Promise<string[]> {
  const { docs } = await payload.db.find<Batch>({
    collection: 'imports',
    where: {
      and: [
        { library: { equals: library } },
        { content: { equals: content } },
        { state: { in: [...written] } },
        { id: { not_equals: id } },
      ],
    },
    sort: '-createdAt',
    limit: mostNamed,
    pagination: false,
  })
  const what = '再导入一次，没有编号的行会多出一份；要改已有的内容，请先导出，按编号改好再导入。'
  return docs.map((batch) =>
    may(imports.rows.seeImport, user, bringerOf(batch))
      ? `${writtenMoment(batch.createdAt)} 已经导入过同样内容的表格「${batch.fileName}」（${batch.whoName ?? ''}，${batchStates[batch.state]}，新建 ${batch.created ?? 0}，修改 ${batch.updated ?? 0}）。${what}`
      : `别人已经导入过同样内容的表格。${what}`,
  )
}
