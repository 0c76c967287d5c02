import { readdir, readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrator, type Api, visitor } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { printed } from '../../support/printed.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { adminRequests, apiRequests, sendStrange, type StrangeRequest } from '../../support/strangeRequests.ts'

/** Requests sent at a time. */
const atOnce = 6

onEachDatabase(({ create }) => {
  const database = create()
  let server: TestServer
  let staff: Api
  const notice = (title: string) => ({ title, kind: 'notice', summary: title })

  beforeAll(async () => {
    server = await startServer({ args: ['--no-sample'], databaseUrl: database.url })
    staff = await administrator(server)
  })

  afterAll(async () => {
    await server.stop()
    await database.drop()
  })

  /** Begins a request and sends only the first bytes of its body. */
  function begin(target: string, length: number, token?: string): { socket: Socket; said: Promise<string> } {
    const socket = connect(server.port, '127.0.0.1')
    const said = new Promise<string>((resolve) => {
      let text = ''
      socket.setEncoding('utf8').on('data', (part: string) => (text += part))
      socket.on('error', () => undefined).on('close', () => resolve(text))
    })
    const [method, url] = target.split(' ')
    socket.write(
      `${method} ${url} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n` +
        `${token === undefined ? '' : `Authorization: JWT ${token}\r\n`}\r\n{"title":"`,
    )
    return { socket, said }
  }

  describe('slow senders', () => {
    it('should hold up nobody, and be told after a while', async () => {
      const id = (await staff.request<{ doc: { id: string } }>('POST', '/api/notices?draft=true', notice('一'))).body
        .doc.id
      const targets = [
        'POST /api/notices',
        `PATCH /api/notices/${id}`,
        'POST /api/globals/newsroom',
        `POST /api/notices/${id}/duplicate`,
      ]
      const strangers = targets.map((target) => begin(target, 2_000_000))
      // whoever is logged in may begin to send, and holds up nobody either
      const members = [
        ...targets.map((target) => begin(target, 2_000_000, staff.token)),
        begin('POST /api/recordings', 90_000_000, staff.token),
      ]
      for (const { said } of strangers) expect(await said).toMatch(/^HTTP\/1.1 403 [\s\S]*请先登录。/)
      const done = await Promise.all([
        staff.request('POST', '/api/notices?draft=true', notice('二')),
        staff.request('PATCH', `/api/notices/${id}?draft=true`, { title: '三' }),
        staff.request('POST', '/api/globals/newsroom', { separateReview: false }),
        staff.request('POST', `/api/notices/${id}/duplicate?draft=true`, {}),
      ])
      expect(done.map(({ status }) => status)).toEqual([201, 200, 200, 200])
      members.at(-1)?.socket.destroy()
      for (const { said } of members.slice(0, -1)) expect(await said).toMatch(/^HTTP\/1.1 408 [\s\S]*内容发得太慢/)
      await expect.poll(() => readdir(path.join(server.dataDir, 'uploading')).catch(() => [])).toEqual([])
    })
  })

  describe('senders of nothing', () => {
    it('should keep no place from staff, from whoever logs in or from whoever asks how the server is', async () => {
      const idle = (target: string, length: number, headers = '') =>
        Array.from({ length: 60 }, () => {
          const socket = connect(server.port, '127.0.0.1').on('error', () => undefined)
          socket.write(`${target} HTTP/1.1\r\nHost: x\r\n${headers}Content-Length: ${length}\r\n\r\n`)
          return socket
        })
      const json = 'Content-Type: application/json\r\n'
      const sockets = [
        ...idle('POST /api/notices', 100, `${json}Authorization: JWT forged\r\n`),
        ...idle('POST /api/notices', 100, `${json}Authorization: JWT ${staff.token}\r\n`),
        ...idle('POST /api/recordings', 90_000_000, `${json}Authorization: JWT ${staff.token}\r\n`),
        ...idle('POST /api/users/login', 100, json),
        ...idle('POST /api/users/login', 20_000, json),
        ...['POST /healthz', 'POST /preview/x', 'POST /-/x', 'GET /api/notices'].flatMap((target) => idle(target, 100)),
      ]
      expect((await staff.request('GET', '/api/users/me')).status).toBe(200)
      expect((await staff.request('POST', '/api/notices?draft=true', notice('四'))).status).toBe(201)
      expect((await staff.request('GET', '/healthz')).status).toBe(200)
      const wrong = await visitor(server).request('POST', '/api/users/login', { email: 'a@b.cn', password: 'x' })
      expect(wrong.status).toBe(401)
      // each of the others still waits for what they said that they would send
      expect(sockets.filter((socket) => !socket.destroyed).length).toBeGreaterThan(180)
      for (const socket of sockets) socket.destroy()
    })
  })

  describe('forged log-ins', () => {
    it('should not be counted among staff', async () => {
      const headers = { authorization: 'JWT a.b.c', cookie: 'payload-token=a.b.c' }
      const forged = Array.from({ length: 400 }, () => fetch(`${server.url}/admin/x`, { headers, redirect: 'manual' }))
      expect((await staff.request('GET', '/api/users/me')).status).toBe(200)
      const statuses = (await Promise.all(forged)).map(({ status }) => status)
      // of strangers no more than so many wait
      expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(100)
    })
  })

  describe('thousands of requests at once', () => {
    /** Writes requests on one connection, and says how many were answered when it has ended. */
    const flood = (request: string, count: number) => {
      const socket = connect(server.port, '127.0.0.1')
      const ended = new Promise<number>((resolve) => {
        let text = ''
        socket.setEncoding('latin1').on('data', (part: string) => (text += part))
        socket.on('error', () => undefined).on('close', () => resolve(text.match(/HTTP\/1\.1 \d{3} /g)?.length ?? 0))
      })
      socket.write(`${request} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`.repeat(count))
      return { socket, ended }
    }

    it('should keep neither visitors nor staff from being answered', async () => {
      const floods = Array.from({ length: 20 }, () => flood('GET /admin/login', 5_000))
      for (let time = 0; time < 5; time++) {
        expect((await fetch(server.url, { signal: AbortSignal.timeout(10_000) })).status).toBe(200)
        expect((await staff.request('GET', '/api/users/me')).status).toBe(200)
      }
      // each connection is ended, without the answers that nobody could wait for
      for (const { ended } of floods) expect(await ended).toBeLessThanOrEqual(64)
    })

    it('should answer strangers a few at a time, and say so to the rest', async () => {
      const sockets = Array.from({ length: 400 }, () => flood('GET /admin/x', 1))
      const said = await Promise.all(
        sockets.map(
          ({ socket }) =>
            new Promise<string>((resolve) =>
              socket.once('data', (part: string) => resolve(part)).once('close', () => resolve('')),
            ),
        ),
      )
      for (const { socket } of sockets) socket.destroy()
      const busy = said.filter((text) => text.startsWith('HTTP/1.1 503'))
      expect(busy.length).toBeGreaterThan(100)
      expect(busy[0]).toMatch(/retry-after: \d/i)
      expect(said.filter((text) => /^HTTP\/1\.1 [24]\d\d/.test(text)).length).toBeGreaterThan(100)
    })

    it('should not begin what a client has left', async () => {
      const left = Array.from({ length: 100 }, () => flood('GET /admin/login', 60))
      await staff.request('GET', '/api/users/me')
      for (const { socket } of left) socket.destroy()
      // 6000 pages would take minutes
      const { status } = await fetch(`${server.url}/admin/login`, { signal: AbortSignal.timeout(60_000) })
      expect(status).toBe(200)
    })
  })

  describe('senders who leave', () => {
    it('should have a change of many documents end between two of them', async () => {
      const titles = Array.from({ length: 40 }, (_, number) => `走了${number}`)
      const other = (await staff.request<{ doc: { id: string } }>('POST', '/api/notices?draft=true', notice('别的')))
        .body
      for (const title of titles) await staff.request('POST', '/api/notices?draft=true', notice(title))
      const target = encodeURI('/api/notices?where[title][like]=走了&draft=true&depth=0&limit=100')
      const changed = async () => {
        const { body } = await staff.request<{ docs: { summary: string }[] }>('GET', target)
        return body.docs.filter(({ summary }) => summary === '改了').length
      }
      const leaving = new AbortController()
      const left = fetch(server.url + target, {
        method: 'PATCH',
        headers: { authorization: `JWT ${staff.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ summary: '改了' }),
        signal: leaving.signal,
      }).catch(() => undefined)
      while ((await changed()) === 0);
      leaving.abort()
      await left
      // until nothing more is changed while others are saved
      let [before, now] = [0, await changed()]
      while (now !== before) {
        for (let time = 0; time < 5; time++)
          await staff.request('PATCH', `/api/notices/${other.doc.id}?draft=true`, { summary: `又改${time}` })
        ;[before, now] = [now, await changed()]
      }
      expect(now).toBeLessThan(titles.length)
    })
  })

  describe('addresses that are too long', () => {
    it.each([
      `/admin/login?${'x&'.repeat(3_000)}`,
      `/admin/login?${'x&'.repeat(7_750)}`,
      `/admin/${'a/'.repeat(3_000)}`,
      `/admin/${'a/'.repeat(5_000)}`,
      `/_next/${'a/'.repeat(5_000)}`,
      `/admin/login/?${'x'.repeat(10_000)}`,
      `/preview/${'/'.repeat(12_000)}`,
    ])('should be refused to strangers too, in Chinese', async (address) => {
      const { status, text } = await sendStrange(
        server.port,
        { method: 'GET', path: address, headers: {}, body: undefined },
        undefined,
      )
      expect([400, 414]).toContain(status)
      expect(text).toMatch(/网址/)
    })

    it('should be answered by something that a client can read, at the longest', async () => {
      const { status } = await fetch(`${server.url}/admin/login/?${'x'.repeat(6_900)}`, { redirect: 'manual' })
      expect([200, 308]).toContain(status)
    })
  })

  it('should refuse what Expect means, with the headers of every answer', async () => {
    const request: StrangeRequest = {
      method: 'POST',
      path: '/api/users/login',
      headers: { expect: 'banana' },
      body: undefined,
    }
    const { status, text, headers } = await sendStrange(server.port, request, undefined)
    expect([status, text]).toEqual([417, expect.stringContaining('Expect')])
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  describe('what is too much', () => {
    it('should be refused with its limit, before it is read', async () => {
      const long = (size: number) => ({ title: 'x'.repeat(size) })
      const large = await staff.request('POST', '/api/notices?draft=true', long(5 * 2 ** 20))
      expect([large.status, JSON.stringify(large.body)]).toEqual([413, expect.stringContaining('4 MB')])
      const login = await staff.request('POST', '/api/users/login', { email: 'a@b.cn', password: 'x'.repeat(20_000) })
      expect([login.status, JSON.stringify(login.body)]).toEqual([413, expect.stringContaining('16 KB')])
      let deep = '1'
      for (let level = 0; level < 5000; level++) deep = `[${deep}]`
      const form = new FormData()
      form.set('_payload', `{"title":"x","body":${deep}}`)
      const asForm = await staff.request('POST', '/api/notices?draft=true', form)
      expect([asForm.status, JSON.stringify(asForm.body)]).toEqual([400, expect.stringContaining('层次太深')])
    })

    it('should be told at every length of an address, also with a slash at its end', async () => {
      for (let length = 14_000; length < 17_000; length += 100) {
        const answer = await fetch(`${server.url}/api/services/?where[title][equals]=${'x'.repeat(length)}`, {
          headers: { authorization: `JWT ${staff.token}` },
        })
        expect([length, answer.status]).toEqual([length, expect.toBeOneOf([400, 431])])
        await answer.arrayBuffer()
      }
    })

    it('should not keep a large body text from being saved', async () => {
      const text = (words: string) => ({
        type: 'text',
        text: words,
        version: 1,
        detail: 0,
        format: 0,
        mode: 'normal',
        style: '',
      })
      const paragraph = (words: string) => ({
        ...{ type: 'paragraph', version: 1, format: '', indent: 0, direction: 'ltr', textFormat: 0, textStyle: '' },
        children: [text(words)],
      })
      const children = Array.from({ length: 2000 }, (_, index) => paragraph(`第${index}段${'工会活动'.repeat(10)}`))
      const body = { root: { type: 'root', version: 1, format: '', indent: 0, direction: 'ltr', children } }
      const { status } = await staff.request('POST', '/api/notices?draft=true', { ...notice('长文'), body })
      expect(status).toBe(201)
    })
  })

  describe('what is of another kind than its field', () => {
    const values = [{}, [], [{}], [[1]], -1e308, true, { a: { b: 1 } }, ['x'], [null], 'x'.repeat(50), '2026-99-99']

    it('should never be an error of the server, in any collection, drafts too', async () => {
      const wrong: string[] = []
      const tried = [
        'kind',
        'summary',
        'expires',
        'publishedAt',
        'ownerUnit',
        'createdAt',
        'cover',
        'id',
        'slug',
        '_status',
      ]
      const write = async (collection: string, field: string, value: unknown) => {
        const { status } = await staff.request('POST', `/api/${collection}?draft=true`, {
          ...notice('形状'),
          [field]: value,
        })
        if (status >= 500) wrong.push(`${collection}.${field} ${JSON.stringify(value)} ${status}`)
      }
      for (const field of tried) for (const value of values) await write('notices', field, value)
      for (const field of ['email', 'password', 'role', 'unit'])
        for (const value of values) await write('users', field, value)
      for (const field of ['facilities', 'gallery', 'name'])
        for (const value of values) await write('venues', field, value)
      expect(wrong).toEqual([])
    })

    it('should be told by its field', async () => {
      const { status, body } = await staff.request('POST', '/api/notices?draft=true', {
        ...notice('x'),
        summary: { a: 1 },
      })
      expect(status).toBe(400)
      expect(JSON.stringify(body)).toContain('"path":"summary"')
      expect(JSON.stringify(body)).toContain('应是文字')
    })
  })

  describe('calls of the admin', () => {
    it('should be of no function but those of its pages, and tell nothing of the server', async () => {
      const manifest = await readFile('cms/.next/server/server-reference-manifest.json', 'utf8')
      const ids = Object.keys((JSON.parse(manifest) as { node: object }).node)
      for (const id of ids)
        for (const name of ['constructor', '__proto__', 'toString', 'valueOf', 'render-field', 'x'])
          for (const token of [undefined, staff.token]) {
            const call: StrangeRequest = {
              method: 'POST',
              path: '/admin',
              headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
              body: Buffer.from(JSON.stringify([{ name, args: {} }])),
            }
            const { status, text } = await sendStrange(server.port, call, token)
            expect([403, 404]).toContain(status)
            expect(text).not.toMatch(/x-gongyun|payload-token|rawHeaders/i)
          }
    })
  })

  describe('generated requests', () => {
    const send = async (requests: StrangeRequest[]) => {
      const failed: string[] = []
      let next = 0
      const sendAll = async () => {
        for (let index = next++; index < requests.length; index = next++) {
          const request = requests[index] as StrangeRequest
          // the administrator's session has to last
          const token = index % 3 === 0 || request.path.includes('logout') ? undefined : staff.token
          const { status, headers } = await sendStrange(server.port, request, token)
          const told = `${status} ${request.method} ${request.path} ${JSON.stringify(request.headers)} ${request.body}`
          if (status >= 500) failed.push(told)
          const isFramed = String(headers['content-security-policy']).includes("frame-ancestors 'self'")
          if (headers['x-content-type-options'] !== 'nosniff' || !isFramed) failed.push(`headers ${told}`)
          if (request.path.startsWith('/api/') && !String(headers['cache-control']).includes('no-store'))
            failed.push(`cache ${told}`)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, sendAll))
      return failed
    }

    it('should be answered by no error of the server, and not be kept or framed anywhere', async () => {
      const seed = Date.now()
      const requests = [
        ...fc.sample(apiRequests, { numRuns: 1200, seed }),
        ...fc.sample(adminRequests, { numRuns: 40, seed }),
      ]
      expect({ seed, failed: await send(requests) }).toEqual({ seed, failed: [] })
    })

    it('should be refused in a list of the admin where a date is none, since a calendar would fail at it', async () => {
      for (const condition of ['[date][equals]', '[updatedAt][in][0]', '[createdAt][x]']) {
        const path = `/admin/collections/notices?where[or][0][and][0]${condition}=2026-x`
        const { status, text } = await sendStrange(
          server.port,
          { method: 'GET', path, headers: {}, body: undefined },
          staff.token,
        )
        expect([path, status, text]).toEqual([path, 400, expect.stringContaining('要写一个日期')])
      }
    })

    it('should be told of in one line each, without a stack', async () => {
      const lines = (await printed(server)).split('\n')
      expect(lines.filter((line) => line.includes('请求被拒绝')).length).toBeGreaterThan(50)
      expect(lines.filter((line) => line.includes('"stack"') || /^\s+at /.test(line))).toEqual([])
    })

    it('should not keep the server from answering as before', async () => {
      expect((await staff.request('GET', '/api/notices?where[title][like]=一&sort=-updatedAt&limit=5')).status).toBe(
        200,
      )
      expect((await staff.request('GET', '/healthz')).status).toBe(200)
      expect((await staff.request('GET', '/api/og?title=x')).status).toBe(404)
    })
  })
})
