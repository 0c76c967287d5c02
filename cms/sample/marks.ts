import type { Payload } from 'payload'
import type { SampleCollection } from './schema.ts'

/**
 * What every call of Payload's Local API carries here: hooks can tell sample content by the context. What lies in the
 * trash is sample content too.
 */
export const asSample = { overrideAccess: true, depth: 0, trash: true, context: { sample: true } } as const

/** The mark in the field `sample` of the document that was made from a content file. */
export function markOf(collection: SampleCollection, key: string): string {
  return `${collection}/${key}`
}

/**
 * The documents of a collection that carry a mark of this collection, published or not.
 * @returns ids by mark
 */
export async function markedDocuments(payload: Payload, collection: SampleCollection): Promise<Map<string, string>> {
  const { docs } = await payload.find({
    ...asSample,
    collection,
    where: { sample: { like: markOf(collection, '') } },
    select: { sample: true },
    pagination: false,
  })
  const marked = docs.flatMap(({ id, sample }): [string, string][] =>
    sample?.startsWith(markOf(collection, '')) ? [[sample, id]] : [],
  )
  return new Map(marked)
}
