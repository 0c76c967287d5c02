import { once } from 'node:events'
import { request as send, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api } from '../../support/api.ts'
import { createEntry, type Stored } from '../../support/entries.ts'
import { startServer, type TestServer } from '../../support/server.ts'

type Raw = { status: number; headers: IncomingHttpHeaders; body: Buffer }

const longEnoughToCompress = '呈贡区职工合唱团排练了一个春天的组曲。'.repeat(7)

let server: TestServer
let staff: Api
let work: Stored
let page: string
let css: string

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  staff = await administrator(server)
  work = await createEntry(staff, 'works', { title: '高原晨曲', genre: 'choir', summary: longEnoughToCompress })
  page = `/works/${work.slug}/`
  css = /href="(\/_astro\/[^"]+\.css)"/.exec((await get('/')).body.toString())?.[1] ?? ''
})
afterAll(async () => {
  await server?.stop()
})

/** Sends the path as it stands: fetch would tidy it, follow redirects and unpack what comes. */
async function ask(method: string, path: string, headers: OutgoingHttpHeaders = {}, body?: object): Promise<Raw> {
  const request = send({ host: '127.0.0.1', port: server.port, method, path, headers, agent: false })
  const answered = once(request, 'response')
  request.end(body && JSON.stringify(body))
  const [response] = (await answered) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }
}

const get = (path: string, headers?: OutgoingHttpHeaders) => ask('GET', path, headers)

describe('a published file', () => {
  it.each([
    ['a page', () => page, 'text/html; charset=utf-8'],
    ['the home page', () => '/', 'text/html; charset=utf-8'],
    ['a style sheet', () => css, 'text/css; charset=utf-8'],
    ['the icon', () => '/favicon.svg', 'image/svg+xml'],
  ])('should have its type: %s', async (_name, path, type) => {
    const { status, headers, body } = await get(path())
    expect(status).toBe(200)
    expect(headers['content-type']).toBe(type)
    expect(headers['content-length']).toBe(String(body.length))
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('should be kept for ever when its name holds its hash, and be asked for again when it does not', async () => {
    expect((await get(css)).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    for (const path of ['/', page, '/favicon.svg']) {
      expect((await get(path)).headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    }
  })

  it('should not be sent again to whoever has it', async () => {
    const etag = (await get(page)).headers.etag ?? ''
    expect(etag).toMatch(/^"[^"]+"$/)
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, `"a",W/"b" , W/${etag}`, '*']) {
      const { status, headers, body } = await get(page, { 'if-none-match': known })
      expect([known, status, body.length]).toEqual([known, 304, 0])
      expect(headers.etag).toBe(etag)
    }
    for (const unknown of ['"other"', 'W/"other", "another"', etag.slice(1, -1)]) {
      expect([unknown, (await get(page, { 'if-none-match': unknown })).status]).toEqual([unknown, 200])
    }
  })

  it('should be sent again after it has changed', async () => {
    const draft = await createEntry(staff, 'works', { title: '旧题', genre: 'dance' })
    const before = (await get(`/works/${draft.slug}/`)).headers.etag ?? ''
    await staff.request('PATCH', `/api/works/${draft.id}`, { title: '新题', _status: 'published' })
    const after = await get(`/works/${draft.slug}/`, { 'if-none-match': before })
    expect(after.status).toBe(200)
    expect(after.headers.etag).not.toBe(before)
    expect(after.body.toString()).toContain('新题')
  })

  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['gzip', 'gzip', gunzipSync],
  ])('should come compressed to whoever accepts %s', async (accepted, encoding, unpack) => {
    const plain = await get(page)
    const packed = await get(page, { 'accept-encoding': accepted })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(packed.headers['content-encoding']).toBe(encoding)
    expect(packed.headers['content-length']).toBe(String(packed.body.length))
    expect(packed.body.length).toBeLessThan(plain.body.length)
    expect(unpack(packed.body).equals(plain.body)).toBe(true)
    for (const { headers } of [plain, packed]) expect(headers.vary?.toLowerCase()).toContain('accept-encoding')
    expect(packed.headers.etag).not.toBe(plain.headers.etag)
    const known = await get(page, { 'accept-encoding': accepted, 'if-none-match': packed.headers.etag })
    expect(known.status).toBe(304)
  })

  it('should tell its headers alone to HEAD', async () => {
    for (const path of [page, css]) {
      const head = await ask('HEAD', path)
      const { headers } = await get(path)
      expect(head.status).toBe(200)
      expect(head.body.length).toBe(0)
      expect(head.headers['content-length']).toBe(headers['content-length'])
      expect(head.headers.etag).toBe(headers.etag)
    }
    expect((await ask('HEAD', '/works/nobody/')).status).toBe(404)
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('should not be written to with %s', async (method) => {
    const { status, headers } = await ask(method, page)
    expect(status).toBe(405)
    expect(headers.allow).toBe('GET, HEAD')
  })
})

describe('an address', () => {
  it.each([
    ['/works', '/works/'],
    ['/works?a=1&b=2', '/works/?a=1&b=2'],
    ['/works?next=/x?y', '/works/?next=/x?y'],
    ['/works?', '/works/?'],
  ])('should be led to its slash at the end: %s', async (path, location) => {
    const { status, headers } = await get(path)
    expect([status, headers.location]).toEqual([301, location])
  })

  it('should find an entry without its slash too', async () => {
    const { status, headers } = await get(page.slice(0, -1))
    expect([status, headers.location]).toEqual([301, page])
  })

  it.each([
    '//evil.example/works',
    '//evil.example//works',
    '/\\evil.example/works',
    '//works',
    'http://evil.example/works',
  ])('should never lead to another host: %s', async (path) => {
    const { status, headers } = await get(path)
    if (status === 301) expect(headers.location).toMatch(/^\/[^/\\]/)
    else expect([status, headers.location]).toEqual([404, undefined])
  })

  it.each([
    '/../package.json',
    '/../../../../etc/passwd',
    '/%2e%2e%2fpackage.json',
    '/%2e%2e/package.json',
    '/works/..%2f..%2f..%2fgongyun.db',
    '/_astro/../../gongyun.db',
    '/media/..%5c..%5cgongyun.db',
    '/%00',
    '/works/%00/',
    '/works%00/',
    '/%',
    '/%E0%A4%A',
    '/works/%zz/',
    '/index.html',
    '/index.html.br',
    '/works/index.html',
    '/server.json',
    '/_next/%',
    '/_next/static/..%2f..%2fBUILD_ID',
    '/_next/../package.json',
    '/admin/%',
    '/api/%',
  ])('should be answered 404 where there is nothing for the public: %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('should be refused in Chinese where it holds what no address can', async () => {
    const { status, body } = await get('/api/%00')
    expect([status, body.toString()]).toEqual([400, expect.stringMatching(/"message":"[^"]*\p{Script=Han}/u)])
  })

  it.each(['/api/nothing', '/api/users//me', '/api//users/me'])(
    'should be told so in Chinese where the API has no such address: %s',
    async (path) => {
      const { status, body } = await get(path)
      const message = '没有这个地址。请检查网址，或从后台的页面操作。'
      expect([status, JSON.parse(body.toString())]).toEqual([
        404,
        { errors: [{ message, data: { code: 'no-such-address' } }] },
      ])
    },
  )

  it('should not give files of the data folder to staff as pictures', async () => {
    for (const name of ['..%2f..%2fgongyun.db', '%2e%2e%2fgongyun.db', '..%2fsecret']) {
      const { status } = await get(`/api/media/file/${name}`, { authorization: `JWT ${staff.token}` })
      expect([name, status < 500 && status >= 400]).toEqual([name, true])
    }
  })

  const neverCalendars = ['/calendars/gone.ics', '/calendars/courses/nobody.ics', '/calendars/venues/nobody/x.ics']

  it('should be answered with the 404 page, never stored, where there is none', async () => {
    for (const path of [
      '/nothing/',
      '/works/nobody/',
      '/works/page/99/',
      '/works/kind/none/',
      '/404.html',
      ...neverCalendars,
    ]) {
      const { status, headers, body } = await get(path)
      expect([path, status]).toEqual([path, 404])
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(headers['cache-control']).toBe('no-store')
      expect(body.toString()).toContain('没有找到')
    }
  })

  it('should say in the frame of another site that its list is not there', async () => {
    for (const path of ['/embed/units/nonsense/', '/embed/units/nonsense/courses/', '/embed/nowhere', '/embed/gone/']) {
      const { status, headers, body } = await get(path)
      expect([path, status, headers['cache-control']]).toEqual([path, 404, 'no-store'])
      expect(headers['content-security-policy']).toMatch(/frame-ancestors \*$/)
      expect(body.toString()).toContain('这个列表已经没有了')
    }
  })
})

describe('the server', () => {
  it('should tell its health over HTTP/1.0 without a host too, as simple checks ask', async () => {
    const socket = connect(server.port, '127.0.0.1')
    // the side that asks stays open: closed, it would say that nobody waits any more
    socket.write('GET /healthz HTTP/1.0\r\n\r\n')
    let answer = ''
    for await (const part of socket) answer += String(part)
    expect(answer).toMatch(/^HTTP\/1\.[01] 200 /)
  })

  it('should answer whoever names the whole URL, as a proxy is asked', async () => {
    for (const [target, host] of [
      [`http://127.0.0.1:${server.port}/`, 'x'],
      ['HTTPS://example.cn', 'example.cn'],
    ] as const) {
      const { status, body } = await get(target, { host })
      expect(status).toBe(200)
      expect(body).toEqual((await get('/')).body)
    }
    expect((await get(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200)
    expect((await get('http://127.0.0.1/api/works?limit=1')).status).toBe(403)
    expect((await get('http:///')).status).toBe(400)
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('should not be asked how it is with %s', async (method) => {
    for (const path of ['/healthz', `/preview/works/${work.id}`]) {
      const { status, headers } = await ask(method, path)
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
    }
  })

  it('should say in Chinese that a body needs a length, however much of it is still coming', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('POST /api/works HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n')
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
    for (let count = 0; count < 16; count++) socket.write(chunk)
    let answer = ''
    for await (const part of socket) if ((answer += String(part)).includes('}]}')) break
    expect(answer).toMatch(/^HTTP\/1\.1 411 /)
    expect(answer).toContain('请求要写明长度')
  })

  it('should take a write without a body and without its length', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.write('POST /api/users/logout HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    let answer = ''
    for await (const part of socket) answer += String(part)
    // nobody is logged in
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('should tell its health and nothing private', async () => {
    const { status, headers, body } = await get('/healthz')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
    expect(JSON.parse(body.toString())).toEqual({
      ok: true,
      cms: 'ok',
      restarts: 0,
      database: 'ok',
      publisher: 'ok',
      failed: 0,
      disk: 'ok',
      clock: 'ok',
      files: { missing: 0 },
      schedules: { scheduler: 'ok', lookedAt: expect.any(String), overdue: 0 },
      signUp: { keys: 'ok', deadMessages: 0 },
    })
  })

  it.each([
    'works/none',
    'works/00000000-0000-0000-0000-000000000000',
    'works/%00',
    'works/',
    'users/1',
    'none/1',
    'works/..',
  ])('should answer staff 404 where there is nothing to preview: %s', async (path) => {
    const { status, headers, body } = await get(`/preview/${path}`, { authorization: `JWT ${staff.token}` })
    expect(status).toBe(404)
    expect(headers['cache-control']).toBe('no-store')
    expect(body.toString()).toContain('没有这个条目')
  })

  it('should take commands only with the token of the data folder', async () => {
    for (const authorization of [undefined, 'Bearer ', `Bearer ${'0'.repeat(48)}`, `JWT ${staff.token}`]) {
      for (const command of ['sample/load', 'sample/remove', 'none']) {
        const answer = await ask('POST', `/-/${command}`, authorization === undefined ? {} : { authorization })
        expect([command, answer.status]).toEqual([command, 404])
      }
    }
    expect((await get('/works/')).body.toString()).not.toContain('演示数据')
  })
})
