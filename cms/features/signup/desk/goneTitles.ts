import type { Payload } from 'payload'
import { z } from 'zod'
import { signUpLibraries } from '../asked/contract.ts'
import { type EntryName, nameOfEntry } from './reach.ts'
import type { ShownBookable } from './admin/answers.ts'

const row = z.object({ id: z.string(), title: z.string().nullish(), deletedAt: z.unknown() })

/** What the desk calls what is not public any more: the title, and where it lies. */
export function goneTitle({ title, deletedAt }: { title?: string | null | undefined; deletedAt?: unknown }): string {
  return `${deletedAt ? '（在垃圾箱里）' : '（已下线）'}${title || '未命名'}`
}

/**
 * Names what is not public any more: whoever trashes an entry for which people have signed up leaves them to the desk, and
 * there it has to be told which it was. What is deleted for good has no name.
 * @param shown as the desk shows it, all within the reach of whoever asks
 */
export async function withGoneTitles({ db }: Payload, shown: readonly ShownBookable[]): Promise<ShownBookable[]> {
  const gone: EntryName[] = shown.filter(({ isGone }) => isGone).map(({ bookable }) => bookable)
  const titles = new Map<string, string>()
  for (const collection of signUpLibraries) {
    const ids = gone.filter((one) => one.collection === collection).map(({ entry }) => entry)
    if (ids.length === 0) continue
    const { docs } = await db.find({
      collection,
      where: { id: { in: ids } },
      select: { title: true, deletedAt: true },
      pagination: false,
      limit: 0,
    })
    for (const doc of docs.map((one) => row.parse(one)))
      titles.set(nameOfEntry({ collection, entry: doc.id }), goneTitle(doc))
  }
  return shown.map((one) => (one.isGone ? { ...one, title: titles.get(nameOfEntry(one.bookable)) ?? one.title } : one))
}
