import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { keyOf } from '../../../cms/features/signup/asked/bookables.ts'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { rawRegistrations } from '../../support/rawRegistrations.ts'
import { shiftedClock } from '../../support/shiftedClock.ts'
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
const [hourMs, longestLockMs] = [3_600_000, 30_000] as const
/** What a visitor does: signs up, and does something to a registration that there is. */
const turn = fc.record({
  isDrawn: fc.boolean(),
  children: fc.integer({ min: 0, max: 2 }),
  audience: fc.constantFrom('migrant' as const, undefined),
  deed: fc.constantFrom('cancel' as const, 'accept' as const, 'accept' as const, 'decline' as const),
  whom: fc.nat(10_000),
})

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let dataDir: string
  let server: TestServer
  let staff: Api
  const clock = shiftedClock()

  const start = async (): Promise<void> => {
    server = await startServer({ databaseUrl: database.url, dataDir, env: clock.env, args: ['--no-sample'] })
    staff = await administrator(server)
  }
  const stored = () => storedSignUps(dataDir, database.url)
  const open = async (signUpHere: object = {}, more: object = {}): Promise<Bookable> => {
    const bookable = await openActivity(staff, { seats: places, ...signUpHere }, { ...more })
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
    clock.remove()
    await rm(dataDir, { recursive: true, force: true })
    await database?.drop()
  })

  it('should have everything that it has answered after each power cut, whatever people and the clock do, nothing half, and the same for whoever asks again', async () => {
    const from = Date.now()
    const after = (ms: number): string => new Date(from + ms).toISOString()
    const family = { offerHours: 1, children: { youngest: 0, oldest: 17 } }
    const quota = { audience: 'migrant', seats: 10, release: after(hourMs) }
    const bookables = [
      await open({ ...family, how: 'first-come' }, { signUpQuotas: [quota] }),
      await open({ ...family, how: 'lottery' }, { signUpUntil: after(2 * hourMs) }),
    ] as const
    const story = fc.sample(turn, { seed: 20261130, numRuns: 3_000 })
    const answered = new Map<number, { code: string; state: string }>()
    // whoever has asked to be cancelled may be so, whether or not it was answered
    const leaving = new Set<number>()
    const turnOf = (number: number) =>
      story[number % story.length] ?? { isDrawn: false, children: 0, audience: undefined, deed: 'accept', whom: 0 }
    const formFor = (number: number): Record<string, unknown> => {
      const { isDrawn, children: count, audience } = turnOf(number)
      const children = Array.from({ length: count }, (_, child) => ({ name: `孩子${child}`, age: 8 }))
      const asked = { children, guardian: count > 0, ...(audience !== undefined && { audience }) }
      return formOf(bookables[isDrawn ? 1 : 0], number, asked)
    }
    let next = 0
    const seen = new Set<string>()
    for (const ahead of [1, 2, 3, 4].map((hours) => hours * hourMs + 60_000)) {
      const before = answered.size
      let isCut = false
      const visitor = async (): Promise<void> => {
        while (!isCut) {
          const number = next++
          const sent = await ask(server.url, 'registrations', formFor(number), addressOf(number)).catch(() => undefined)
          if (sent?.status === 201) answered.set(number, sent.body)
          const { deed, whom } = turnOf(number)
          const [other, theirs] = [...answered][whom % Math.max(1, answered.size)] ?? []
          if (other === undefined || theirs === undefined) continue
          if (deed === 'cancel') leaving.add(other)
          const claim = { code: theirs.code, phone: phoneOf(other) }
          await ask(server.url, deed, claim, addressOf(other)).catch(() => undefined)
        }
      }
      const visitors = Array.from({ length: atOnce }, visitor)
      await vi.waitUntil(() => answered.size > before + 15 || ahead > 2 * hourMs, { timeout: 60_000, interval: 1 })
      // a quota is released, a draw is due, offers are over, and the power goes
      clock.set(ahead)
      const tried = next
      await vi.waitUntil(() => next > tried + atOnce, { timeout: 60_000, interval: 1 })
      await server.kill()
      isCut = true
      await Promise.all(visitors)
      await start()
      const rows = await stored()
      for (const bookable of bookables) expect(amissIn(rows, keyOf(bookable), places)).toEqual([])
      for (const { state } of rows.registrations) seen.add(state)
    }
    const [, drawn] = bookables
    await vi.waitFor(
      async () => {
        const states = (await stored()).registrations.filter((row) => row.bookable === keyOf(drawn))
        expect(states.map(({ state }) => state)).not.toContain('pooled')
        expect(states.some(({ state }) => state === 'confirmed')).toBe(true)
      },
      { timeout: longestLockMs, interval: 100 },
    )
    // whoever had no answer has one now, and whoever had one has the same
    const withOne = new Set<string>()
    for (let number = 0; number < next; number++) {
      const again = await vi.waitFor(
        async () => {
          const sent = await ask(server.url, 'registrations', formFor(number), addressOf(number))
          expect(sent.status).not.toBe(503)
          return sent
        },
        { timeout: longestLockMs, interval: 200 },
      )
      const before = answered.get(number)
      // nobody enters a draw that was held
      const isOver = before === undefined && turnOf(number).isDrawn && again.status >= 400
      if (!isOver) withOne.add(String(formFor(number)['key']))
      if (before !== undefined) expect([again.status, again.body.code]).toEqual([200, before.code])
      else if (!isOver) expect([200, 201]).toContain(again.status)
      // nobody has lost a place that they were told they have
      if (before?.state === 'confirmed' && !leaving.has(number)) expect(again.body.state).toBe('confirmed')
    }
    expect(leaving.size).toBeGreaterThan(0)
    // how many are offered something that nobody takes hangs on how far people got before the power went
    expect([...seen]).toEqual(expect.arrayContaining(['confirmed', 'cancelled']))
    const rows = await stored()
    expect(rows.registrations).toHaveLength(withOne.size)
    for (const bookable of bookables) expect(amissIn(rows, keyOf(bookable), places)).toEqual([])
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
