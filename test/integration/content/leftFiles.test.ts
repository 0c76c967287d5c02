import { readdir } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { tuneOf } from '../../../cms/features/sample/tune.ts'
import { administrator, type Api } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { actors, type Cast, castOf } from '../../support/roles/cast.ts'
import { startServer, type TestServer } from '../../support/server.ts'

/** Requests with a file, of which each is sent as somebody. */
const runs = 250
const tune = tuneOf("1 2 3 5 | 6 1' 6 5")

const collections = ['media', 'recordings', 'notices', 'works', 'users', 'units', 'schedules', 'imports', 'audits']
const things = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('media', 'recordings') },
  fc.constantFrom(
    ...collections,
    'payload-preferences',
    'payload-locked-documents',
    'globals/site',
    'globals/newsroom',
  ),
)
const below = fc.constantFrom(
  ...['', '', '', '/ID', '/ID', '/ID/duplicate', '/ID/review', '/login', '/logout', '/refresh-token', '/unlock'],
  ...['/forgot-password', '/reset-password', '/first-register', '/access/ID', '/plan', '/versions/ID', '/count'],
)
const part = fc.record({
  name: fc.constantFrom('file', 'file', 'file', 'other', '_payload', 'file[0]'),
  fileName: fc.constantFrom('曲.wav', '图.png', '', 'x'),
  bytes: fc.constantFrom(tune, tune.subarray(0, 1000), Buffer.from('x'), Buffer.alloc(0), Buffer.alloc(5 * 2 ** 20, 1)),
})
const requests = fc.record({
  actor: fc.constantFrom(...actors),
  method: fc.constantFrom('POST', 'POST', 'PATCH', 'PUT'),
  address: fc.tuple(things, below).map(([thing, rest]) => `/api/${thing}${rest}`),
  query: fc.constantFrom('', '', '?draft=true', '?where[id][exists]=true', '?autosave=true'),
  payload: fc.constantFrom(
    undefined,
    '{}',
    '{',
    '{"title":"曲"}',
    '{"alt":"图"}',
    '{"title":"","alt":""}',
    'null',
    '5',
  ),
  parts: fc.array(part, { minLength: 1, maxLength: 3 }),
})

onEachDatabase(({ create }) => {
  let database: ReturnType<typeof create>
  let server: TestServer
  let staff: Api
  let cast: Cast
  let id: string

  beforeAll(async () => {
    database = create()
    server = await startServer({ databaseUrl: database.url, args: ['--no-sample'] })
    staff = await administrator(server)
    cast = await castOf(server, staff)
    const { body } = await send(staff, 'POST', '/api/recordings', '{"title":"曲"}')
    id = (body as { doc: { id: string } }).doc.id
  })
  afterAll(async () => {
    await server?.stop()
    await database?.drop()
  })

  /** What is left when an answer has been cleared up after, which a large body is just behind it. */
  const left = async () => {
    const now = () => readdir(path.join(server.dataDir, 'uploading')).catch(() => [])
    return vi.waitUntil(async () => (await now()).length === 0, { timeout: 30_000 }).then(() => [], now)
  }
  const formOf = (payload: string | undefined, parts: { name: string; fileName: string; bytes: Buffer }[]) => {
    const form = new FormData()
    for (const { name, fileName, bytes } of parts) form.append(name, new Blob([new Uint8Array(bytes)]), fileName)
    if (payload !== undefined) form.set('_payload', payload)
    return form
  }
  const send = (who: Api, method: string, address: string, payload: string, bytes = tune) =>
    who.request(method, address, formOf(payload, [{ name: 'file', fileName: '曲.wav', bytes }]))

  it.each([
    ['visitor', 'POST', '/api/users/login', '{}'],
    ['visitor', 'POST', '/api/users/logout', '{}'],
    ['auditor', 'POST', '/api/notices', '{"title":"x"}'],
    ['auditor', 'POST', '/api/globals/site', '{}'],
    ['administrator', 'POST', '/api/notices?draft=true', '{"title":"x"}'],
    ['administrator', 'PATCH', '/api/users/ID', '{}'],
    ['editor', 'POST', '/api/recordings/ID/duplicate', '{}'],
    ['editor', 'PATCH', '/api/recordings?where[id][exists]=true', '{}'],
  ] as const)('should not be taken of a %s by %s %s, which says so', async (actor, method, address, payload) => {
    const { status, body } = await send(
      cast.as[actor],
      method,
      address.replace('ID', id),
      payload,
      tune.subarray(0, 9000),
    )
    expect([status, JSON.stringify(body)]).toEqual([415, expect.stringContaining('只收文字，不收文件')])
    expect(await left()).toEqual([])
  })

  it('should be taken where they belong, and forms without files everywhere', async () => {
    const form = new FormData()
    form.set('_payload', JSON.stringify({ title: '表单', kind: 'notice', summary: '表单' }))
    expect((await staff.request('POST', '/api/notices?draft=true', form)).status).toBe(201)
    expect((await send(staff, 'POST', '/api/recordings', '{"title":"曲"}')).status).toBe(201)
    expect((await send(staff, 'PATCH', `/api/recordings/${id}`, '{"title":"曲二"}')).status).toBe(200)
    expect((await staff.request('POST', `/api/recordings/${id}/duplicate`)).status).toBe(200)
    expect(await left()).toEqual([])
  })

  it('should be left by no request, whoever sends it to whatever address', async () => {
    const seed = Date.now()
    const failed: string[] = []
    for (const [index, one] of fc.sample(requests, { numRuns: runs, seed }).entries()) {
      const address = one.address.replace('ID', index % 2 === 0 ? id : 'x') + one.query
      // their sessions have to last
      const who = /logout|login/.test(address) ? cast.as.visitor : cast.as[one.actor]
      const answer = await who.request(one.method, address, formOf(one.payload, one.parts)).catch(() => undefined)
      const names = await left()
      if (names.length > 0 || (answer?.status ?? 0) >= 500)
        failed.push(`${answer?.status} ${one.actor} ${one.method} ${address} ${one.payload} ${names.join()}`)
      if (names.length > 0) break
    }
    expect({ seed, failed }).toEqual({ seed, failed: [] })
  })
})
