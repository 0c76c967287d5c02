import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { searchedFields, textsIn } from './searchedFields.ts'
import { searchTextOf } from './searchText.ts'
import { searchTextName } from './searchTextField.ts'

type Document = Record<string, unknown>

/**
 * Keeps what documents and their versions are found by in step with their texts, around the database: whichever way a
 * document is written, by a form, an import, a restore, many at once or by the server itself, it goes through here.
 * @param payload connected; nothing else has changed its writes yet, so these are what is stored
 */
export function keepSearchTexts({ db, config }: Pick<Payload, 'db' | 'config'>): void {
  const searched = new Map(
    config.collections.map((collection) => [collection.slug as string, searchedFields(collection)]),
  )
  const fieldsOf = (collection: string): string[] => searched.get(collection) ?? []

  const [create, updateOne] = [db.create.bind(db), db.updateOne.bind(db)]
  const [createVersion, updateVersion] = [db.createVersion.bind(db), db.updateVersion.bind(db)]
  db.create = (args) => create({ ...args, data: withSearchText(args.data, fieldsOf(args.collection)) })
  db.updateOne = async (args) => {
    const { collection, data, id, req } = args
    const where = id === undefined ? args.where : { id: { equals: id } }
    const fields = fieldsOf(collection)
    const written = fields.filter((name) => data[name] !== undefined)
    if (written.length === 0) return updateOne({ ...args, data: without(data, fields) })
    const stored = written.length < fields.length && where !== undefined ? await read(collection, where, req) : {}
    const { [searchTextName]: text } = withSearchText({ ...stored, ...data }, fields)
    return updateOne({ ...args, data: { ...data, [searchTextName]: text } })
  }
  db.createVersion = (args) =>
    createVersion({
      ...args,
      versionData: withSearchText(args.versionData as Document, fieldsOf(args.collectionSlug)) as never,
    })
  db.updateVersion = (args) => {
    const { version } = args.versionData as { version?: Document }
    const fields = fieldsOf(args.collection)
    if (version === undefined || !fields.some((name) => name in version)) return updateVersion(args)
    return updateVersion({
      ...args,
      versionData: { ...args.versionData, version: withSearchText(version, fields) } as never,
    })
  }

  async function read(
    collection: CollectionSlug,
    where: Where,
    req: Partial<PayloadRequest> | undefined,
  ): Promise<Document> {
    const found = await db.findOne<Document & { id: string }>({
      collection,
      where,
      ...(req && { req }),
    })
    return found ?? {}
  }
}

function withSearchText(document: Document, fields: readonly string[]): Document {
  if (fields.length === 0) return document
  return { ...document, [searchTextName]: searchTextOf(textsIn(document, fields)) }
}

/** A write that names none of the texts does not touch what they are found by either. */
function without(document: Document, fields: readonly string[]): Document {
  if (fields.length === 0 || !(searchTextName in document)) return document
  const { [searchTextName]: _, ...others } = document
  return others
}
