import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { keyOf } from '../../../cms/features/signup/asked/bookables.ts'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { rawRegistrations } from '../../support/rawRegistrations.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import {
  addressOf,
  amissIn,
  ask,
  formOf,
  openActivity,
  phoneOf,
  storedSignUps,
  untilOffered,
} from '../../support/signUps.ts'

const [places, atOnce] = [40, 12] as const
/** A MongoDB keeps what a killed server had locked for a minute; so long nobody is to wait. */
const [rounds, longestLockMs] = [2, 30_000] as const

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let server: TestServer
  let staff: Api

  const start = async (): Promise<void> => {
    server = await startServer({ databaseUrl: database.url, dataDir, args: ['--no-sample'] })
    staff = await administrator(server)
  }
  const stored = () => storedSignUps(dataDir, database.url)
  const open = async (): Promise<Bookable> => {
    const bookable = await openActivity(staff, { seats: places })
    await untilOffered(server.url, bookable)
    return bookable
  }

  beforeAll(async () => {
    database = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-signups-'))
    await start()
  })
  afterAll(async () => {
    await server?.kill()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  it('should have everything that it has answered after each power cut, whatever people do, nothing half, and the same for whoever asks again', async () => {
    const bookable = await open()
    const answered = new Map<number, { code: string; state: string }>()
    // whoever has asked to be cancelled may be so, whether or not it was answered
    const leaving = new Set<number>()
    let next = 0
    for (let round = 0; round < rounds; round++) {
      const before = answered.size
      let isCut = false
      const visitor = async (): Promise<void> => {
        while (!isCut) {
          const number = next++
          const sent = await ask(server.url, 'registrations', formOf(bookable, number), addressOf(number)).catch(
            () => undefined,
          )
          if (sent?.status !== 201) continue
          answered.set(number, sent.body)
          const does = number % 3 === 0 ? 'cancel' : sent.body.state === 'waitlisted' ? 'accept' : undefined
          if (does === 'cancel') leaving.add(number)
          const claim = { code: sent.body.code, phone: phoneOf(number) }
          if (does !== undefined) await ask(server.url, does, claim, addressOf(number)).catch(() => undefined)
        }
      }
      const visitors = Array.from({ length: atOnce }, visitor)
      await vi.waitUntil(() => answered.size > before + 15, { timeout: 60_000, interval: 1 })
      await server.kill()
      isCut = true
      await Promise.all(visitors)
      await start()
      await untilOffered(server.url, bookable)
      expect(amissIn(await stored(), keyOf(bookable), places)).toEqual([])
    }
    // whoever had no answer has one now, and whoever had one has the same
    for (let number = 0; number < next; number++) {
      const again = await vi.waitFor(
        async () => {
          const sent = await ask(server.url, 'registrations', formOf(bookable, number), addressOf(number))
          expect(sent.status).not.toBe(503)
          return sent
        },
        { timeout: longestLockMs, interval: 200 },
      )
      const before = answered.get(number)
      if (before === undefined) expect([200, 201]).toContain(again.status)
      else expect([again.status, again.body.code]).toEqual([200, before.code])
      // nobody has lost a place that they were told they have
      if (before?.state === 'confirmed' && !leaving.has(number)) expect(again.body.state).toBe('confirmed')
    }
    expect(leaving.size).toBeGreaterThan(0)
    const rows = await stored()
    expect(rows.registrations.filter((row) => row.bookable === keyOf(bookable))).toHaveLength(next)
    expect(amissIn(rows, keyOf(bookable), places)).toEqual([])
  }, 300_000)

  it('should find places that somebody has leaked past the books, mend them at the next start, and say so', async () => {
    const [leaked, untouched] = [await open(), await open()]
    for (const bookable of [leaked, untouched])
      for (let number = 0; number < 3; number++)
        expect(
          (
            await ask(
              server.url,
              'registrations',
              formOf(bookable, number + 5000 + (bookable === leaked ? 0 : 100)),
              addressOf(number),
            )
          ).status,
        ).toBe(201)
    await server.kill()
    const raw = await rawRegistrations(dataDir, database.url)
    await raw.setSums(keyOf(leaked), { confirmed: 17, left: 2, last: 1 })
    await raw.close()
    expect(amissIn(await stored(), keyOf(leaked), places)).not.toEqual([])
    await start()
    await vi.waitFor(async () => expect(amissIn(await stored(), keyOf(leaked), places)).toEqual([]), {
      timeout: 60_000,
      interval: 50,
    })
    await vi.waitUntil(() => server.output().includes('已按报名记录改正'), { timeout: 60_000, interval: 50 })
    const line =
      server
        .output()
        .split('\n')
        .find((text) => text.includes('已按报名记录改正')) ?? ''
    expect(JSON.parse(line)).toMatchObject({ mended: 1 })
    // of two rows one was amiss, and the other is as it was
    expect(amissIn(await stored(), keyOf(untouched), places)).toEqual([])
    const { body } = await ask(server.url, 'registrations', formOf(leaked, 6000), addressOf(1))
    expect(body.number).toBe(4)
  })
})
