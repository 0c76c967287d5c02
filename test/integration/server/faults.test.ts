import { statSync } from 'node:fs'
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { isFinished } from '../../../site/publisher/release/releaseFolder.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { attempt, madeBy, prepareAttempt, publishPicture } from '../../support/faultWrites.ts'
import { contents, expectWhole } from '../../support/fullRender.ts'
import { drawingProcessesOf } from '../../support/drawings.ts'
import { discardWaiting } from '../../support/importing.ts'
import { lackingKinds } from '../../support/kindsOfFiles.ts'
import { printed } from '../../support/printed.ts'
import { idsOf, makeWrite, randomWrite } from '../../support/randomWrites.ts'
import { castOf } from '../../support/roles/cast.ts'
import { SubscribedPhones } from '../../support/subscribedPhones.ts'
import { freePort, isRunning, runServer, startServer, type TestServer, untilChecked } from '../../support/server.ts'
import { expectFilesAgree } from '../../support/storedFiles.ts'

/**
 * How often the server is killed on each database, two to five seconds apiece. `npm test` makes do with a few;
 * GONGYUN_KILLS=200 npm test -- faults is the whole measure.
 */
const kills = Number(process.env['GONGYUN_KILLS'] ?? 3)
const seed = Number(process.env['GONGYUN_SEED'] ?? 20261121)
/**
 * Saves and other attempts that are under way when the server is killed, and longest time that they are given, in
 * milliseconds: a save takes some ten, a picture or an import up to a second.
 */
const [writesAtOnce, attemptsAtOnce, longestDelay] = [5, 3, 1200]

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let port: number
  let server: TestServer
  let staff: Api
  let reader: Api
  const batches: { id: string }[] = []

  // one port for all starts: the address of the site, and so the release, stays the same, and so does the login
  const start = () =>
    startServer({
      databaseUrl: database.url,
      dataDir,
      args: ['--no-sample'],
      env: { PORT: String(port), POSTERS: 'on' },
    })

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-faults-'))
    port = await freePort()
    server = await start()
    staff = await administrator(server)
    for (const write of fc.sample(randomWrite, { numRuns: 40, seed: seed - 1 }))
      await makeWrite(staff, { ...write, action: 'create' }, await idsOf(staff))
    reader = (await castOf(server, staff)).as.reviewer
  })
  afterAll(async () => {
    await server?.kill()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  it(
    `should have all that was acknowledged, files as rows name them, a folder equal to a full render, posters and all, and nobody left who draws, after each of ${kills} kills`,
    async () => {
      const writes = fc.sample(randomWrite, { numRuns: kills * writesAtOnce, seed })
      const attempts = fc.sample(attempt, { numRuns: kills * attemptsAtOnce, seed })
      const delays = fc.sample(fc.oneof(fc.nat(longestDelay / 10), fc.nat(longestDelay)), { numRuns: kills, seed })
      const phones = new SubscribedPhones()
      const published = () => contents(path.join(dataDir, 'published', 'current'))
      for (const [round, delay] of delays.entries()) {
        const ids = await idsOf(staff)
        const some = attempts.slice(round * attemptsAtOnce, (round + 1) * attemptsAtOnce)
        // what was not confirmed before a kill counts as waiting for a day
        await discardWaiting(staff)
        const prepared = []
        for (const one of some) prepared.push(await prepareAttempt(one, { server, staff, reader, ids, batches }))
        const power = new AbortController()
        // what is cut off by the kill has acknowledged nothing; what fails while the server runs is a fault
        const cutOff = (error: Error) => {
          if (power.signal.aborted) return undefined
          return async () => {
            throw error
          }
        }
        const underWay = [
          ...writes.slice(round * writesAtOnce, (round + 1) * writesAtOnce).map(async (write) => {
            const answer = await makeWrite(staff, write, ids)
            return write.action === 'create' && answer ? madeBy(write.collection, answer) : undefined
          }),
          ...prepared.map((start) => start()),
        ].map((one) => one.catch(cutOff))
        // those who draw are killed before the others, and again with them
        await new Promise((resolve) => setTimeout(resolve, delay / 2))
        for (const pid of drawingProcessesOf(server.cmsPid())) process.kill(pid, 'SIGKILL')
        await new Promise((resolve) => setTimeout(resolve, delay / 2))
        const drawing = drawingProcessesOf(server.cmsPid())
        power.abort()
        await server.kill()
        const checks = await Promise.all(underWay)
        await vi.waitFor(() => expect(drawing.filter(isRunning)).toEqual([]), { timeout: 5_000, interval: 20 })

        server = await start()
        await untilChecked(server)
        try {
          for (const check of checks) await check?.(server, staff)
          await expectFilesAgree(server, staff)
          await expectWhole(server, staff)
          phones.look(await published())
        } catch (error) {
          const what = some.map(({ kind }) => kind).join(', ')
          throw new Error(`after kill ${round + 1} (${delay} ms, ${what}):\n${server.output()}`, { cause: error })
        }
      }
      expect(await printed(server)).not.toContain('"level":50')
      // what is drawn at random may have left no picture on a page
      await publishPicture(staff)
      await vi.waitFor(async () => expect(lackingKinds((await published()).keys())).toEqual([]), { timeout: 30_000 })
    },
    60_000 + kills * 30_000,
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
      const env = { PORT: String(port), POSTERS: 'on' }
      const options = { databaseUrl: database.url, dataDir, args: ['--no-sample'], env }
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
    await expectWhole(server, await administrator(server))
  }, 120_000)
})
