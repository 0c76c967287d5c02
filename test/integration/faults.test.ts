import { statSync } from 'node:fs'
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { isFinished } from '../../site/publisher/releaseFolder.ts'
import { administrator, type Api } from '../support/api.ts'
import { onEachDatabase } from '../support/databases.ts'
import { expectWhole } from '../support/fullRender.ts'
import { idsOf, makeWrite, randomWrite } from '../support/randomWrites.ts'
import { freePort, runServer, startServer, type TestServer, untilChecked } from '../support/server.ts'

/**
 * How often the server is killed on each database, two to five seconds apiece. `npm test` makes do with a dozen;
 * GONGYUN_KILLS=200 npm test -- faults is the whole measure.
 */
const kills = Number(process.env['GONGYUN_KILLS'] ?? 3)
const seed = Number(process.env['GONGYUN_SEED'] ?? 20261121)
/** Writes that are under way when the server is killed, and longest time that they are given, in milliseconds. */
const [writesAtOnce, longestDelay] = [6, 120]

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let port: number
  let server: TestServer
  let staff: Api

  // one port for all starts: the address of the site, and so the release, stays the same, and so does the login
  const start = () =>
    startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'], env: { PORT: String(port) } })

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-faults-'))
    port = await freePort()
    server = await start()
    staff = await administrator(server)
    for (const write of fc.sample(randomWrite, { numRuns: 40, seed: seed - 1 }))
      await makeWrite(staff, { ...write, action: 'create' }, await idsOf(staff))
  })
  afterAll(async () => {
    await server?.kill()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  it(
    `should have a whole folder, equal to a full render, after each of ${kills} kills during publishes`,
    async () => {
      const writes = fc.sample(randomWrite, { numRuns: kills * writesAtOnce, seed })
      const delays = fc.sample(fc.nat(longestDelay), { numRuns: kills, seed })
      for (const [round, delay] of delays.entries()) {
        const ids = await idsOf(staff)
        const underWay = writes
          .slice(round * writesAtOnce, (round + 1) * writesAtOnce)
          .map((write) => makeWrite(staff, write, ids).catch(() => undefined))
        await new Promise((resolve) => setTimeout(resolve, delay))
        await server.kill()
        await Promise.all(underWay)

        server = await start()
        await untilChecked(server)
        try {
          await expectWhole(server, staff, { mayLackUploads: true })
        } catch (error) {
          throw new Error(`after kill ${round + 1} (${delay} ms):\n${server.output()}`, { cause: error })
        }
      }
      expect(server.output()).not.toContain('"level":50')
    },
    60_000 + kills * 10_000,
  )

  it('should begin a new release anew after a kill while it was made, and show the one before until it is whole', async () => {
    await server.stop()
    const root = path.join(dataDir, 'published')
    const before = await readlink(path.join(root, 'current'))
    const releases = () => readdir(path.join(root, 'releases'))
    const known = await releases()
    // the address of the site stands in its pages, so another one makes another release
    port = await freePort()
    for (const part of ['index.html', 'courses/index.html']) {
      const since = Date.now()
      const powerCut = new AbortController()
      const options = { databaseUrl: database.url, dataDir, args: ['--no-sample'], env: { PORT: String(port) } }
      const killed = runServer(options, powerCut.signal)
      const made = async () => (await releases()).find((name) => !known.includes(name))
      const madeAt = async () =>
        statSync(path.join(root, 'releases', (await made()) ?? '', part), { throwIfNoEntry: false })
      // what the first one left is removed before
      const isBegun = async () => ((await madeAt())?.mtimeMs ?? 0) > since
      await vi.waitUntil(isBegun, { timeout: 60_000, interval: 1 })
      powerCut.abort()
      await killed
      expect(isFinished(root, (await made()) ?? '')).toBe(false)
      expect(await readlink(path.join(root, 'current'))).toBe(before)
    }
    server = await start()
    await untilChecked(server)
    expect(await readlink(path.join(root, 'current'))).not.toBe(before)
    await expectWhole(server, await administrator(server), { mayLackUploads: true })
  }, 120_000)
})
