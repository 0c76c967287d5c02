import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, vi } from 'vitest'
import { entryOf, globalEntryOf } from '../../cms/publishing/entries/entryOf.ts'
import type { Holiday, Site, Synonym } from '../../cms/payload-types.ts'
import { siteOutputs } from '../../cms/server/site/publicSite.ts'
import { Catalogue } from '../../site/catalogue/catalogue.ts'
import type { Instants } from '../../site/catalogue/calendar/told.ts'
import { type Collection, entrySchemas } from '../../site/catalogue/entries.ts'
import { Publisher } from '../../site/publisher/publisher.ts'
import type { FailedFile } from '../../site/publisher/queue/backlog.ts'
import { Release } from '../../site/publisher/release/release.ts'
import { loadRenderer } from '../../site/publisher/astro/renderer.ts'
import { Indexer } from '../../site/search/index/indexer.ts'
import { readVariants } from '../../site/search/text/variants.ts'
import type { Api } from './api.ts'
import { drawingsOf, isWholeJpeg, noDrawings, strayDrawings } from './drawings.ts'
import { storedFormerSlugs } from './formerSlugs.ts'
import type { TestServer } from './server.ts'

type Document<C extends Collection> = Parameters<typeof entryOf<C>>[1] & { _status?: string | null }

/**
 * The collections that have public entries, found from the catalogue, and that staff read and write by Payload's API:
 * deliveries have endpoints of their own.
 */
export const publicCollections = (Object.keys(entrySchemas) as Collection[]).filter((name) => name !== 'deliveries')

/** What stands in the published folder; `damaged` and what is named so was set aside for the operator. */
const ofRelease = new Set(['current', 'releases', 'staging', 'state', 'damaged'])

type Published = Pick<TestServer, 'dataDir' | 'port' | 'databaseUrl' | 'drawsPosters'>

/**
 * Expects of the published folder of a server that comes to rest that it is whole: what a full render of the database's
 * content makes, byte for byte, and nothing else; nothing half-written, nothing temporary. The lists behind the first
 * page come a moment after a save is answered, and so is waited for. The server must have been started without SITE_URL.
 */
export async function expectWhole(server: Published, staff: Api): Promise<void> {
  await vi.waitFor(() => expectWholeNow(server, staff), { timeout: 60_000, interval: 100 })
}

async function expectWholeNow(server: Published, staff: Api): Promise<void> {
  const { dataDir, port, drawsPosters } = server
  const root = path.join(dataDir, 'published')
  const name = path.basename(await readlink(path.join(root, 'current')))
  // the one before is kept, to go back to
  const releases = await readdir(path.join(root, 'releases'))
  const state = stateOf(path.join(root, 'state', `${name}.db`))
  const catalogue = await catalogueOf(server, staff, state.clock)
  // what calendars have said, and which there were, the database does not know
  catalogue.told.setRaised(state.raised)
  catalogue.goneCalendars.keep(state.goneCalendars)
  expect(state.names).toEqual(namesOf(catalogue))

  const published = await contents(path.join(root, 'current'))
  const { files, failed, undrawn } = await fullRender(catalogue, dataDir, `http://localhost:${port}`, drawsPosters)
  const problems = {
    cannotBeMade: failed,
    undrawn,
    missing: [...files.keys()].filter((file) => !published.has(file)),
    nobodys: [...published.keys()].filter((file) => !files.has(file)),
    different: [...published].filter(([file, bytes]) => files.get(file)?.equals(bytes) === false).map(([file]) => file),
    torn: [...published.keys()].filter((file) => isTorn(file, published)),
    temporary: [
      ...(await readdir(path.join(root, 'staging'), { recursive: true })).filter((file) => !releases.includes(file)),
      ...(await readdir(root)).filter((file) => !ofRelease.has(file) && !file.startsWith('current.damaged-')),
      ...strayDrawings(dataDir),
    ],
  }
  expect(problems).toEqual(Object.fromEntries(Object.keys(problems).map((kind) => [kind, []])))
}

/** Everything that the database says is published, at an instant. */
async function catalogueOf(
  server: Pick<TestServer, 'dataDir' | 'databaseUrl'>,
  staff: Api,
  now: number,
): Promise<Catalogue> {
  const catalogue = new Catalogue(now)
  const former = await storedFormerSlugs(server)
  for (const collection of publicCollections) {
    for (const doc of await documents(staff, collection)) {
      if (doc._status === undefined || doc._status === 'published')
        catalogue.set(
          collection,
          doc.id,
          entryOf(collection, { ...doc, formerSlugs: former.get(`${collection}/${doc.id}`) ?? null }),
        )
    }
  }
  catalogue.setSite(globalEntryOf('site', (await staff.request<Site>('GET', '/api/globals/site?depth=0')).body))
  const { body } = await staff.request<Synonym>('GET', '/api/globals/synonyms?depth=0')
  catalogue.setSynonyms(globalEntryOf('synonyms', body))
  const { body: notices } = await staff.request<Holiday>('GET', '/api/globals/holidays?depth=0')
  catalogue.setHolidays(globalEntryOf('holidays', notices))
  const off = (await documents(staff, 'venues', '&trash=true')).filter(
    ({ _status, deletedAt }) => _status !== 'published' || Boolean(deletedAt),
  )
  catalogue.setWithdrawn(Object.fromEntries(off.map(({ id, updatedAt }) => [id, new Date(updatedAt).toISOString()])))
  catalogue.takeChanges()
  return catalogue
}

/** All documents of a collection as staff see them; a newer draft does not show. @param query what is asked besides */
export async function documents<C extends Collection>(staff: Api, collection: C, query = ''): Promise<Document<C>[]> {
  const all: Document<C>[] = []
  for (let page = 1; ; page++) {
    const path = `/api/${collection}?depth=0&limit=100&page=${page}&sort=id${query}`
    const { status, body } = await staff.request<{ docs: Document<C>[]; hasNextPage: boolean }>('GET', path)
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
    all.push(...body.docs)
    if (!body.hasNextPage) return all
  }
}

/** What the publisher noted: the instant of its last burst, and each entry with what it is called. */
function stateOf(file: string): { clock: number; names: string[]; raised: Instants; goneCalendars: Instants } {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const clock = Number(database.prepare("SELECT value FROM meta WHERE name = 'clock'").get()?.['value'])
    const rows = database
      .prepare(
        "SELECT name, json FROM entries WHERE name NOT IN ('site', 'synonyms', 'holidays', 'withdrawn', 'raised', 'goneCalendars')",
      )
      .all()
    const instantsOf = (name: string): Instants => {
      const json = database.prepare('SELECT json FROM entries WHERE name = ?').get(name)?.['json']
      return JSON.parse(String(json ?? '{}')) as Instants
    }
    return {
      clock,
      raised: instantsOf('raised'),
      goneCalendars: instantsOf('goneCalendars'),
      names: rows
        .map((row) => nameOf(String(row['name']), JSON.parse(String(row['json'])) as Record<string, unknown>))
        .sort(),
    }
  } finally {
    database.close()
  }
}

function namesOf(catalogue: Catalogue): string[] {
  return publicCollections
    .flatMap((collection) =>
      [...catalogue.all(collection)].map((entry) => nameOf(`${collection}/${entry.id}`, { ...entry })),
    )
    .sort()
}

function nameOf(name: string, entry: Record<string, unknown>): string {
  return [name, entry['slug'], entry['title'] ?? entry['name'] ?? entry['alt']].join(' ')
}

/**
 * Every file that the publisher makes of a catalogue.
 * @param dataDir with the media that its entries name, and what has been drawn
 * @param drawsPosters whether posters are made
 * @returns the files, what cannot be made, and the names of what has yet to be drawn
 */
export async function fullRender(
  catalogue: Catalogue,
  dataDir: string,
  siteUrl: string,
  drawsPosters = false,
): Promise<{ files: Map<string, Buffer>; failed: FailedFile[]; undrawn: string[] }> {
  const root = await mkdtemp(path.join(tmpdir(), 'gongyun-whole-'))
  try {
    const release = await Release.open(root, 'whole')
    const buildDir = path.resolve('site/.build')
    const search = { indexer: new Indexer(), variants: readVariants() }
    const missing = new Set<string>()
    const posters = drawsPosters ? drawingsOf(dataDir, missing) : noDrawings
    catalogue.drawn = posters.files
    const render = await loadRenderer(buildDir, siteUrl)
    const outputs = await siteOutputs(catalogue, render, { buildDir, dataDir, siteUrl, search, posters })
    const publisher = new Publisher(catalogue, outputs, release)
    await publisher.buildAll(() => undefined)
    await release.close()
    await search.indexer.stop()
    return {
      files: await contents(path.join(root, 'releases', 'whole')),
      failed: publisher.failed,
      undrawn: [...missing],
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** The files below a folder, by their paths in it. */
export async function contents(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const entry of await readdir(`${folder}/`, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const file = path.join(entry.parentPath, entry.name)
    files.set(path.relative(folder, file), await readFile(file))
  }
  return files
}

/** Whether a page or a drawing has no end, or a compressed copy is not that of its file. */
function isTorn(file: string, files: ReadonlyMap<string, Buffer>): boolean {
  const bytes = files.get(file) ?? Buffer.alloc(0)
  if (file.endsWith('.html')) return !bytes.toString('utf8').trimEnd().endsWith('</html>')
  if (file.startsWith('posters/')) return !isWholeJpeg(bytes)
  if (!file.endsWith('.br') && !file.endsWith('.gz')) return false
  try {
    const whole = file.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes)
    return files.get(file.slice(0, -3))?.equals(whole) !== true
  } catch {
    return true
  }
}
