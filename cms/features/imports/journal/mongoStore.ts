import { BSON, type ClientSession, type Collection, type Document, ObjectId } from 'mongodb'
import type { FlattenedField } from 'payload'
import { z } from 'zod'
import { type DocumentName, nameOf } from '../../../../site/catalogue/documentName.ts'
import { slugsIn, storedSlugs } from '../../../documents/addresses/formerSlugs.ts'
import { idsOf } from '../../../database/documentIds.ts'
import { type Named, namedIn } from '../../../documents/guards/namedIn.ts'
import { SavedMeanwhile } from '../../../documents/saving/savedMeanwhile.ts'
import { valueAt } from '../cells/paths.ts'
import type { Image } from './entry.ts'
import type { Obstacle } from './kept.ts'
import { markOf, type RawStore, uniqueFields } from './rawDocuments.ts'

interface Stored {
  _id: ObjectId
  slug?: string | null
  code?: string | null
  formerSlugs?: string | null
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
  connection: { startSession(): Promise<ClientSession> }
  collections: Record<string, { collection: Collection<Stored> } | undefined>
  versions: Record<string, { collection: Collection<StoredVersion> } | undefined>
}

/** The rows of an array. */
const rows = z.array(z.object({ id: z.string() }))
const raw = z.record(z.string(), z.unknown())

const isId = idsOf('mongoose')

/** MongoDB. @param fieldsOf a collection */
export function mongoStore(adapter: Adapter, fieldsOf: (slug: string) => FlattenedField[]): RawStore {
  const documents = (slug: string): Collection<Stored> => found(adapter.collections[slug], slug).collection
  /** Pictures have no versions. */
  const versions = (slug: string): Collection<StoredVersion> | undefined => adapter.versions[slug]?.collection

  /** Versions of some documents, the newest first. */
  async function versionsOf(
    slug: string,
    ids: readonly string[],
    projection: Document = {},
    session?: ClientSession,
  ): Promise<Map<string, StoredVersion[]>> {
    const all = await versions(slug)
      ?.find({ parent: { $in: parents(ids) } }, { projection, ...(session && { session }) })
      .sort({ updatedAt: -1 })
      .toArray()
    return Map.groupBy(all ?? [], ({ parent }) => String(parent))
  }

  async function marks(slug: string, ids: readonly string[], session?: ClientSession): Promise<Map<string, string>> {
    const main = await documents(slug)
      .find(
        { _id: { $in: ids.map(ObjectId.createFromHexString) } },
        { projection: { updatedAt: 1 }, ...(session && { session }) },
      )
      .toArray()
    const byParent = await versionsOf(slug, ids, { parent: 1, updatedAt: 1 }, session)
    return new Map(
      main.map(({ _id, updatedAt }) => {
        const stamps = (byParent.get(String(_id)) ?? []).map((one) => [String(one._id), stampOf(one)] as const)
        return [String(_id), markOf(updatedAt?.toISOString() ?? '', stamps)]
      }),
    )
  }

  async function take(slug: string, ids: readonly string[]): Promise<Map<string, Image>> {
    const main = await documents(slug)
      .find({ _id: { $in: ids.map(ObjectId.createFromHexString) } })
      .toArray()
    const byParent = await versionsOf(slug, ids)
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
  }

  /** What a document refers to as it stands in an image. */
  function namesIn(slug: string, { main, versions: all }: Image): Named[] {
    const texts = [
      ...(main === null ? [] : [fromJson(main)]),
      ...all.map((one) => (fromJson(one) as StoredVersion).version),
    ]
    return texts.flatMap((text) => namedIn(fieldsOf(slug), text)).filter(({ id }) => isId(id))
  }

  /** The collection of something that an image refers to and that is gone, unless the document does so as it stands. */
  async function goneFrom(slug: string, id: string, image: Image): Promise<string | undefined> {
    const missing: Named[] = []
    for (const [to, some] of Map.groupBy(namesIn(slug, image), ({ collection }) => collection)) {
      const ids = [...new Set(some.map((one) => one.id.toLowerCase()))]
      const rows = await documents(to)
        .find({ _id: { $in: ids.map(ObjectId.createFromHexString) } }, { projection: { _id: 1 } })
        .toArray()
      const there = new Set(rows.map(({ _id }) => String(_id)))
      missing.push(...some.filter((one) => !there.has(one.id.toLowerCase())))
    }
    if (missing.length === 0) return undefined
    const present = (await take(slug, [id])).get(id)
    const already = new Set(present === undefined ? [] : namesIn(slug, present).map(nameInAnyCase))
    return missing.find((one) => !already.has(nameInAnyCase(one)))?.collection
  }

  /** Former addresses of an image, without those that another entry is public at or has been since. */
  async function formerIn(slug: string, image: Stored, session: ClientSession): Promise<string | null> {
    const { _id } = image
    const present = await documents(slug).findOne({ _id }, { projection: { formerSlugs: 1 }, session })
    const left: string[] = []
    for (const former of slugsIn(image.formerSlugs)) {
      const leads = { $gte: [{ $indexOfCP: [{ $ifNull: ['$formerSlugs', ''] }, ` ${former} `] }, 0] }
      const others = { _id: { $ne: _id }, $or: [{ slug: former, _status: 'published' }, { $expr: leads }] }
      // what still leads there nobody has taken
      const isOwn = slugsIn(present?.formerSlugs).includes(former)
      if (isOwn || (await documents(slug).findOne(others, { projection: { _id: 1 }, session })) === null)
        left.push(former)
    }
    return storedSlugs(left)
  }

  return {
    take,
    marks: (collection, ids) => marks(collection, ids),

    async idsOf(collection, codes) {
      const some = await documents(collection)
        .find({ code: { $in: [...codes] } }, { projection: { code: 1 } })
        .toArray()
      return new Map(some.map(({ _id, code }) => [code ?? '', String(_id)]))
    },

    async obstacles(collection, images) {
      const obstacles = new Map<string, Obstacle>()
      for (const [id, image] of images) {
        if (image.main === null) continue
        const document = fromJson(image.main)
        for (const field of uniqueFields) {
          const value = document[field]
          if (typeof value !== 'string') continue
          const other = await documents(collection).findOne(
            { [field]: value, _id: { $ne: document._id } },
            { projection: { _id: 1 } },
          )
          if (other !== null) obstacles.set(id, { reason: field, value })
        }
        if (obstacles.has(id)) continue
        const gone = await goneFrom(collection, id, image)
        if (gone !== undefined) obstacles.set(id, { reason: 'reference', collection: gone })
      }
      return obstacles
    },

    ownersIn({ main, versions }) {
      const documents = main === null ? [] : [fromJson(main)]
      const all = [...documents, ...versions.map((one) => (fromJson(one) as StoredVersion).version ?? {})]
      return all.map(({ ownerUnit }) => String(ownerUnit ?? ''))
    },

    valuesIn({ main }, paths) {
      const document = main === null ? {} : fromJson(main)
      return paths.map((path) => valueAt(document, path.split('.')))
    },

    rowIdsIn({ main }) {
      const values: unknown[] = main === null ? [] : Object.values(fromJson(main))
      return new Set(values.flatMap((value) => rows.safeParse(value).data?.map(({ id }) => id) ?? []))
    },

    async namedIn(collection, image) {
      return [...new Set(namesIn(collection, image).map(nameInAnyCase))]
    },

    async restore(collection, id, image, mark) {
      const keep = image.versionIds.map(ObjectId.createFromHexString)
      const all = found(versions(collection), collection)
      const session = await adapter.connection.startSession()
      try {
        await session.withTransaction(async () => {
          if (((await marks(collection, [id], session)).get(id) ?? '') !== mark) throw new SavedMeanwhile()
          for (const version of image.versions) await put(all, fromJson(version), session)
          await all.deleteMany({ parent: { $in: parents([id]) }, _id: { $nin: keep } }, { session })
          if (image.main === null) await documents(collection).deleteOne({ _id: new ObjectId(id) }, { session })
          else {
            const main = fromJson(image.main)
            const formerSlugs = await formerIn(collection, main, session)
            await put(documents(collection), { ...main, ...('formerSlugs' in main && { formerSlugs }) }, session)
          }
        })
      } finally {
        await session.endSession()
      }
    },
  }
}

function nameInAnyCase({ collection, id }: Named): DocumentName {
  return nameOf(collection, id.toLowerCase())
}

/** The type of what was read from the same collection. */
function fromJson(json: unknown): Stored {
  return BSON.EJSON.deserialize(raw.parse(json), { relaxed: false }) as Stored
}

async function put<T extends Stored>(
  collection: Collection<T>,
  { _id, ...rest }: Stored,
  session: ClientSession,
): Promise<void> {
  await (collection as unknown as Collection<Stored>).replaceOne({ _id }, rest, { upsert: true, session })
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
