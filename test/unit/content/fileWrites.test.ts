import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { compareFiles } from '../../../cms/content/files/compare.ts'
import { filesOf } from '../../../cms/content/files/filesOf.ts'
import { settleLeft } from '../../../cms/content/files/settle.ts'
import { FakeDatabase, uploadOf } from '../../support/fakeFiles.ts'
import { runAlone } from '../../support/fakeLeases.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-files-'))
  vi.stubEnv('DATA_DIR', dataDir)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(dataDir, { recursive: true, force: true })
})

const media = () => path.join(dataDir, 'media')
const here = async () => (await readdir(media()).catch(() => [])).sort()
/** Files of the disk and of the rows are the same, and nothing waits. */
async function expectAgreement(database: FakeDatabase, contents: ReadonlyMap<string, Buffer>): Promise<void> {
  const named = [...database.rows.values()].flatMap(filesOf)
  expect(await here()).toEqual(named.map(({ name }) => name).sort())
  expect(await readdir(path.join(dataDir, 'pending-files')).catch(() => [])).toEqual([])
  for (const [id, row] of database.rows) {
    const bytes = await readFile(path.join(media(), String(row['filename'])))
    expect(bytes.equals(contents.get(id) ?? Buffer.alloc(0))).toBe(true)
  }
}

const step = fc.record({
  what: fc.constantFrom('create', 'create', 'replace', 'delete'),
  name: fc.constantFrom('海报.png', '海报-1.png', 'Poster.png', 'poster.jpg', '海报-9x9.webp'),
  number: fc.nat(9),
  outcome: fc.constantFrom('written', 'written', 'refused', 'crash before', 'crash after'),
})

it('should have the files that rows name, each with its own bytes, whatever is refused and wherever it is killed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      await rm(dataDir, { recursive: true, force: true })
      const database = new FakeDatabase()
      const contents = new Map<string, Buffer>()
      let payload = database.open()
      for (const { what, name, number, outcome } of steps) {
        const id = [...database.rows.keys()][number % Math.max(database.rows.size, 1)]
        if (what !== 'create' && id === undefined) continue
        const bytes = randomBytes(8)
        const { data, req } = uploadOf(name, bytes)
        const known = new Set(database.rows.keys())
        database.outcome = outcome
        const isCrash = outcome.startsWith('crash')
        const collection = 'media'
        const write =
          what === 'create'
            ? payload.db.create({ collection, data, req })
            : what === 'replace'
              ? payload.db.updateOne({ collection, id: id ?? '', data, req })
              : payload.db.deleteOne({ collection, where: { id: { equals: id } } })
        if (isCrash) {
          void write
          await vi.waitUntil(() => database.outcome === 'written', { interval: 1 })
          payload = database.open()
          await settleLeft(payload, Number.POSITIVE_INFINITY)
        } else await write.catch((error: Error) => expect(error.message).toBe('refused'))
        const isWritten = outcome === 'written' || outcome === 'crash after'
        const made = [...database.rows.keys()].find((one) => !known.has(one))
        if (isWritten && made !== undefined) contents.set(made, bytes)
        if (isWritten && what === 'replace' && id !== undefined) contents.set(id, bytes)
        await expectAgreement(database, contents)
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

it('should give six uploads of one name six names, each with its own bytes', async () => {
  const database = new FakeDatabase()
  const { db } = database.open()
  const names = ['海报.png', '海报.png', '海报.png', 'Poster.png', 'poster.png', 'POSTER.png']
  const contents = new Map<string, Buffer>()
  await Promise.all(
    names.map(async (name) => {
      const bytes = randomBytes(8)
      const { id } = (await db.create({ collection: 'media', ...uploadOf(name, bytes) })) as { id: string }
      contents.set(id, bytes)
    }),
  )
  expect(new Set([...database.rows.values()].map((row) => row['nameKey'])).size).toBe(6)
  await expectAgreement(database, contents)
})

it('should give a name free whose commit failed, and take its files for nobody’s before it is known', async () => {
  const database = new FakeDatabase()
  const { db } = database.open()
  const create = (transactionID: string) => {
    const { data, req } = uploadOf('海报.png', Buffer.from(transactionID))
    return db.create({ collection: 'media', data, req: { ...req, transactionID } })
  }
  database.commit = () => Promise.reject(new Error('connection lost'))
  await create('first')
  // what was not committed is not there
  database.rows.clear()
  await expect(db.commitTransaction('first')).rejects.toThrow('connection lost')
  const left = await here()
  expect([left.length, (await readdir(path.join(dataDir, 'pending-files'))).length]).toEqual([2, 1])
  for (const name of left) await rm(path.join(media(), name))
  database.commit = () => Promise.resolve()
  const again = (await create('second')) as { filename?: string }
  await db.commitTransaction('second')
  expect(again.filename).toBe('海报.png')
})

it('should leave a file of another server alone that was put under the same name meanwhile', async () => {
  const database = new FakeDatabase()
  const payload = database.open()
  await payload.db.create({ collection: 'media', ...uploadOf('海报.png', Buffer.from('eins')) })
  await writeFile(
    path.join(dataDir, 'pending-files', 'cut-off.json'),
    JSON.stringify({ collection: 'media', files: [{ name: '别人的.png', inode: '1' }], temporary: [] }),
  )
  await writeFile(path.join(media(), '别人的.png'), 'not committed yet')
  await settleLeft(payload, Number.POSITIVE_INFINITY)
  expect(await here()).toContain('别人的.png')
})

it('should put aside what no row has named for a day, take it back when one does, and remove it after thirty', async () => {
  const database = new FakeDatabase()
  const payload = database.open()
  await payload.db.create({ collection: 'media', ...uploadOf('海报.png', Buffer.from('eins')) })
  const [row] = [...database.rows.values()]
  const day = 24 * 60 * 60_000
  const look = (now: number) => compareFiles(payload, now, () => false, runAlone)
  database.rows.clear()
  expect(await look(Date.now())).toEqual({ missing: [], putAside: 0, removed: 0 })
  expect(await look(Date.now() + 2 * day)).toEqual({ missing: [], putAside: 2, removed: 0 })
  expect((await here()).filter((name) => !name.startsWith('.'))).toEqual([])

  if (row !== undefined) database.rows.set(row.id, row)
  expect(await look(Date.now() + 2 * day)).toEqual({ missing: [], putAside: 0, removed: 0 })
  expect((await here()).filter((name) => !name.startsWith('.'))).toHaveLength(2)

  database.rows.clear()
  expect(await look(Date.now() + 2 * day)).toEqual({ missing: [], putAside: 2, removed: 0 })
  expect(await look(Date.now() + 33 * day)).toEqual({ missing: [], putAside: 0, removed: 2 })
})

it('should name the pictures whose files are gone or have another size', async () => {
  const database = new FakeDatabase()
  const payload = database.open()
  for (const name of ['甲.png', '乙.png', '丙.png'])
    await payload.db.create({ collection: 'media', ...uploadOf(name, Buffer.from(name)) })
  await rm(path.join(media(), '甲.png'))
  await writeFile(path.join(media(), '乙-9x9.webp'), 'cut')
  const { missing } = await compareFiles(payload, Date.now(), () => false, runAlone)
  expect(missing.map(({ file, gone, damaged }) => [file, gone, damaged])).toEqual([
    ['甲.png', ['甲.png'], []],
    ['乙.png', [], ['乙-9x9.webp']],
  ])
})
