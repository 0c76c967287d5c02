import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient, ObjectId } from 'mongodb'

/** A process that is not ours: it writes to the database past Payload. */
export interface RawDatabase {
  setTitle(collection: string, id: string, title: string): Promise<void>
  setSlug(collection: string, id: string, slug: string): Promise<void>
  /** Marks a document as sample content. */
  setMark(collection: string, id: string, mark: string): Promise<void>
  remove(collection: string, id: string): Promise<void>
  /** Moves a schedule to another time, in a state. @param at ISO 8601, its time, and when it is taken up */
  setSchedule(id: string, at: string, state: string): Promise<void>
  /** Puts a row into the outbox. @param document `<collection>/<id>` */
  name(document: string): Promise<void>
  /** Puts a row into the audit log. */
  addAudit(row: RawAudit): Promise<void>
  /** Leaves the newest rows of a document as a crash would have: written, and not settled. */
  unsettle(document: string, actions: string[]): Promise<void>
  /** Makes the versions of a document older. @param stamps when each was saved, the oldest first */
  ageVersions(collection: string, id: string, stamps: readonly Date[]): Promise<void>
  /** Puts drafts among the versions of a document that are older than all others, a second apart. */
  addDrafts(collection: string, id: string, number: number): Promise<void>
  /** Changes a text in all versions that a global has now. */
  setInVersions(global: string, field: string, value: string): Promise<void>
  /** Stores a preference of everybody who has one of that name, in whatever shape. */
  setPreference(key: string, value: unknown): Promise<void>
  /** Leaves the documents of a collection and their versions as they were before there were search texts. */
  forgetSearchTexts(collection: string): Promise<void>
  /** The same for the dates by which lists are sorted. */
  forgetNextDates(collection: string): Promise<void>
  /** Leaves the pictures as they were before they had sizes of such names. */
  forgetSizes(names: readonly string[]): Promise<void>
  /** Forgets everything that stands in the outbox. */
  clearOutbox(): Promise<void>
  close(): Promise<void>
}

/** A row of the audit log. */
export interface RawAudit {
  action: string
  document: string
  name: string
  title: string
  at: Date
  isDone: boolean
}

/** Opens the database of a server that is not running. @param url of the MongoDB; undefined for the embedded one */
export async function openRaw(dataDir: string, url: string | undefined): Promise<RawDatabase> {
  return url === undefined ? openSqlite(path.join(dataDir, 'gongyun.db')) : openMongo(url)
}

function openSqlite(file: string): RawDatabase {
  const database = new DatabaseSync(file)
  let rows = 0
  return {
    setTitle: async (collection, id, title) =>
      void database.prepare(`UPDATE ${collection} SET title = ? WHERE id = ?`).run(title, id),
    setSlug: async (collection, id, slug) =>
      void database.prepare(`UPDATE ${collection} SET slug = ? WHERE id = ?`).run(slug, id),
    setMark: async (collection, id, mark) =>
      void database.prepare(`UPDATE ${collection} SET sample = ? WHERE id = ?`).run(mark, id),
    remove: async (collection, id) => void database.prepare(`DELETE FROM ${collection} WHERE id = ?`).run(id),
    setSchedule: async (id, at, state) =>
      void database.prepare('UPDATE schedules SET at = ?, next = ?, state = ? WHERE id = ?').run(at, at, state, id),
    name: async (document) => {
      const now = new Date().toISOString()
      database
        .prepare('INSERT INTO outbox (id, document, updated_at, created_at) VALUES (?, ?, ?, ?)')
        .run(`raw-${rows++}`, document, now, now)
    },
    addAudit: async ({ action, document, name, title, at, isDone }) =>
      void database
        .prepare('INSERT INTO audits (id, action, document, name, title, at, is_done) VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(`raw-${rows++}`, action, document, name, title, at.toISOString(), Number(isDone)),
    unsettle: async (document, actions) => {
      for (const action of actions)
        database.prepare('UPDATE audits SET is_done = 0 WHERE document = ? AND action = ?').run(document, action)
    },
    ageVersions: async (collection, id, stamps) => {
      const rows = database.prepare(`SELECT id FROM _${collection}_v WHERE parent_id = ? ORDER BY updated_at`).all(id)
      for (const [index, stamp] of stamps.entries())
        database
          .prepare(`UPDATE _${collection}_v SET updated_at = ? WHERE id = ?`)
          .run(stamp.toISOString(), rows[index]?.['id'] ?? null)
    },
    addDrafts: async (collection, id, number) => {
      const insert = database.prepare(
        `INSERT INTO _${collection}_v (id, parent_id, version__status, created_at, updated_at, latest) VALUES (?, ?, 'draft', ?, ?, 0)`,
      )
      database.exec('BEGIN')
      for (const stamp of stampsBefore(number)) insert.run(randomUUID(), id, stamp.toISOString(), stamp.toISOString())
      database.exec('COMMIT')
    },
    setInVersions: async (global, field, value) =>
      void database.prepare(`UPDATE _${global}_v SET version_${field} = ?`).run(value),
    forgetSearchTexts: async (collection) => {
      database.exec(`UPDATE ${collection} SET search_text = NULL`)
      database.exec(`UPDATE _${collection}_v SET version_search_text = NULL`)
    },
    forgetNextDates: async (collection) => {
      database.exec(`UPDATE ${collection} SET next_date = NULL`)
      database.exec(`UPDATE _${collection}_v SET version_next_date = NULL`)
    },
    forgetSizes: async (names) => {
      for (const name of names)
        for (const column of ['url', 'width', 'height', 'mime_type', 'filesize', 'filename'])
          database.exec(`UPDATE media SET sizes_${name}_${column} = NULL`)
    },
    clearOutbox: async () => database.exec('DELETE FROM outbox'),
    setPreference: async (key, value) =>
      void database.prepare('UPDATE payload_preferences SET value = ? WHERE key = ?').run(JSON.stringify(value), key),
    close: async () => database.close(),
  }
}

async function openMongo(url: string): Promise<RawDatabase> {
  const client = await new MongoClient(url).connect()
  const database = client.db()
  const [outbox = 'outbox'] = (await database.listCollections().toArray())
    .map(({ name }) => name)
    .filter((name) => name.startsWith('outbox'))
  return {
    setTitle: async (collection, id, title) =>
      void (await database.collection(collection).updateOne({ _id: new ObjectId(id) }, { $set: { title } })),
    setSlug: async (collection, id, slug) =>
      void (await database.collection(collection).updateOne({ _id: new ObjectId(id) }, { $set: { slug } })),
    setMark: async (collection, id, sample) =>
      void (await database.collection(collection).updateOne({ _id: new ObjectId(id) }, { $set: { sample } })),
    remove: async (collection, id) => void (await database.collection(collection).deleteOne({ _id: new ObjectId(id) })),
    setSchedule: async (id, at, state) => {
      const set = { at: new Date(at), next: new Date(at), state }
      await database.collection('schedules').updateOne({ _id: new ObjectId(id) }, { $set: set })
    },
    name: async (document) =>
      void (await database.collection(outbox).insertOne({ document, createdAt: new Date(), updatedAt: new Date() })),
    addAudit: async (row) => void (await database.collection('audits').insertOne({ ...row })),
    unsettle: async (document, actions) =>
      void (await database
        .collection('audits')
        .updateMany({ document, action: { $in: actions } }, { $set: { isDone: false } })),
    ageVersions: async (collection, id, stamps) => {
      const versions = database.collection(`_${collection}_versions`)
      const rows = await versions
        .find({ parent: new ObjectId(id) })
        .sort({ updatedAt: 1 })
        .toArray()
      for (const [index, { _id }] of rows.entries())
        await versions.updateOne({ _id }, { $set: { updatedAt: stamps[index] } })
    },
    addDrafts: async (collection, id, number) => {
      const parent = new ObjectId(id)
      const drafts = stampsBefore(number).map((stamp) => ({
        parent,
        version: { _status: 'draft' },
        createdAt: stamp,
        updatedAt: stamp,
        latest: false,
      }))
      await database.collection(`_${collection}_versions`).insertMany(drafts)
    },
    setInVersions: async (global, field, value) =>
      void (await database.collection(`_${global}_versions`).updateMany({}, { $set: { [`version.${field}`]: value } })),
    forgetSearchTexts: async (collection) => {
      await database.collection(collection).updateMany({}, { $unset: { searchText: '' } })
      await database.collection(`_${collection}_versions`).updateMany({}, { $unset: { 'version.searchText': '' } })
    },
    forgetNextDates: async (collection) => {
      await database.collection(collection).updateMany({}, { $unset: { nextDate: '' } })
      await database.collection(`_${collection}_versions`).updateMany({}, { $unset: { 'version.nextDate': '' } })
    },
    forgetSizes: async (names) => {
      const unset = Object.fromEntries(names.map((name) => [`sizes.${name}`, '']))
      await database.collection('media').updateMany({}, { $unset: unset })
    },
    clearOutbox: async () => void (await database.collection(outbox).deleteMany({})),
    setPreference: async (key, value) =>
      void (await database.collection('payload-preferences').updateMany({ key }, { $set: { value } })),
    close: () => client.close(),
  }
}

/** Moments of the day before yesterday, a second apart. */
function stampsBefore(number: number): Date[] {
  const first = Date.now() - 3 * 86_400_000
  return Array.from({ length: number }, (_, index) => new Date(first + index * 1000))
}
