import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { signUpRequest } from '../../attack/generate/signUpRequests.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { addressOf, ask, formOf, openActivity, storedSignUps, untilOffered } from '../../support/signUps.ts'

/** `npm run attack` sends more; SIGNUP_REQUESTS has it here. */
const requests = Number(process.env['SIGNUP_REQUESTS'] ?? 1000)
const marks = {
  name: '标记姓名七三九',
  unit: '标记单位七三九',
  child: '标记孩子七三九',
  phone: '13973917391',
  key: 'marker-key-73917391',
}

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let bookable: Bookable

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    bookable = await openActivity(staff, { seats: 20, children: { youngest: 0, oldest: 17 } })
    await untilOffered(server.url, bookable)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  it('should answer whatever strangers send with what is wrong in Chinese, and store nothing of it', async () => {
    const planned = fc.sample(signUpRequest(bookable), { seed: 20261128, numRuns: requests }).entries()
    const worker = async (): Promise<void> => {
      for (const [number, { method, path: step, type, body }] of planned) {
        const response = await fetch(`${server.url}/api/signup/${step}`, {
          method,
          headers: { 'content-type': type, 'x-forwarded-for': addressOf(number) },
          ...(method === 'POST' && { body }),
        })
        const text = await response.text()
        const told = `${number} ${step} ${type} ${body.slice(0, 200)} -> ${response.status} ${text.slice(0, 300)}`
        expect(response.status >= 400 && response.status < 500, told).toBe(true)
        expect(text, told).toMatch(/\p{Script=Han}{2}/u)
      }
    }
    await Promise.all(Array.from({ length: 8 }, worker))
    const { registrations, sums } = await storedSignUps(server.dataDir, database.url)
    expect(registrations).toEqual([])
    expect(sums.reduce((all, { last }) => all + last, 0)).toBe(0)
  })

  it('should tell nobody but whoever signed up: no log, page, health, export of content or audit has a word of it', async () => {
    const form = formOf(bookable, 1, {
      ...{ name: marks.name, unit: marks.unit, phone: marks.phone, key: marks.key, guardian: true },
      children: [{ name: marks.child, age: 8 }],
    })
    const { status, body } = await ask(server.url, 'registrations', form, addressOf(1))
    expect(status).toBe(201)
    const claim = { code: body.code, phone: marks.phone }
    const words = [...Object.values(marks), body.code]
    const seen: [string, string][] = []
    // what goes wrong tells nothing either
    for (const wrong of [
      { ...form, age: marks.name },
      { ...form, phone: `${marks.phone}9` },
      { ...form, website: marks.unit },
    ])
      seen.push(['an error', JSON.stringify((await ask(server.url, 'registrations', wrong, addressOf(2))).body)])
    seen.push([
      'a wrong code',
      JSON.stringify((await ask(server.url, 'cancel', { ...claim, code: '0000000000' })).body),
    ])
    await ask(server.url, 'cancel', claim, addressOf(1))
    for (const address of ['/healthz', `/api/signup/places?collection=activities&entry=${bookable.entry}`])
      seen.push([address, await (await fetch(server.url + address)).text()])
    for (const address of [
      'audits?limit=0',
      'outbox?limit=0',
      'import/activities/export?format=csv',
      'registrations',
      'seats',
      `activities/${bookable.entry}?depth=2`,
    ])
      seen.push([address, JSON.stringify((await staff.request('GET', `/api/${address}`)).body)])
    const published = path.join(server.dataDir, 'published')
    for (const name of await readdir(published, { recursive: true, withFileTypes: true }))
      if (name.isFile()) seen.push([name.name, (await readFile(path.join(name.parentPath, name.name))).toString()])
    seen.push(['the log', server.output()])
    for (const [where, text] of seen)
      for (const word of words) expect(text.includes(word), `${word} in ${where}`).toBe(false)
    // it is there for whoever has the code
    expect((await ask(server.url, 'registration', claim, addressOf(1))).body.name).toBe(marks.name)
  })
})
