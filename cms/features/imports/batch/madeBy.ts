import type { Payload } from 'payload'
import { journalIn } from '../journal/journalFile.ts'
import { notesOf } from '../journal/land.ts'
import type { Batch } from './batch.ts'
import { folderOf } from './folders.ts'

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
