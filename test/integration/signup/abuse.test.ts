import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { keysFile } from '../../../cms/features/signup/persons/keys.ts'
import { administrator } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { proofFrom } from '../../support/proofs.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { addressOf, ask, formOf, openActivity, phoneOf, storedSignUps, untilOffered } from '../../support/signUps.ts'

/** What a network may send of plain forms in ten minutes, places of one thing by them, and forms of one telephone number in an hour. */
const [plainForms, plainSeats, formsOfPhone, claims] = [30, 12, 30, 120] as const

onEachDatabase(({ name, create }) => {
  let database: ReturnType<typeof create>
  let folder: string
  /** Two on one MongoDB; an embedded database has one. */
  const running: TestServer[] = []
  let bookable: Bookable & { occasion: string }
  const url = (number: number) => running[number % running.length]?.url ?? ''

  beforeAll(async () => {
    database = create()
    folder = await mkdtemp(path.join(tmpdir(), 'gongyun-abuse-'))
    const dataDirs = (name === 'SQLite' ? ['one'] : ['one', 'two']).map((each) => path.join(folder, each))
    for (const dataDir of dataDirs) {
      await mkdir(path.dirname(keysFile(dataDir)), { recursive: true })
      if (running.length > 0) await copyFile(keysFile(dataDirs[0] ?? ''), keysFile(dataDir))
      const env = { SIGNUP_PROOF_TRIES: '2000' }
      running.push(await startServer({ dataDir, databaseUrl: database.url, args: ['--no-sample'], env }))
    }
    bookable = await openActivity(await administrator(running[0] as TestServer), { seats: 500 })
    for (const server of running) await untilOffered(server.url, bookable)
  })
  afterAll(async () => {
    await Promise.all(running.map((server) => server.stop()))
    await database?.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const codeOf = ({ body }: Awaited<ReturnType<typeof ask>>) => body.errors?.[0]?.data?.code
  const withWork = async (number: number, more: object = {}) => {
    const form = formOf(bookable, number, more)
    return { ...form, proof: await proofFrom(url(number), String(form['key']), addressOf(number)) }
  }
  /** Sends the form as a browser without scripts does. */
  const sendPlain = async (number: number, from: string, of = bookable): Promise<{ status: number; text: string }> => {
    const fields = {
      ...{ collection: of.collection, entry: of.entry, occasion: of.occasion, comes: 'yes' },
      ...{ name: `报名人${number}`, phone: phoneOf(number), consent: 'yes' },
    }
    const response = await fetch(`${url(number)}/api/signup/registrations`, {
      method: 'POST',
      headers: { 'x-forwarded-for': from },
      body: new URLSearchParams(fields),
    })
    return { status: response.status, text: await response.text() }
  }
  const stored = async () =>
    (await storedSignUps(path.join(folder, 'one'), database.url)).registrations.filter(
      (row) => row.bookable === `activities/${bookable.entry}/${bookable.occasion}`,
    )

  it('should sign nobody up by a script that has done no work, and say what to do', async () => {
    const refused = await ask(url(0), 'registrations', formOf(bookable, 1))
    expect([refused.status, codeOf(refused)]).toEqual([400, 'proof-needed'])
    expect(refused.body.errors?.[0]?.message).toContain('请刷新页面再提交')
    expect(await stored()).toEqual([])
  })

  it('should take work for the form that it was done for, once, at whichever server, and the same form again', async () => {
    const form = await withWork(2)
    // asked for at one server, sent to another
    const made = await ask(url(3), 'registrations', form, addressOf(2))
    expect(made.status).toBe(201)
    const again = await ask(url(2), 'registrations', form, addressOf(2))
    expect([again.status, again.body.code]).toEqual([200, made.body.code])
    // somebody else cannot use what was found: neither with a key of their own, nor with that of the form
    const replayed = await ask(url(2), 'registrations', { ...formOf(bookable, 3), proof: form.proof }, addressOf(3))
    expect([replayed.status, codeOf(replayed)]).toEqual([409, 'proof-over'])
    const taken = await ask(url(3), 'registrations', { ...form, phone: phoneOf(3) }, addressOf(3))
    expect([taken.status, codeOf(taken)]).toEqual([409, 'key-used-elsewhere'])
    expect(await stored()).toHaveLength(1)
  })

  it('should take so many plain forms of a network, all servers together, and tell who is over what to do', async () => {
    const network = '203.0.113.7'
    const staff = await administrator(running[0] as TestServer)
    const more = [await openActivity(staff, { seats: 500 }), await openActivity(staff, { seats: 500 })]
    for (const server of running) for (const thing of more) await untilOffered(server.url, thing)
    const things = [bookable, ...more]
    // of one thing it takes few places, so that an event is not one network's
    for (let sent = 0; sent < plainSeats; sent++) expect((await sendPlain(100 + sent, network)).status).toBe(201)
    const over = await sendPlain(150, network)
    expect([over.status, over.text.includes('这一场的名额太多了')]).toEqual([429, true])
    for (let sent = plainSeats + 1; sent < plainForms; sent++)
      expect((await sendPlain(100 + sent, network, things[Math.floor(sent / plainSeats)])).status).toBe(201)
    for (const number of [200, 201]) {
      const { status, text } = await sendPlain(number, network)
      expect(status).toBe(429)
      expect(text).toContain('JavaScript')
      // nothing of it is lost
      expect(text).toContain(phoneOf(number))
    }
    // with work, and from elsewhere, it goes on
    expect((await ask(url(0), 'registrations', await withWork(202), network)).status).toBe(201)
    expect((await sendPlain(203, '203.0.113.8')).status).toBe(201)
  })

  it('should take so many forms of a telephone number, all servers together, and count none that is refused', async () => {
    const phone = phoneOf(7_000)
    const staff = await administrator(running[0] as TestServer)
    const things = []
    for (let each = 0; each < 4; each++) things.push(await openActivity(staff, { seats: 500, mostSeats: 10 }))
    for (const server of running) for (const thing of things) await untilOffered(server.url, thing)
    const send = async (number: number, of: Bookable | undefined) =>
      ask(url(number), 'registrations', await withWork(number, { phone, bookable: of }), addressOf(number))
    // somebody who knows the number sends forms that come to nothing
    for (let sent = 0; sent < formsOfPhone; sent++) {
      const refused = await ask(
        url(sent),
        'registrations',
        await withWork(500 + sent, { phone, comes: false }),
        addressOf(500),
      )
      expect([refused.status, codeOf(refused)]).toEqual([400, 'nobody-comes'])
    }
    for (let sent = 0; sent < formsOfPhone; sent++)
      expect((await send(300 + sent, things[Math.floor(sent / 10)])).status).toBe(201)
    for (const number of [400, 401]) {
      const refused = await send(number, things[3])
      expect([refused.status, codeOf(refused)]).toEqual([429, 'too-many-of-phone'])
    }
    expect((await ask(url(0), 'registrations', await withWork(402), addressOf(402))).status).toBe(201)
  })

  it('should let a network look for so many codes, all servers together', async () => {
    const network = '203.0.113.9'
    const look = (number: number) =>
      ask(url(number), 'registration', { code: '0000000000', phone: phoneOf(2) }, network)
    for (let number = 0; number < claims; number++) expect((await look(number)).status).toBe(404)
    for (const number of [0, 1]) expect((await look(number)).status).toBe(429)
  })

  it('should count without knowing whom: neither address nor number stands in the database', async () => {
    if (database.url === undefined) return
    const client = await new MongoClient(database.url).connect()
    try {
      const rows = await client.db().collection('signup-limits').find().toArray()
      const kinds = new Set(rows.map((row) => String(row['key']).split(':')[0]))
      expect([...kinds].sort()).toEqual(['claims', 'forms', 'phones', 'plainForms', 'plainSeats'])
      const text = JSON.stringify(rows)
      for (const known of ['203.0.113', phoneOf(7_000), phoneOf(2)]) expect(text).not.toContain(known)
      // each is gone when its time is over
      const indexes = await client.db().collection('signup-limits').indexes()
      expect(indexes.some(({ expireAfterSeconds }) => expireAfterSeconds === 0)).toBe(true)
    } finally {
      await client.close()
    }
  })
})
