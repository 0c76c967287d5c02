import fc from 'fast-check'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { expect, it } from 'vitest'
import { beginToRead } from '../../../cms/documents/guards/guardedDatabase.ts'
import { keepOrder } from '../../../cms/documents/versions/keepOrder.ts'

type Write = (args: object) => Promise<unknown>
type Stored = { updatedAt: string }
type StoredVersion = Stored & { version: Stored }

const noon = Date.UTC(2026, 10, 26, 12)
const at = (milliseconds: number): string => new Date(noon + milliseconds).toISOString()

/** A database that keeps one work and one global, and the versions of both, behind `keepOrder`. */
function database() {
  const rows = new Map<string, Stored>()
  const versions = new Map<string, StoredVersion[]>()
  const nameOf = (args: object): string => (Object.values(args).includes('site') ? 'site' : 'works')
  const store: Write = async (args) => {
    rows.set(nameOf(args), { ...rows.get(nameOf(args)), ...(args as { data: Stored }).data })
    return Promise.resolve({ id: '1', ...rows.get(nameOf(args)) })
  }
  const storeVersion: Write = async (args) => {
    const { updatedAt, versionData: version } = args as Stored & { versionData: Stored }
    versions.set(nameOf(args), [{ updatedAt, version }, ...(versions.get(nameOf(args)) ?? [])])
    return Promise.resolve(args)
  }
  const row: Write = (args) => Promise.resolve(rows.get(nameOf(args)) ?? null)
  const newest: Write = (args) => Promise.resolve({ docs: (versions.get(nameOf(args)) ?? []).slice(0, 1) })
  const db = {
    ...{ create: store, updateOne: store, createVersion: storeVersion, findOne: row, findVersions: newest },
    ...{ createGlobal: store, updateGlobal: store, createGlobalVersion: storeVersion },
    ...{ findGlobal: row, findGlobalVersions: newest },
  }
  const works = { slug: 'works', versions: true, hooks: { beforeOperation: [beginToRead] } }
  keepOrder({ db, config: { collections: [works] } } as unknown as Payload)
  return { db, rows, versions }
}

it('should give a version the stamp of its document, whatever asks for something between the two writes', async () => {
  const kind = fc.constantFrom('works', 'site')
  // the clock may stand still between the two, or be set back
  const clock = fc.integer({ min: -5, max: 5 })
  await fc.assert(
    fc.asyncProperty(kind, fc.array(fc.tuple(clock, clock, fc.boolean()), { minLength: 1 }), async (of, writes) => {
      const { db, rows, versions } = database()
      for (const [index, [first, then, asks]] of writes.entries()) {
        const filledIn = {
          i18n: { t: String },
          payloadDataLoader: {},
          headers: new Headers(),
          url: 'http://localhost/',
        }
        const req = { ...filledIn, context: {} } as unknown as PayloadRequest
        const data = { updatedAt: at(first) }
        const isNew = index === 0
        if (of === 'works') await db[isNew ? 'create' : 'updateOne']({ collection: of, id: '1', data, req })
        else await db[isNew ? 'createGlobal' : 'updateGlobal']({ slug: of, data, req })
        if (asks) await createLocalReq({ req }, { config: {} } as Payload)
        const version = { createdAt: at(then), updatedAt: at(then), versionData: rows.get(of), req }
        if (of === 'works') await db.createVersion({ collectionSlug: of, parent: '1', ...version })
        else await db.createGlobalVersion({ globalSlug: of, ...version })
        const [written, before] = versions.get(of) ?? []
        expect(written?.version.updatedAt).toBe(rows.get(of)?.updatedAt)
        if (before !== undefined) expect(written?.updatedAt.localeCompare(before.updatedAt)).toBe(1)
      }
    }),
  )
})
