import type { Payload } from 'payload'
import { asSample, markedDocuments } from './marks.ts'
import { sampleCollections, type SampleCollection } from './schema.ts'

/** Documents removed, by collection. */
export type RemoveCounts = Record<SampleCollection, { removed: number }>

/**
 * Removes every document that carries a sample mark, those that name others first; uploaded files go with their
 * media documents. What editors made themselves stays, without its relations to the removed.
 * Calling it again removes what an interrupted removal left, or nothing.
 * @throws what Payload throws when a document cannot be deleted
 */
export async function removeSample(payload: Payload): Promise<RemoveCounts> {
  const counts = {} as RemoveCounts
  for (const collection of [...sampleCollections].reverse()) {
    const ids = [...(await markedDocuments(payload, collection)).values()]
    for (const id of ids) await payload.delete({ ...asSample, collection, id })
    counts[collection] = { removed: ids.length }
  }
  return counts
}
