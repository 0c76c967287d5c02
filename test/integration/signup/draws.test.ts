import { createHash, createHmac } from 'node:crypto'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bookable, type DrawShown, drawShown } from '../../../cms/features/signup/asked/contract.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { updateEntry } from '../../support/entries.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { addressOf, ask, formOf, openActivity, phoneOf, untilOffered } from '../../support/signUps.ts'

const people = 12

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let bookable: Bookable & { occasion: string }

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    const signUpUntil = new Date(Date.now() + 86_400_000).toISOString()
    bookable = await openActivity(staff, { seats: 5, how: 'lottery' }, { signUpUntil })
    await untilOffered(server.url, bookable)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const messageKeys = async (): Promise<string[]> => {
    if (database.url === undefined) {
      const file = new DatabaseSync(path.join(server.dataDir, 'gongyun.db'), { readOnly: true, timeout: 10_000 })
      try {
        return file
          .prepare('SELECT key FROM messages')
          .all()
          .map(({ key }) => String(key))
      } finally {
        file.close()
      }
    }
    const client = await new MongoClient(database.url).connect()
    try {
      const rows = await client.db().collection('messages').find().toArray()
      return rows.map((row) => String(row['key']))
    } finally {
      await client.close()
    }
  }
  const drawOf = async (of: object): Promise<{ status: number; body: unknown; text: string }> => {
    const response = await fetch(`${server.url}/api/signup/draw?${new URLSearchParams({ ...of }).toString()}`)
    const text = await response.text()
    return { status: response.status, body: JSON.parse(text) as unknown, text }
  }

  it('should say before anybody signs up what the draw is held to, and afterwards all that anybody needs to draw again', async () => {
    const before = drawShown.parse((await drawOf(bookable)).body)
    expect(before).toEqual({ digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
    const codes: string[] = []
    for (let number = 0; number < people; number++) {
      const { status, body } = await ask(server.url, 'registrations', formOf(bookable, number), addressOf(number))
      expect([status, body.state]).toEqual([201, 'pooled'])
      codes.push(body.code)
    }
    // who has gone before is not drawn
    await ask(server.url, 'cancel', { code: codes[3], phone: phoneOf(3) })
    expect((await drawOf(bookable)).body).toEqual(before)

    await updateEntry(staff, 'activities', bookable.entry, { signUpUntil: new Date(Date.now() - 1000).toISOString() })
    await expect
      .poll(async () => drawShown.parse((await drawOf(bookable)).body).seed, { timeout: 60_000 })
      .toBeDefined()
    const { text, body } = await drawOf(bookable)
    const { digest, seed = '', order = [] } = body as DrawShown
    expect(digest).toBe(before.digest)
    expect(createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex')).toBe(digest)
    const numbers = Array.from({ length: people }, (_, index) => index + 1).filter((number) => number !== 4)
    const lot = (number: number) => createHmac('sha256', Buffer.from(seed, 'hex')).update(`${number}`).digest('hex')
    expect(order).toEqual(numbers.toSorted((one, other) => (lot(one) < lot(other) ? -1 : 1)))
    // the places are those of the first in that order
    const states = new Map<number, string>()
    for (const [index, code] of codes.entries()) {
      const found = await ask(server.url, 'registration', { code, phone: phoneOf(index) }, addressOf(index))
      states.set(found.body.number, found.body.state)
    }
    expect(order.map((number) => states.get(number))).toEqual(
      order.map((_, index) => (index < 5 ? 'confirmed' : 'waitlisted')),
    )
    // numbers, and nobody
    for (const word of ['报名人', phoneOf(1), codes[0] ?? '']) expect(text).not.toContain(word)
    // somebody who goes, or has everything erased, changes nothing of it
    await ask(server.url, 'erase', { code: codes[(order[0] ?? 1) - 1], phone: phoneOf((order[0] ?? 1) - 1) })
    expect((await drawOf(bookable)).text).toBe(text)
  })

  it('should say where nothing is drawn, and what is asked wrongly', async () => {
    const other = await openActivity(staff, { seats: 5 })
    await untilOffered(server.url, other)
    expect((await drawOf(other)).status).toBe(404)
    expect((await drawOf({ ...bookable, occasion: 'none' })).status).toBe(404)
    expect((await drawOf({ ...bookable, collection: 'users' })).status).toBe(400)
    expect((await drawOf({})).status).toBe(400)
  })

  it('should send the code once more to whoever signed up, and to nobody else', async () => {
    const other = await openActivity(staff, { seats: 5 })
    await untilOffered(server.url, other)
    const { body } = await ask(server.url, 'registrations', formOf(other, 50), addressOf(50))
    const query = new URLSearchParams({ ...other, list: 'all' }).toString()
    const { body: listed } = await staff.request<{ registrations: { id: string }[] }>(
      'GET',
      `/api/signup/desk/bookable?${query}`,
    )
    const registration = listed.registrations[0]?.id ?? ''
    const again = await staff.request('POST', '/api/signup/desk/again', { registration })
    expect(again.status).toBe(200)
    expect(JSON.stringify(again.body)).not.toContain(body.code)
    // two messages of one notice, each made once
    await expect
      .poll(async () => (await messageKeys()).filter((key) => key.startsWith(`${registration}/confirmed/`)).length, {
        timeout: 30_000,
      })
      .toBe(2)
    const more = () => staff.request<object>('POST', '/api/signup/desk/again', { registration })
    const answers = [await more(), await more(), await more(), await more()]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429])
    expect(JSON.stringify(answers[3]?.body)).toMatch(/code-sent-too-often.+24 小时后可以再发/)
    await ask(server.url, 'cancel', { code: body.code, phone: phoneOf(50) }, addressOf(50))
    expect((await more()).status).toBe(429)
    expect((await fetch(`${server.url}/api/signup/desk/again`, { method: 'POST', body: '{}' })).status).not.toBe(200)
  })
})
