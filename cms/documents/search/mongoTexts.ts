import type { Collection, Document, ObjectId } from 'mongodb'
import { batchSize } from './batchSize.ts'
import type { StoredTexts } from './fillSearchTexts.ts'
import type { Place } from './place.ts'
import { ruleMark } from './searchText.ts'
import { searchTextName } from './searchTextField.ts'

/** What is used of the adapter: the driver's collections below its models. */
interface Adapter {
  collections: Record<string, { collection: Collection } | undefined>
  versions: Record<string, { collection: Collection } | undefined>
}

/** Search texts in MongoDB, past Payload, which would make versions and stamps. */
export function mongoTexts(db: unknown, { slug, isVersions, fields }: Place): StoredTexts {
  const { collections, versions } = db as Adapter
  const collection = (isVersions ? versions : collections)[slug]?.collection
  if (collection === undefined) throw new Error(`no collection ${slug}`)
  const pathOf = (name: string): string => (isVersions ? `version.${name}` : name)
  const text = pathOf(searchTextName)
  // what has none is not matched by the expression either
  const isOutdated = { [text]: { $not: { $regex: `^${ruleMark}` } } }
  return {
    async outdated(after) {
      const projection = Object.fromEntries(fields.map((name) => [pathOf(name), 1]))
      const further = after === undefined ? {} : { _id: { $gt: after as ObjectId } }
      const found = await collection
        .find({ ...isOutdated, ...further }, { projection, limit: batchSize, sort: { _id: 1 } })
        .toArray()
      if (found.length === 0) return undefined
      const documents = found.map((one: Document) => ({
        id: one['_id'],
        document: isVersions ? ((one['version'] as Document | undefined) ?? {}) : one,
      }))
      return { documents, last: found.at(-1)?._id }
    },
    async store(texts) {
      const updates = [...texts].map(([id, made]) => ({
        updateOne: { filter: { _id: id as ObjectId, ...isOutdated }, update: { $set: { [text]: made } } },
      }))
      await collection.bulkWrite(updates, { ordered: false })
    },
  }
}
