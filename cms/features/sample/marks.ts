import type { Payload } from 'payload'
import { type DocumentName, nameOf } from '../../../site/catalogue/documentName.ts'
import type { AuditAction } from '../../documents/audit/auditActions.ts'
import type { SampleCollection } from '../../content/sample/parts.ts'

/**
 * What every call of Payload's Local API carries here: hooks can tell sample content by the context. What lies in the
 * trash is sample content too.
 */
export function asSample() {
  // a context of its own: what an operation is known by is kept there
  return { overrideAccess: true, depth: 0, trash: true, context: { sample: true } } as const
}

/** The mark in the field `sample` of the document that was made from a content file. */
export function markOf(collection: SampleCollection, key: string): string {
  return `${collection}/${key}`
}

/** Documents asked for at a time. */
const atOnce = 200

/** What carries a mark, published or not. */
interface Marked {
  /** What the sample content made; of one file there may be several. */
  made: { mark: string; id: string }[]
  /** What carries a mark and was not made from a file of the sample content. */
  others: DocumentName[]
}

/**
 * The documents of a collection that carry a mark. A mark is no proof: it could be written by anybody once. What the
 * sample content made has the mark of a file that is there, and in the audit log nobody who made it; everything else
 * that was ever made stands there.
 * @param keys of the files that there are for the collection
 */
export async function markedDocuments(
  payload: Payload,
  collection: SampleCollection,
  keys: Iterable<string>,
): Promise<Marked> {
  const known = new Set([...keys].map((key) => markOf(collection, key)))
  const { docs } = await payload.find({
    ...asSample(),
    collection,
    where: { sample: { like: '/' } },
    select: { sample: true },
    pagination: false,
  })
  const marked = docs.flatMap(({ id, sample }) => (sample ? [{ mark: sample, id: String(id) }] : []))
  const ofSomebody = await madeBySomebody(
    payload,
    marked.map(({ id }) => nameOf(collection, id)),
  )
  const isOurs = ({ mark, id }: { mark: string; id: string }): boolean =>
    known.has(mark) && !ofSomebody.has(nameOf(collection, id))
  const others = marked.filter((one) => !isOurs(one)).map(({ id }) => nameOf(collection, id))
  return { made: marked.filter(isOurs), others }
}

/** Which of some documents somebody made, as the audit log says. */
async function madeBySomebody({ db }: Payload, names: readonly DocumentName[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let from = 0; from < names.length; from += atOnce) {
    const { docs } = await db.find<{ document: string }>({
      collection: 'audits',
      where: {
        and: [
          { document: { in: names.slice(from, from + atOnce) } },
          { action: { equals: 'create' satisfies AuditAction } },
        ],
      },
      select: { document: true },
      pagination: false,
      limit: 0,
    })
    for (const { document } of docs) found.add(document)
  }
  return found
}
