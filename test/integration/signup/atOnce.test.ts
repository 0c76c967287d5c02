import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { keyOf } from '../../../cms/features/signup/asked/bookables.ts'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { keysFile } from '../../../cms/features/signup/persons/keys.ts'
import { administrator, type Api } from '../../support/api.ts'
import { freshDatabase } from '../../support/mongod.ts'
import { type RawRegistrations, rawRegistrations } from '../../support/rawRegistrations.ts'
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
import { slowLink } from '../../support/slowLink.ts'

const [places, people] = [20, 200] as const
/** Of everything that goes between a server and a MongoDB, in milliseconds each way. */
const delayMs = 2

const suite = (servers: number, databaseUrl?: () => { url: string; drop: () => Promise<void> }): void => {
  let database: { url: string; drop: () => Promise<void> } | undefined
  let folder: string
  const running: TestServer[] = []
  const links: { close: () => void }[] = []
  let staff: Api
  const dataDirOf = (number: number) => path.join(folder, String(number))
  const url = (number: number) => running[number % running.length]?.url ?? ''
  const stored = () => storedSignUps(dataDirOf(0), database?.url)

  beforeAll(async () => {
    database = databaseUrl?.()
    folder = await mkdtemp(path.join(tmpdir(), 'gongyun-signups-'))
    for (let number = 0; number < servers; number++) {
      const dataDir = dataDirOf(number)
      await mkdir(path.dirname(keysFile(dataDir)), { recursive: true })
      // those that work together have the same keys
      if (number > 0) await copyFile(keysFile(dataDirOf(0)), keysFile(dataDir))
      const link = database && (await slowLink(database.url, delayMs))
      if (link !== undefined) links.push(link)
      running.push(await startServer({ dataDir, databaseUrl: link?.url, args: ['--no-sample'] }))
    }
    staff = await administrator(running[0] as TestServer)
  })
  afterAll(async () => {
    await Promise.all(running.map((server) => server.stop()))
    for (const link of links) link.close()
    await rm(folder, { recursive: true, force: true })
    await database?.drop()
  })

  const open = async (more: object = {}): Promise<Bookable> => {
    const bookable = await openActivity(staff, { seats: places, ...more })
    await Promise.all(running.map((server) => untilOffered(server.url, bookable)))
    return bookable
  }

  it('should give each place once, in order of arrival, and the same to whoever asks again', async () => {
    const bookable = await open()
    const sent = await Promise.all(
      Array.from({ length: people }, async (_, number) => {
        const once = () => ask(url(number), 'registrations', formOf(bookable, number), addressOf(number))
        // every third taps twice, and the second tap goes to another server
        const again = () => ask(url(number + 1), 'registrations', formOf(bookable, number), addressOf(number))
        return number % 3 === 0 ? Promise.all([once(), again()]) : [await once()]
      }),
    )
    for (const answers of sent) {
      expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1)
      for (const { status, body } of answers) {
        expect([200, 201]).toContain(status)
        expect([body.code, body.number]).toEqual([answers[0]?.body.code, answers[0]?.body.number])
      }
    }
    const shown = sent.map((answers) => (answers.find(({ status }) => status === 201) ?? answers[0])?.body)
    const confirmed = shown.filter((body) => body?.state === 'confirmed')
    expect(confirmed).toHaveLength(places)
    expect(Math.max(...confirmed.map((body) => body?.number ?? Infinity))).toBe(places)
    expect(new Set(shown.map((body) => body?.number)).size).toBe(people)
    expect(amissIn(await stored(), keyOf(bookable), places)).toEqual([])
    for (const number of [0, 57, people - 1]) {
      const again = await ask(url(number + 2), 'registrations', formOf(bookable, number), addressOf(number))
      expect([again.status, again.body.code]).toEqual([200, shown[number]?.code])
    }
    // who waits stands in line by their number
    const waiting = shown.filter((body) => body?.state === 'waitlisted').slice(0, 12)
    for (const body of waiting) {
      const number = shown.indexOf(body)
      const claim = { code: body?.code, phone: phoneOf(number) }
      const found = await ask(url(number), 'registration', claim, addressOf(number))
      expect(found.body.position).toBe((body?.number ?? NaN) - places)
    }
  })

  it('should keep its sums while families sign up, cancel, and answer offers at once', async () => {
    const bookable = await open({ children: { youngest: 0, oldest: 17 } })
    const family = (number: number) => ({
      children: Array.from({ length: number % 3 }, () => ({ name: '小朋友', age: 8 })),
      guardian: true,
    })
    await Promise.all(
      Array.from({ length: 90 }, async (_, index) => {
        const number = 1000 + index
        const from = addressOf(number)
        const signed = await ask(url(number), 'registrations', formOf(bookable, number, family(number)), from)
        expect(signed.status).toBe(201)
        if (index % 2 === 0) return
        const claim = { code: signed.body.code, phone: phoneOf(number) }
        for (const step of ['cancel', 'accept', 'decline'].slice(index % 3)) {
          const { status } = await ask(url(number + 1), step, claim, from)
          expect([200, 409]).toContain(status)
        }
      }),
    )
    const rows = await stored()
    expect(amissIn(rows, keyOf(bookable), places)).toEqual([])
    expect(
      rows.registrations.some(({ bookable: one, state }) => one === keyOf(bookable) && state === 'cancelled'),
    ).toBe(true)
  })

  it('should be seen here when places are given twice: whoever counts first and writes then oversells', async () => {
    const bookable = keyOf({ collection: 'activities', entry: 'naive', occasion: 'row' })
    const raw: RawRegistrations = await rawRegistrations(dataDirOf(0), database?.url)
    try {
      await Promise.all(
        Array.from({ length: 2 * places }, async (_, number) => {
          const taken = await raw.countConfirmed(bookable)
          await pause(20)
          await raw.insert({ bookable, number: number + 1, state: taken < places ? 'confirmed' : 'waitlisted' })
        }),
      )
    } finally {
      await raw.close()
    }
    expect(amissIn(await stored(), bookable, places)).toContain(`oversold: ${2 * places} + 0 of ${places}`)
  })
}

describe('SQLite', () => suite(1))
describe.skipIf(inject('mongo') === undefined)('MongoDB with three servers', () =>
  suite(3, () => freshDatabase(inject('mongo') ?? '')),
)
