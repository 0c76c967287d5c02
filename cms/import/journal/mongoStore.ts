import { BSON, type Collection, type Document, ObjectId } from 'mongodb'
import { z } from 'zod'
import type { Image } from './entry.ts'
import type { Obstacle } from './kept.ts'
import { markOf, type RawStore, uniqueFields } from './rawDocuments.ts'

interface Stored {
  _id: ObjectId
  slug?: string | null
  code?: string | null
  updatedAt?: Date
  ownerUnit?: ObjectId | string | null
}

interface StoredVersion extends Stored {
  parent: ObjectId | string
  latest?: boolean
  version?: Pick<Stored, 'ownerUnit'>
}

/** What is used of the adapter: the driver's collections below its models. */
interface Adapter {
  collections: Record<string, { collection: Collection<Stored> } | undefined>
  versions: Record<string, { collection: Collection<StoredVersion> } | undefined>
}

const raw = z.record(z.string(), z.unknown())

/** MongoDB. */
export function mongoStore(adapter: Adapter): RawStore {
  const documents = (slug: string): Collection<Stored> => found(adapter.collections[slug], slug).collection
  /** Pictures have no versions. */
  const versions = (slug: string): Collection<StoredVersion> | undefined => adapter.versions[slug]?.collection

  /** Versions of some documents, the newest first. */
  async function versionsOf(
    slug: string,
    ids: readonly string[],
    projection: Document = {},
  ): Promise<Map<string, StoredVersion[]>> {
    const all = await versions(slug)
      ?.find({ parent: { $in: parents(ids) } }, { projection })
      .sort({ updatedAt: -1 })
      .toArray()
    return Map.groupBy(all ?? [], ({ parent }) => String(parent))
  }

  return {
    async take(collection, ids) {
      const main = await documents(collection)
        .find({ _id: { $in: ids.map(ObjectId.createFromHexString) } })
        .toArray()
      const byParent = await versionsOf(collection, ids)
      return new Map(
        main.map((document): [string, Image] => {
          const all = byParent.get(String(document._id)) ?? []
          const touched = all.filter(({ latest }) => latest === true)
          return [
            String(document._id),
            { main: asJson(document), versionIds: all.map(({ _id }) => String(_id)), versions: touched.map(asJson) },
          ]
        }),
      )
    },

    async marks(collection, ids) {
      const objectIds = ids.map(ObjectId.createFromHexString)
      const main = await documents(collection)
        .find({ _id: { $in: objectIds } }, { projection: { updatedAt: 1 } })
        .toArray()
      const byParent = await versionsOf(collection, ids, { parent: 1, updatedAt: 1 })
      return new Map(
        main.map(({ _id, updatedAt }) => {
          const stamps = (byParent.get(String(_id)) ?? []).map((one) => [String(one._id), stampOf(one)] as const)
          return [String(_id), markOf(updatedAt?.toISOString() ?? '', stamps)]
        }),
      )
    },

    async idsOf(collection, codes) {
      const some = await documents(collection)
        .find({ code: { $in: [...codes] } }, { projection: { code: 1 } })
        .toArray()
      return new Map(some.map(({ _id, code }) => [code ?? '', String(_id)]))
    },

    // a reference to what is gone is kept from nothing here
    async obstacles(collection, images) {
      const obstacles = new Map<string, Obstacle>()
      for (const [id, { main }] of images) {
        if (main === null) continue
        const document = fromJson(main)
        for (const field of uniqueFields) {
          const value = document[field]
          if (typeof value !== 'string') continue
          const other = await documents(collection).findOne(
            { [field]: value, _id: { $ne: document._id } },
            { projection: { _id: 1 } },
          )
          if (other !== null) obstacles.set(id, { reason: field, value })
        }
      }
      return obstacles
    },

    ownersIn({ main, versions }) {
      const documents = main === null ? [] : [fromJson(main)]
      const all = [...documents, ...versions.map((one) => (fromJson(one) as StoredVersion).version ?? {})]
      return all.map(({ ownerUnit }) => String(ownerUnit ?? ''))
    },

    async restore(collection, id, image) {
      // first what may be refused: an address that somebody took a moment ago
      if (image.main !== null) await takeUnique(documents(collection), fromJson(image.main))
      const keep = image.versionIds.map(ObjectId.createFromHexString)
      const kept = found(versions(collection), collection)
      // before the newer ones go: without them the mark says that all is done, also of a document whose draft was written
      for (const version of image.versions) await put(kept, version)
      await kept.deleteMany({ parent: { $in: parents([id]) }, _id: { $nin: keep } })
      // last, since its mark says that all is done
      if (image.main === null) await documents(collection).deleteOne({ _id: new ObjectId(id) })
      else await put(documents(collection), image.main)
    },
  }
}

/** Gives a document its former slug and code, without a trace in its mark. */
async function takeUnique(collection: Collection<Stored>, { _id, slug, code }: Stored): Promise<void> {
  const had = { ...(slug !== undefined && { slug }), ...(code !== undefined && { code }) }
  if (Object.keys(had).length > 0) await collection.updateOne({ _id }, { $set: had })
}

/** The type of what was read from the same collection. */
function fromJson(json: unknown): Stored {
  return BSON.EJSON.deserialize(raw.parse(json), { relaxed: false }) as Stored
}

async function put<T extends Stored>(collection: Collection<T>, json: unknown): Promise<void> {
  const { _id, ...rest } = fromJson(json)
  await (collection as unknown as Collection<Stored>).replaceOne({ _id }, rest, { upsert: true })
}

/** With every type that BSON has and JSON lacks. */
function asJson(document: Stored): unknown {
  return BSON.EJSON.serialize(document, { relaxed: false })
}

/** A version names its document by an ObjectId; an older one may have the text of it. */
function parents(ids: readonly string[]): (ObjectId | string)[] {
  return ids.flatMap((id) => [ObjectId.createFromHexString(id), id])
}

function stampOf({ updatedAt }: Stored): string {
  return updatedAt?.toISOString() ?? ''
}

function found<T>(model: T | undefined, slug: string): T {
  if (model === undefined) throw new Error(`the database has no collection ${slug}`)
  return model
}
