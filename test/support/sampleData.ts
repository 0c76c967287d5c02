import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { inject, vi } from 'vitest'
import { exists } from './cache.ts'
import { sampleDatabase } from './mongod.ts'
import { startServer } from './server.ts'

/** Longest time that a load may take on a machine that is busy with other things, in milliseconds. */
export const aLoad = 300_000

/**
 * Fills a new data folder, and a new MongoDB database, with what a first start with the sample content leaves behind,
 * without the published folder: a start from it publishes everything. Encoding the pictures takes most of a minute of
 * CPU time, so the content is loaded once a run for each kind of database, by the first test that asks, and copied.
 * @param dataDir an empty folder
 * @param databaseUrl an empty MongoDB database; without it SQLite in the data folder
 * @throws when the first start failed, here or in the test file that made it
 */
export async function copySampleData(dataDir: string, databaseUrl?: string): Promise<void> {
  const source = databaseUrl === undefined ? undefined : sampleDatabase(databaseUrl, inject('runFolder'))
  const prepared = path.join(inject('runFolder'), source === undefined ? 'sample-sqlite' : 'sample-mongodb')
  await madeOnce(prepared, async (folder) => {
    const server = await startServer({ dataDir: folder, databaseUrl: source?.url, patience: aLoad })
    await server.stop()
    await rm(path.join(folder, 'published'), { recursive: true })
  })
  // the index of the write-ahead log belongs to the file beside which it was made
  await cp(prepared, dataDir, { recursive: true, filter: (file) => !file.endsWith('-shm') })
  if (source !== undefined && databaseUrl !== undefined) await copyDatabase(source.url, databaseUrl)
}

/** Of the test files that run at the same time one makes the folder, the others wait for it. */
async function madeOnce(folder: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const failed = `${folder}.failed`
  const isMine = await mkdir(`${folder}.begun`).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
      return false
    },
  )
  if (isMine) {
    const temporary = await mkdtemp(`${folder}-`)
    try {
      await fill(temporary)
      await rename(temporary, folder)
    } catch (error) {
      await writeFile(failed, '')
      throw error
    }
  }
  await vi.waitUntil(async () => (await exists(folder)) || (await exists(failed)), { timeout: aLoad, interval: 100 })
  if (await exists(failed)) throw new Error('演示数据没有载入成功，原因见最先要用它的那个测试。')
}

/** Copies all documents on the server; the indexes are made by the server that starts on the copy. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const client = await new MongoClient(from).connect()
  const target = new URL(to).pathname.slice(1)
  for (const { name } of await client.db().listCollections({ type: 'collection' }).toArray())
    await client
      .db()
      .collection(name)
      .aggregate([{ $out: { db: target, coll: name } }])
      .toArray()
  await client.close()
}
