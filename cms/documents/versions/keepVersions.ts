import type { FindVersionsArgs, JsonObject, Payload, PayloadRequest } from 'payload'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { replacedBy } from './autosaved.ts'
import { thinnedOut } from './kept.ts'
import { ofStoredVersion, type StoredVersion, storedVersion } from './storedVersion.ts'

/** Drafts that a document may have; what was published does not count and never goes by number. */
const mostDrafts = 1_000
/** Drafts that are left when there are more: thinned out now and then, and not at each save. */
const leftDrafts = 900
/** Versions that are looked at for the one whose place a new one takes; more than one after a crash between two writes. */
const lookedBack = 10

interface Added {
  collection: string
  /** Id of the document. */
  parent: unknown
  version: object
  req: Partial<PayloadRequest> | undefined
}

/**
 * Sees to it that a version stays as it was written: Payload writes over the newest one when an entry is taken down in all
 * languages, and otherwise makes a version of every pause in typing, as long as its own autosave is off. That one would
 * make an empty document whenever somebody opens the form for a new one (decision 0012), so this takes its place: what a
 * form saves by itself replaces what it saved before. The new version is written first and the old one removed then, so
 * that a crash in between loses neither.
 * @param payload its collections with a field `isAutosaved` are kept so
 */
export function keepVersions({ db, config, logger }: Pick<Payload, 'db' | 'config' | 'logger'>): void {
  const kept = new Set<string>(
    config.collections
      .filter(({ flattenedFields }) => flattenedFields.some(({ name }) => name === 'isAutosaved'))
      .map(({ slug }) => slug),
  )
  const [createVersion, updateVersion] = [db.createVersion.bind(db), db.updateVersion.bind(db)]
  const findVersions: typeof db.findVersions = db.findVersions.bind(db)

  /** The versions of a document, the newest first. @param limit 0 for all */
  async function newestOf({ collection, parent, req }: Added, limit: number): Promise<StoredVersion[]> {
    const { docs } = await findVersions({
      collection: collection as 'works',
      where: { parent: { equals: parent } },
      sort: '-updatedAt',
      limit,
      pagination: false,
      select: ofStoredVersion,
      ...(req && { req }),
    })
    return docs.map((doc) => storedVersion.parse(doc))
  }

  async function excessOf(added: Added): Promise<string[]> {
    const { totalDocs } = await db.countVersions({
      collection: added.collection as 'works',
      // what was published stays however much it is, and must not have all versions read at each save
      where: { and: [{ parent: { equals: added.parent } }, { 'version._status': { not_equals: 'published' } }] },
      ...(added.req && { req: added.req }),
    })
    return totalDocs > mostDrafts ? thinnedOut(await newestOf(added, 0), leftDrafts) : []
  }

  async function add<T>(added: Added, create: () => Promise<T>): Promise<T> {
    if (!kept.has(added.collection)) return create()
    const { isAutosaved, savedBy } = storedVersion.parse({ id: '', updatedAt: '', version: added.version })
    const before = isAutosaved ? await newestOf(added, lookedBack) : []
    const created = await create()
    try {
      const replaced = replacedBy({ id: '', isAutosaved, savedBy }, before)
      const gone = replaced.length > 0 ? replaced : await excessOf(added)
      if (gone.length > 0)
        await db.deleteVersions({
          collection: added.collection as 'works',
          where: { id: { in: gone } },
          ...(added.req && { req: added.req }),
        })
    } catch (error) {
      // MongoDB has given up the whole transaction; on SQLite the version is written, and the next save removes the rest
      if (db.name !== 'sqlite') throw error
      logger.error({ err: error, document: nameOf(added.collection, String(added.parent)) }, '旧的自动保存没有清理')
    }
    return created
  }

  db.createVersion = (args) => {
    const { collectionSlug: collection, parent, versionData: version, req } = args
    return add({ collection, parent, version, req }, () => createVersion(args))
  }
  db.updateVersion = (args) => {
    const { collection, versionData, req, returning } = args
    const { parent, updatedAt = new Date().toISOString(), version } = versionData
    if (!kept.has(collection) || parent === undefined) return updateVersion(args)
    return add({ collection, parent, version, req }, () =>
      createVersion({
        autosave: false,
        collectionSlug: collection,
        createdAt: updatedAt,
        parent,
        updatedAt,
        versionData: version,
        ...(req && { req }),
        ...(returning !== undefined && { returning }),
      }),
    )
  }
  // the list of versions marks them
  db.findVersions = async <T = JsonObject>(args: FindVersionsArgs) => {
    const found = await findVersions<T>(args)
    for (const doc of found.docs) {
      const version = doc.version as { isAutosaved?: unknown } | undefined
      if (version !== undefined && 'isAutosaved' in version)
        Object.assign(doc, { autosave: version.isAutosaved === true })
    }
    return found
  }
}
