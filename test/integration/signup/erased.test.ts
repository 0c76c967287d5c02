import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Bookable } from '../../../cms/features/signup/asked/contract.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { addressOf, ask, formOf, openActivity, untilOffered } from '../../support/signUps.ts'
import { type Rows, wholeDatabase } from '../../support/wholeDatabase.ts'

const marks = {
  name: '抹去姓名八四六',
  unit: '抹去单位八四六',
  child: '抹去孩子八四六',
  phone: '13984628462',
  email: 'erased84628462@example.org',
  answer: '抹去回答八四六',
  key: 'erased-key-84628462',
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
    const signUpQuestions = [{ label: '从哪里来', kind: 'text' }]
    bookable = await openActivity(staff, { seats: 20, children: { youngest: 0, oldest: 17 } }, { signUpQuestions })
    await untilOffered(server.url, bookable)
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  const all = (): Promise<Rows> => wholeDatabase(server.dataDir, database.url)
  const work = async (step: string, body: object): Promise<void> => {
    const { status, body: answer } = await staff.request('POST', `/api/signup/desk/${step}`, body)
    expect(status, JSON.stringify(answer)).toBe(200)
  }
  /** Where in the database and the data folder any of some words stands. */
  async function placesOf(words: readonly string[], rows: Rows): Promise<string[]> {
    const texts = Object.entries(rows).map(([name, of]) => [name, JSON.stringify(of)] as const)
    const files: (readonly [string, string])[] = []
    for (const entry of await readdir(server.dataDir, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        // what is being published is moved meanwhile: it is read where it has come to, or was before
        const bytes = await readFile(path.join(entry.parentPath, entry.name)).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error
        })
        files.push([entry.name, bytes?.toString('latin1') ?? ''])
      }
    return [
      ...texts.filter(([, text]) => words.some((word) => text.includes(word))).map(([name]) => name),
      ...files
        .filter(([, bytes]) => words.some((word) => bytes.includes(Buffer.from(word).toString('latin1'))))
        .map(([name]) => name),
    ]
  }

  it('should leave nothing of somebody who has all erased, in whichever row or file, and the other one as they were', async () => {
    const asked = await staff.request<{ signUpQuestions: { id: string }[] }>(
      'GET',
      `/api/activities/${bookable.entry}?depth=0`,
    )
    const form = formOf(bookable, 1, {
      ...{ name: marks.name, unit: marks.unit, phone: marks.phone, key: marks.key, guardian: true },
      ...{ email: marks.email, answers: { [asked.body.signUpQuestions[0]?.id ?? '']: marks.answer } },
      children: [{ name: marks.child, age: 8 }],
    })
    const { status, body } = await ask(server.url, 'registrations', form, addressOf(1))
    expect(status).toBe(201)
    expect((await ask(server.url, 'registrations', formOf(bookable, 2), addressOf(2))).status).toBe(201)
    const registrationOf = (rows: Rows, number: number) =>
      rows['registrations']?.find((row) => row['number'] === number)
    const messagesOf = (rows: Rows, id: unknown) => (rows['messages'] ?? []).filter((row) => row['registration'] === id)
    const id = String(registrationOf(await all(), 1)?.['id'])
    // what staff do with them is told to them, and stands in the audit log
    await work('reveal', { registration: id })
    await work('reduce', { registration: id, seats: 1 })
    await work('message', { bookable, key: 'message-of-a-test-0001', text: '请带身份证' })
    const other = String(registrationOf(await all(), 2)?.['id'])
    const made = async () => [id, other].map(async (of) => messagesOf(await all(), of).length)
    await expect
      .poll(async () => Promise.all(await made()), { timeout: 30_000 })
      .toEqual([expect.toSatisfy((count: number) => count >= 3), expect.toSatisfy((count: number) => count >= 2)])

    const before = await all()
    const sealed = (rows: Rows, of: unknown) => messagesOf(rows, of).flatMap((row) => row['sealed'] ?? [])
    const own = registrationOf(before, 1)
    const hidden = [own?.['person'], own?.['phone'], own?.['code'], own?.['key'], ...sealed(before, id)].map(String)
    expect(hidden.length).toBeGreaterThanOrEqual(7)
    for (const one of hidden) expect(one.length).toBeGreaterThan(20)
    // what is looked for is found while it is there
    expect(await placesOf(hidden, before)).toEqual(expect.arrayContaining(['registrations', 'messages']))

    const claim = { code: body.code, phone: marks.phone }
    expect((await ask(server.url, 'erase', claim, addressOf(1))).status).toBe(200)
    expect((await ask(server.url, 'registration', claim, addressOf(1))).status).toBe(404)
    const words = [...Object.values(marks), body.code]
    // a log of the embedded database is emptied a moment later
    await expect.poll(async () => placesOf([...hidden, ...words], await all()), { timeout: 30_000 }).toEqual([])
    for (const word of words) expect(server.output().includes(word), word).toBe(false)
    const after = await all()
    expect(registrationOf(after, 1)).toMatchObject({ person: null, phone: null })
    expect(registrationOf(after, 2)).toMatchObject({
      person: registrationOf(before, 2)?.['person'],
      phone: registrationOf(before, 2)?.['phone'],
    })
    expect(sealed(after, other)).toEqual(expect.arrayContaining(sealed(before, other)))
    // that staff have looked at somebody stands there still
    expect(JSON.stringify(after['audits'])).toContain('reveal')
  })
})
