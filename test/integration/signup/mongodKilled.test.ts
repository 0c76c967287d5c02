import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { keyOf } from '../../../cms/features/signup/asked/bookables.ts'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { administrator } from '../../support/api.ts'
import { type OwnMongo, startOwnMongo } from '../../support/ownMongo.ts'
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

const [places, atOnce, rounds] = [40, 12, 2] as const

// whoever brings a MongoDB of their own would not have it killed
describe.skipIf(inject('mongo') === undefined || Boolean(process.env['MONGODB_URL']))('MongoDB', () => {
  let mongo: OwnMongo
  let server: TestServer
  let bookable: Bookable

  beforeAll(async () => {
    mongo = await startOwnMongo()
    server = await startServer({ databaseUrl: mongo.url, args: ['--no-sample'] })
    bookable = await openActivity(await administrator(server), { seats: places })
    await untilOffered(server.url, bookable)
  })
  afterAll(async () => {
    await server?.stop()
    await mongo?.close()
  })

  it('should have everything that was answered when the database itself is cut off, whatever people do, nothing half, and the same for whoever asks again', async () => {
    const answered = new Map<number, { code: string; state: string }>()
    // whoever has asked to be cancelled may be so, whether or not it was answered
    const leaving = new Set<number>()
    let next = 0
    const signUp = (number: number) => ask(server.url, 'registrations', formOf(bookable, number), addressOf(number))
    for (let round = 0; round < rounds; round++) {
      const before = answered.size
      let isCut = false
      const visitor = async (): Promise<void> => {
        while (!isCut) {
          const number = next++
          const sent = await signUp(number)
          // what is not there for a while is said so, as an answer
          if (sent.status !== 201) {
            expect([500, 503]).toContain(sent.status)
            continue
          }
          answered.set(number, sent.body)
          const does = number % 3 === 0 ? 'cancel' : sent.body.state === 'waitlisted' ? 'accept' : undefined
          if (does === 'cancel') leaving.add(number)
          const claim = { code: sent.body.code, phone: phoneOf(number) }
          if (does !== undefined) await ask(server.url, does, claim, addressOf(number))
        }
      }
      const visitors = Array.from({ length: atOnce }, visitor)
      await vi.waitUntil(() => answered.size > before + 15, { timeout: 60_000, interval: 1 })
      await mongo.kill()
      isCut = true
      await mongo.start()
      await Promise.all(visitors)
      expect(amissIn(await storedSignUps(server.dataDir, mongo.url), keyOf(bookable), places)).toEqual([])
    }
    for (let number = 0; number < next; number++) {
      const again = await vi.waitFor(
        async () => {
          const sent = await signUp(number)
          expect([200, 201]).toContain(sent.status)
          return sent
        },
        { timeout: 60_000, interval: 100 },
      )
      const before = answered.get(number)
      if (before !== undefined) expect([again.status, again.body.code]).toEqual([200, before.code])
      // nobody has lost a place that they were told they have
      if (before?.state === 'confirmed' && !leaving.has(number)) expect(again.body.state).toBe('confirmed')
    }
    expect(leaving.size).toBeGreaterThan(0)
    const rows = await storedSignUps(server.dataDir, mongo.url)
    expect(rows.registrations).toHaveLength(next)
    expect(amissIn(rows, keyOf(bookable), places)).toEqual([])
  }, 300_000)
})
