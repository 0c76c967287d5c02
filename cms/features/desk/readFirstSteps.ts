import type { Payload, TypedUser } from 'payload'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { type FirstStep, firstSteps } from './firstSteps.ts'

/** Reads what is still to be done in the first hour, for administrators: the others cannot do it. */
export async function readFirstSteps(payload: Payload, { role }: TypedUser): Promise<FirstStep[]> {
  if (role !== 'administrator') return []
  const [{ organisation }, { totalDocs: accounts }, ...entries] = await Promise.all([
    payload.findGlobal({ slug: 'site', depth: 0 }),
    payload.db.count({ collection: 'users' }),
    ...pageCollections.map((collection) =>
      payload.db.count({ collection, where: { or: [{ sample: { exists: false } }, { sample: { equals: '' } }] } }),
    ),
  ])
  return firstSteps({ organisation, accounts, entries: entries.reduce((sum, { totalDocs }) => sum + totalDocs, 0) })
}
