import { randomBytes } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createEntry, pageText } from '../../support/entries.ts'
import { runServer } from '../../support/server.ts'
import type { Attack } from '../attack.ts'
import type { AttackedSite } from '../attackedSite.ts'
import { freeSlug } from '../honestUsers.ts'
import type { Tally } from '../tally.ts'

/** Longest time that a start may take to refuse, in milliseconds; one that serves instead would never end. */
const refusalMs = 45_000

type Damage = (published: string) => Promise<void>

const eachState = (harm: (file: string) => Promise<unknown>): Damage => {
  return async (published) => {
    const folder = path.join(published, 'state')
    for (const name of await readdir(folder)) await harm(path.join(folder, name))
  }
}

/** What can be made again from the database. */
const damages: Record<string, Damage> = {
  'a state with another header': eachState(async (file) => {
    const bytes = await readFile(file)
    await writeFile(file, Buffer.concat([Buffer.from('nothing like it'), bytes.subarray(15)]))
  }),
  'a state full of random bytes': eachState(async (file) => {
    const bytes = await readFile(file)
    for (let at = 1000; at < bytes.length - 8; at += 1500) randomBytes(8).copy(bytes, at)
    await writeFile(file, bytes)
  }),
  'an empty state': eachState((file) => truncate(file, 0)),
  'half a state': eachState(async (file) => truncate(file, Math.floor((await stat(file)).size / 2))),
  'folders where states were': eachState(async (file) => {
    await rm(file)
    await mkdir(file)
  }),
  'a current release that leads nowhere': async (published) => {
    await rm(path.join(published, 'current'), { force: true, recursive: true })
    await symlink('releases/none', path.join(published, 'current'))
  },
  'no published folder': (published) => rm(published, { recursive: true, force: true }),
}

/** Files of the data folder that are damaged: what can be made again is, and what cannot is never guessed at. */
export const damagedState: Attack = {
  name: 'damaged',
  mayLogErrors: true,
  async run(site, tally, size) {
    const { slug } = await createEntry(site.chief, 'notices', { title: '要留住的', slug: freeSlug() })
    const chosen = Object.entries(damages).slice(0, size.isWhole ? undefined : 2)
    for (const [what, damage] of chosen) {
      await site.stop()
      await damage(path.join(site.dataDir, 'published'))
      const problem = await site.start().then(
        () => undefined,
        (error: unknown) => String(error),
      )
      tally.expect(problem === undefined, `${what}: the server did not start`, () => problem ?? '')
      if (problem !== undefined) {
        // as the operator would by hand, so that the next damage tells its own
        await rm(path.join(site.dataDir, 'published'), { recursive: true, force: true })
        await site.start()
      }
      const { status, text } = await pageText(site.server, `/notices/${slug}/`)
      tally.expect(status === 200 && text.includes('要留住的'), `${what}: a page is gone`, () => String(status))
    }
    if (site.databaseUrl === undefined) await emptyDatabase(site, tally)
  },
}

/** A database of no bytes beside a site: refused in Chinese, with nothing touched. */
async function emptyDatabase(site: AttackedSite, tally: Tally): Promise<void> {
  await site.stop()
  const kept = `${site.dataDir}-kept`
  await cp(site.dataDir, kept, { recursive: true, verbatimSymlinks: true })
  try {
    for (const name of ['gongyun.db', 'gongyun.db-wal', 'gongyun.db-shm'])
      await rm(path.join(site.dataDir, name), { force: true })
    await writeFile(path.join(site.dataDir, 'gongyun.db'), '')
    const { code, output } = await runServer(
      { dataDir: site.dataDir, env: { PORT: String(site.port) } },
      AbortSignal.timeout(refusalMs),
    )
    tally.expect(code !== null && code !== 0, 'an empty database was taken for a new site', () => output.slice(-300))
    tally.expect(/[一-鿿]/.test(output) && !/^\s+at /m.test(output), 'it was not refused in Chinese', () =>
      output.slice(-300),
    )
    const { size } = await stat(path.join(site.dataDir, 'gongyun.db'))
    tally.expect(size === 0, 'the empty database was written to')
  } finally {
    await rm(site.dataDir, { recursive: true, force: true })
    await cp(kept, site.dataDir, { recursive: true, verbatimSymlinks: true })
    await rm(kept, { recursive: true, force: true })
    await site.start()
  }
}
