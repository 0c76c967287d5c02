import { readdirSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sqliteFileOf } from '../../cms/database/sqliteFile.ts'
import { untilChecked } from '../support/server.ts'
import { administrator, type Api } from '../support/api.ts'
import { freshDatabase, type Mongo, startMongo } from '../support/mongod.ts'
import { plainAstro } from './build.ts'
import { changes, type Measured } from './changes.ts'
import { writeLines } from '../support/entriesFile.ts'
import type { Documents } from './documents/maker.ts'
import { generate, linesOf } from './generate.ts'
import { type LoadResult, underLoad } from './load.ts'
import { writeFiles } from './files.ts'
import { seedMongo } from './seed/mongo.ts'
import { seedSqlite } from './seed/sqlite.ts'
import { verifySeed } from './seed/verify.ts'
import { type MeasuredServer, startMeasured } from './servers.ts'
import { publishReport } from './publishReport.ts'

/** Longest time that the check after a start may take, in milliseconds. */
const patience = 600_000

export type Database = 'sqlite' | 'mongodb'

/** All that one run found out. */
export interface PublishResult {
  entries: number
  database: Database
  /** Wall time of plain `astro build` with the same entries, in seconds. */
  astro: number
  /** Start with an empty published folder, and with nothing changed since the last run: seconds, and bytes at its end. */
  coldStart: { seconds: number; memory: number | undefined }
  warmStart: { seconds: number; memory: number | undefined }
  changes: Measured[]
  /** The same changes at a server that draws posters all the while, and how many it had drawn when they were made. */
  withPosters: { changes: Measured[]; drawn: number }
  load: LoadResult
  memory: ReturnType<MeasuredServer['memory']>
}

/**
 * From the request that changes an entry to its new bytes over HTTP, on a real server over a database of many entries.
 * @param folder to be made, for the data folder and what is made beside it
 * @returns Markdown
 */
export async function benchPublish(entries: number, database: Database, folder: string): Promise<string> {
  const dataDir = path.join(folder, 'data')
  const mongo: Mongo | undefined = database === 'mongodb' ? await startMongo() : undefined
  const databases = mongo && [freshDatabase(mongo.url), freshDatabase(mongo.url)]
  const [fresh, freshForPosters] = databases ?? []
  let server: MeasuredServer | undefined
  try {
    const documents = generate({ entries, seed: 1, now: Date.now(), ids: mongo === undefined ? 'uuid' : 'objectId' })
    await prepare(dataDir, fresh?.url, documents)
    writeLines(path.join(folder, 'entries.ndjson'), linesOf(documents))
    const astro = await plainAstro(path.join(folder, 'entries.ndjson'), path.join(folder, 'plain'))

    server = await startMeasured(dataDir, fresh?.url)
    const coldStart = { seconds: server.startedIn, memory: server.memory()?.most }
    await server.untilFlushed()
    await server.stop()
    server = await startMeasured(dataDir, fresh?.url)
    const warmStart = { seconds: server.startedIn, memory: server.memory()?.most }

    // the others are measured at rest
    await untilChecked(server, patience)
    const staff: Api = await administrator(server)
    await verifySeed(staff, documents)
    const measured = await changes(server, staff, documents)
    const paths = path.join(folder, 'paths.txt')
    await writeFile(
      paths,
      documents.works
        .slice(0, 2000)
        .map((work) => `/works/${work.slug}/`)
        .join('\n'),
    )
    const load = await underLoad(server, staff, documents, paths)
    const memory = server.memory()
    await server.stop()

    const other = path.join(folder, 'posters')
    await prepare(other, freshForPosters?.url, documents)
    server = await startMeasured(other, freshForPosters?.url, true)
    await untilChecked(server, patience)
    const withPosters = await changes(server, await administrator(server), documents)
    const result: PublishResult = {
      entries,
      database,
      astro: astro.wall,
      coldStart,
      warmStart,
      changes: measured,
      withPosters: { changes: withPosters, drawn: drawingsIn(other) },
      load,
      memory,
    }
    return publishReport(result)
  } catch (error) {
    console.error(server?.output().slice(-4000))
    throw error
  } finally {
    await server?.stop()
    for (const one of databases ?? []) await one.drop()
    await mongo?.stop()
  }
}

/** How many pictures a server has drawn. */
function drawingsIn(dataDir: string): number {
  return readdirSync(path.join(dataDir, 'posters'), { recursive: true }).filter((file) => String(file).endsWith('.jpg'))
    .length
}

/** A data folder and a database with the documents, and nothing published yet. */
async function prepare(dataDir: string, databaseUrl: string | undefined, documents: Documents): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const empty = await startMeasured(dataDir, databaseUrl)
  await empty.stop()
  if (databaseUrl === undefined) seedSqlite(sqliteFileOf(dataDir), documents)
  else await seedMongo(databaseUrl, documents)
  await writeFiles(path.join(dataDir, 'media'), documents)
  await rm(path.join(dataDir, 'published'), { recursive: true, force: true })
}
