import type { Payload, Where } from 'payload'
import { filesOf } from './filesOf.ts'
import type { FileCollection } from './folders.ts'

/** Names asked about in one query. */
const namesAtOnce = 200

type Database = Pick<Payload, 'db' | 'collections'>

/** Which of some names of files committed rows name, trashed ones too. */
export async function namedFiles(
  { db, collections }: Database,
  collection: FileCollection,
  names: readonly string[],
): Promise<Set<string>> {
  const sizes = collections[collection].config.upload.imageSizes ?? []
  const fields = ['filename', ...sizes.map(({ name }) => `sizes.${name}.filename`)]
  const named = new Set<string>()
  for (let from = 0; from < names.length; from += namesAtOnce) {
    const some = names.slice(from, from + namesAtOnce)
    const where: Where = { or: fields.map((field) => ({ [field]: { in: some } })) }
    const { docs } = await db.find({ collection, where, pagination: false, limit: 0 })
    for (const { name } of docs.flatMap(filesOf)) named.add(name)
  }
  return named
}
