import { setImmediate } from 'node:timers/promises'
import type { CollectionSlug, Payload, TypedUser } from 'payload'
import { tidy } from '../cells/cell.ts'
import { codeKey } from '../cells/codeKey.ts'
import type { Names } from '../cells/names.ts'
import type { Library } from '../table/library.ts'

/** A document as others name it. */
interface Named {
  id: string
  title: string
  code: string
}

/** The documents of one collection, by everything that names them. */
interface Index {
  byId: Map<string, Named>
  /** By what codes have in common that are the same (codeKey). */
  byCode: Map<string, string>
  byTitle: Map<string, string[]>
}

/** Documents read at a time, so that others get their turn. */
const atOnce = 500

/** Field that holds the name of a document, where it is not `title` or `name`. */
const nameFields: Record<string, string> = { media: 'filename' }

/**
 * Reads what the cells of a library may name, as far as somebody may see it.
 * @param pictures names of the pictures in the zip
 */
export async function loadNames(
  payload: Payload,
  user: TypedUser,
  library: Library,
  pictures: ReadonlySet<string>,
): Promise<Names> {
  const all = [...library.columns, ...library.arrays.flatMap(({ columns }) => columns)]
  const indexes = new Map<string, Index>()
  for (const to of new Set(all.map((column) => column.to).filter((slug) => slug !== '')))
    indexes.set(to, await loadIndex(payload, user, to as CollectionSlug))
  return namesFrom(indexes, pictures)
}

/** What cells may name, from indexes. */
export function namesFrom(indexes: ReadonlyMap<string, Index>, pictures: ReadonlySet<string>): Names {
  const codeOf = (to: string, id: string): string => indexes.get(to)?.byId.get(id)?.code ?? id
  return {
    codeOf,
    textOf: (to, id) => {
      const index = indexes.get(to)
      const named = index?.byId.get(id)
      if (index === undefined || named === undefined) return id
      const isPlain = named.title !== '' && !/[；;\n]/.test(named.title) && !index.byCode.has(codeKey(named.title))
      return isPlain && index.byTitle.get(named.title)?.length === 1 ? named.title : codeOf(to, id)
    },
    find: (to, text) => {
      const index = indexes.get(to)
      const id = index?.byCode.get(codeKey(text)) ?? (index?.byId.has(text) ? text : undefined)
      return id === undefined ? (index?.byTitle.get(text) ?? []) : [id]
    },
    hasPicture: (name) => pictures.has(name),
  }
}

/** An index of documents. */
export function indexOf(documents: Iterable<Named>): Index {
  const index: Index = { byId: new Map(), byCode: new Map(), byTitle: new Map() }
  for (const document of documents) {
    index.byId.set(document.id, document)
    index.byCode.set(codeKey(document.code), document.id)
    const same = index.byTitle.get(document.title)
    if (same === undefined) index.byTitle.set(document.title, [document.id])
    else same.push(document.id)
  }
  return index
}

async function loadIndex(payload: Payload, user: TypedUser, collection: CollectionSlug): Promise<Index> {
  const { config } = payload.collections[collection]
  const title = nameFields[collection] ?? config.admin.useAsTitle ?? 'id'
  const hasCode = config.flattenedFields.some(({ name }) => name === 'code')
  const documents: Named[] = []
  for await (const docs of inPages(payload, user, collection, { [title]: true, ...(hasCode && { code: true }) })) {
    for (const doc of docs) {
      const { [title]: name, code } = doc as unknown as Record<string, unknown>
      const id = String(doc.id)
      documents.push({ id, title: tidy(String(name ?? '')), code: typeof code === 'string' && code !== '' ? code : id })
    }
  }
  return indexOf(documents)
}

/**
 * Reads a collection a few at a time, as far as somebody may see it; by ids, so that nothing shifts meanwhile. Which ids
 * there are is asked of the database itself: no query of a person compares them by their order.
 */
async function* inPages(payload: Payload, user: TypedUser, collection: CollectionSlug, select: Record<string, true>) {
  for (let after: string | undefined; ;) {
    const { docs: some } = await payload.db.find<{ id: string }>({
      collection,
      where: after === undefined ? {} : { id: { greater_than: after } },
      sort: 'id',
      limit: atOnce,
      pagination: false,
      select: { createdAt: true },
    })
    const ids = some.map(({ id }) => String(id))
    if (ids.length === 0) return
    const { docs } = await payload.find({
      collection,
      where: { id: { in: ids } },
      sort: 'id',
      limit: atOnce,
      pagination: false,
      depth: 0,
      select,
      user,
      overrideAccess: false,
    })
    yield docs
    await setImmediate()
    after = ids.at(-1)
  }
}
