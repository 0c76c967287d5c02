import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { beginToRead } from '../guards/guardedDatabase.ts'
import { note, take } from '../operation/operation.ts'
import { stampAfter, versionStamps } from './stamps.ts'

const instant = z.union([z.string(), z.date()]).transform((at) => new Date(at).toISOString())
const stamped = z.object({ updatedAt: instant.nullish() })
const withId = z.object({ id: z.coerce.string() })

type Req = Partial<PayloadRequest> | undefined

/**
 * Gives the documents that people save, their versions and the globals stamps that only go forward, whatever the clock
 * does. Payload, and we, take for the newest what has the latest `updatedAt`: after a clock was set back, the text of
 * before would be taken for the newest one, be published again, and hold up every save that begins from the real one.
 * Two servers on one MongoDB that read the same newest stamp both write the version that has it, and one is refused.
 * @param payload connected; nothing else has changed its versions yet
 */
export function keepOrder({ db, config }: Pick<Payload, 'db' | 'config'>): void {
  const hasVersions = new Map<string, boolean>(
    config.collections
      .filter(({ hooks }) => hooks.beforeOperation.includes(beginToRead))
      .map(({ slug, versions }) => [slug, Boolean(versions)]),
  )

  async function newestOf(collection: string, id: unknown, req: Req): Promise<string | undefined> {
    const of = { collection: collection as CollectionSlug, ...(req && { req }), select: { updatedAt: true } as const }
    const { docs } = hasVersions.get(collection)
      ? await db.findVersions({
          ...of,
          where: { parent: { equals: id } },
          sort: '-updatedAt',
          limit: 1,
          pagination: false,
        })
      : { docs: [] }
    return stampIn(docs[0] ?? (await db.findOne({ ...of, where: { id: { equals: id } } })))
  }

  async function newestOfGlobal(slug: string, req: Req): Promise<string | undefined> {
    const { docs } = await db.findGlobalVersions({
      global: slug as 'site',
      sort: '-updatedAt',
      limit: 1,
      pagination: false,
      select: { updatedAt: true },
      ...(req && { req }),
    })
    return stampIn(docs[0] ?? (await db.findGlobal({ slug: slug, ...(req && { req }) })))
  }

  const [create, updateOne, createVersion] = [db.create.bind(db), db.updateOne.bind(db), db.createVersion.bind(db)]
  db.create = async (args) => {
    const created = await create(args)
    const id = withId.safeParse(created).data?.id
    if (hasVersions.get(args.collection) && id !== undefined)
      note(args.req, nameOf(args.collection, id), 'stamp', stampIn(created))
    return created
  }
  db.updateOne = async (args) => {
    const { collection, data, id, req } = args
    // null says that the stamp is to stay
    if (!hasVersions.has(collection) || id === undefined || data['updatedAt'] === null) return updateOne(args)
    const updatedAt = stampAfter(stampIn(data) ?? new Date().toISOString(), await newestOf(collection, id, req))
    const updated = await updateOne({ ...args, data: { ...data, updatedAt } })
    if (hasVersions.get(collection)) note(req, nameOf(collection, id), 'stamp', updatedAt)
    return updated
  }
  db.createVersion = async (args) => {
    const { collectionSlug: collection, parent, req } = args
    if (!hasVersions.get(collection)) return createVersion(args)
    const ownStamp = take(req, nameOf(collection, String(parent)), 'stamp')
    const newest = ownStamp === undefined ? await newestOf(collection, parent, req) : undefined
    return createVersion({ ...args, ...ordered(args, ownStamp, newest) })
  }

  const [createGlobal, updateGlobal] = [db.createGlobal.bind(db), db.updateGlobal.bind(db)]
  const createGlobalVersion = db.createGlobalVersion.bind(db)
  db.createGlobal = async (args) => {
    const created = await createGlobal(args)
    note(args.req, args.slug, 'stamp', stampIn(created))
    return created
  }
  db.updateGlobal = async (args) => {
    const { slug, data, req } = args
    const updatedAt = stampAfter(stampIn(data) ?? new Date().toISOString(), await newestOfGlobal(slug, req))
    const updated = await updateGlobal({ ...args, data: { ...data, updatedAt } })
    note(req, slug, 'stamp', updatedAt)
    return updated
  }
  db.createGlobalVersion = async (args) => {
    const ownStamp = take(args.req, args.globalSlug, 'stamp')
    const newest = ownStamp === undefined ? await newestOfGlobal(args.globalSlug, args.req) : undefined
    return createGlobalVersion({ ...args, ...ordered(args, ownStamp, newest) })
  }
}

/** The stamps of a version about to be written. @param ownStamp, newest as in `versionStamps` */
function ordered<T extends object>(
  { createdAt, updatedAt, versionData }: { createdAt: string; updatedAt: string; versionData: T },
  ownStamp: string | undefined,
  newest: string | undefined,
): { createdAt: string; updatedAt: string; versionData: T } {
  const stamps = versionStamps({ updatedAt, textUpdatedAt: stampIn(versionData) }, ownStamp, newest)
  return {
    createdAt: createdAt === updatedAt ? stamps.updatedAt : createdAt,
    updatedAt: stamps.updatedAt,
    versionData: { ...versionData, ...(stamps.textUpdatedAt && { updatedAt: stamps.textUpdatedAt }) },
  }
}

function stampIn(document: unknown): string | undefined {
  return stamped.safeParse(document).data?.updatedAt ?? undefined
}
