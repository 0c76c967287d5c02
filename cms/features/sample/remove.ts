import type { Payload } from 'payload'
import { mustBeUnreported } from '../grassroots/returns/keepReported.ts'
import { mustAllBeCountedOnByNobody } from '../signup/desk/keepSignedUp.ts'
import { asSample, markedDocuments } from './marks.ts'
import { keysIn } from './read.ts'
import type { SampleCollection } from '../../content/sample/parts.ts'
import { sampleCollections } from './schema.ts'

/** By collection: documents removed, and `<collection>/<id>` of those that carry a mark and are not of the sample. */
export type RemoveCounts = Record<SampleCollection, { removed: number; left: string[] }>

/**
 * Removes every document that the sample content made, those that name others first; uploaded files go with their
 * media documents. What editors made themselves stays, without its relations to the removed, also when it carries a mark.
 * Calling it again removes what an interrupted removal left, or nothing.
 * @param contentDir path of content/
 * @throws Refusal before anything is removed, when people have signed up for something of it, or units have reported of it;
 * what Payload throws when a document cannot be deleted
 */
export async function removeSample(payload: Payload, contentDir: string): Promise<RemoveCounts> {
  const counts = {} as RemoveCounts
  const marked = new Map<SampleCollection, Awaited<ReturnType<typeof markedDocuments>>>()
  for (const collection of [...sampleCollections].reverse())
    marked.set(collection, await markedDocuments(payload, collection, await keysIn(contentDir, collection)))
  for (const [collection, { made }] of marked) {
    const ids = made.map(({ id }) => id)
    await mustAllBeCountedOnByNobody(payload, collection, ids)
    if (collection === 'campaigns') await mustBeUnreported(payload, ids)
  }
  for (const [collection, { made, others }] of marked) {
    for (const { id } of made) await payload.delete({ ...asSample(), collection, id })
    counts[collection] = { removed: made.length, left: others }
  }
  return counts
}
