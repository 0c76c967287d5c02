import { setImmediate } from 'node:timers/promises'
import type { Payload, Where } from 'payload'
import { outlived } from './kept.ts'
import { ofStoredVersion, type StoredVersion, storedVersion } from './storedVersion.ts'

/** Versions read, and documents looked at, at a time. */
const [readAtOnce, documentsAtOnce] = [500, 50]

/**
 * Removes the versions in whose place another has stood for long enough. What is read grows
 * with the versions that are old and not with all of them; between two looks others have their turn.
 * @param before milliseconds since the epoch: what was in place until then may go
 * @param mayGoOn asked between two looks; what is left goes the next day
 */
export async function removeOutlived(payload: Payload, before: number, mayGoOn: () => boolean): Promise<void> {
  for (const { slug, versions } of payload.config.collections)
    if (versions) await removeFrom(collectionVersions(payload, slug), before, mayGoOn)
  for (const { slug, versions } of payload.config.globals)
    if (versions) await removeFrom(globalVersions(payload, slug), before, mayGoOn)
}

/** Where versions are: of a collection, or of a global, which is one document. */
interface Versions {
  find: (where: Where, sort: string, limit: number) => Promise<StoredVersion[]>
  remove: (ids: readonly string[]) => Promise<unknown>
}

async function removeFrom({ find, remove }: Versions, before: number, mayGoOn: () => boolean): Promise<void> {
  const looked = new Set<string>()
  for await (const parents of parentsOfOld(find, before)) {
    const fresh = parents.filter((parent) => !looked.has(parent))
    for (const parent of fresh) looked.add(parent)
    for (let from = 0; from < fresh.length; from += documentsAtOnce) {
      const some = fresh.slice(from, from + documentsAtOnce)
      const all = await find(some.includes('') ? {} : { parent: { in: some } }, '-updatedAt', 0)
      const gone = [...Map.groupBy(all, ({ parent }) => parent).values()].flatMap((one) => outlived(one, before))
      for (let first = 0; first < gone.length; first += readAtOnce) {
        await remove(gone.slice(first, first + readAtOnce))
        await setImmediate()
      }
      await setImmediate()
      if (!mayGoOn()) return
    }
  }
}

/** The documents that have old versions, some at a time, the oldest first. */
async function* parentsOfOld(find: Versions['find'], before: number): AsyncGenerator<string[]> {
  const seen = new Set<string>()
  for (let from = 0; ;) {
    const range = { less_than: new Date(before).toISOString(), greater_than_equal: new Date(from).toISOString() }
    const page = await find({ updatedAt: range }, 'updatedAt', readAtOnce)
    // of those with one stamp some were seen already, on the page before
    const fresh = page.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    if (fresh.length > 0) yield [...new Set(fresh.map(({ parent }) => parent))]
    const last = page.at(-1)
    if (last === undefined || page.length < readAtOnce) return
    from = fresh.length > 0 ? last.at : last.at + 1
  }
}

function collectionVersions({ db }: Payload, slug: string): Versions {
  const collection = slug as 'works'
  return {
    async find(where, sort, limit) {
      const asked = { collection, where, sort, limit, pagination: false, select: ofStoredVersion }
      return (await db.findVersions(asked)).docs.map((doc) => storedVersion.parse(doc))
    },
    remove: (ids) => db.deleteVersions({ collection, where: { id: { in: [...ids] } } }),
  }
}

function globalVersions({ db }: Payload, slug: string): Versions {
  const global = slug as 'site'
  return {
    async find(where, sort, limit) {
      const asked = { global, where, sort, limit, pagination: false, select: { updatedAt: true } as const }
      return (await db.findGlobalVersions(asked)).docs.map((doc) => storedVersion.parse({ ...doc, version: undefined }))
    },
    remove: (ids) => db.deleteVersions({ globalSlug: global, where: { id: { in: [...ids] } } }),
  }
}
