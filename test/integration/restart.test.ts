import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { administrator, type Api } from '../support/api.ts'
import { onEachDatabase } from '../support/databases.ts'
import { createEntry, pageText, type Stored } from '../support/entries.ts'
import { expectWhole } from '../support/fullRender.ts'
import { openRaw, type RawDatabase } from '../support/rawDatabase.ts'
import { freePort, startServer, type TestServer, untilChecked } from '../support/server.ts'

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let port: number
  let server: TestServer
  let staff: Api
  let work: Stored

  // one port for all starts: the address of the site, and so the release, stays the same, and so does the login
  const start = () =>
    startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'], env: { PORT: String(port) } })
  const page = () => pageText(server, `/works/${work.slug}/`)

  /** Stops the server, lets somebody else write, and starts it again. */
  async function whileDown(write: (raw: RawDatabase) => Promise<void>): Promise<void> {
    await server.stop()
    const raw = await openRaw(dataDir, database.url)
    await raw.clearOutbox()
    await write(raw)
    await raw.close()
    server = await start()
  }

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-restart-'))
    port = await freePort()
    server = await start()
    staff = await administrator(server)
  })
  afterAll(async () => {
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })
  beforeEach(async () => {
    work = await createEntry(staff, 'works', { title: '停机之前', genre: 'choir' })
  })

  it('should show at the start what another process wrote while the server was down, even in the same millisecond', async () => {
    await whileDown(async (raw) => {
      // the instant of its last change stays as it was
      await raw.setTitle('works', work.id, '停机时改的')
      await raw.name(`works/${work.id}`)
    })
    expect((await page()).text).toContain('停机时改的')
  })

  it('should not show at the start what was deleted while the server was down', async () => {
    await whileDown((raw) => raw.remove('works', work.id))
    expect((await page()).status).toBe(404)
    expect((await pageText(server, '/works/')).text).not.toContain(`/works/${work.slug}/`)
  })

  it('should find soon after the start what was written without a trace', async () => {
    await whileDown((raw) => raw.setTitle('works', work.id, '悄悄改的'))
    await untilChecked(server)
    expect((await page()).text).toContain('悄悄改的')
    await expectWhole(server, staff)
  })
})
