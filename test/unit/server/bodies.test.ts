import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, request as send, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Staff } from '../../../cms/rights/verdict.ts'
import { answerWhole } from '../../../cms/server/routes/answerWhole.ts'
import { type BodyLimit, bodyLimitOf } from '../../../cms/server/http/bodies/bodyLimits.ts'
import {
  deliverySent,
  longest,
  mostAtOnce,
  mostLinks,
  mostPhotos,
} from '../../../cms/features/grassroots/deliveries/rules/contract.ts'
import { FullDisk } from '../../../cms/base/disk/fullDisk.ts'
import { LargeBodies } from '../../../cms/server/http/bodies/largeBodies.ts'
import { BodyGone, receiveBody, SlowBody } from '../../../cms/server/http/bodies/receiveBody.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

let server: Server
let port: number
let uploading: string
let answer: Answer

beforeAll(async () => {
  uploading = await mkdtemp(path.join(tmpdir(), 'gongyun-bodies-'))
  server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(uploading, { recursive: true })
})

/** Begins a request, sends some of its body and leaves it at that. */
function begin(length: number, sent: string | Buffer, name = '/api/notices'): Socket {
  const socket = connect(port, '127.0.0.1')
  const type = /media|recordings/.test(name) ? 'multipart/form-data; boundary=x' : 'application/json'
  socket.write(`POST ${name} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`)
  socket.write(sent)
  return socket
}

const patient: BodyLimit = {
  largestBytes: 100 * 2 ** 20,
  tooLarge: '太大',
  longestMs: 60_000,
  windowMs: 60_000,
  leastBytesAWindow: 1,
  isOpen: false,
}

describe('taking a body whole', () => {
  const outcome = (limit: BodyLimit): Promise<unknown> =>
    new Promise((resolve) => {
      answer = async (request, response) => {
        resolve(await receiveBody(request, limit, uploading).catch((error: unknown) => error))
        response.end()
      }
    })

  it('should give up a sender that stalls, however long its body may take, and leave no file', async () => {
    const stalled = outcome({ ...patient, windowMs: 30, leastBytesAWindow: 5 })
    const socket = begin(50 * 2 ** 20, 'x')
    expect(await stalled).toBeInstanceOf(SlowBody)
    expect(await readdir(uploading)).toEqual([])
    socket.destroy()
  })

  it('should give up a sender that takes too long in all, however steadily it sends', async () => {
    const late = outcome({ ...patient, longestMs: 100, windowMs: 10_000 })
    const socket = begin(1000, 'x')
    const dripping = setInterval(() => socket.write('x'), 10)
    expect(await late).toBeInstanceOf(SlowBody)
    clearInterval(dripping)
    socket.destroy()
  })

  it('should leave no file of a sender that goes away', async () => {
    const gone = outcome(patient)
    const socket = begin(50 * 2 ** 20, Buffer.alloc(6 * 2 ** 20))
    socket.once('drain', () => socket.destroy())
    expect(await gone).toBeInstanceOf(BodyGone)
    expect(await readdir(uploading)).toEqual([])
  })
})

describe('answering when a body is whole', () => {
  let staff: Staff | undefined
  let seen: { length: number; digest: string } | undefined
  /** Of each request that was begun, whether all of it had come. */
  let begun: boolean[]
  /** What is free on the disk, in bytes. */
  let free: number
  let dataDir: string
  /** Size of the reserve while the request was answered, in bytes. */
  let reserveThen: number | undefined
  const log = pino({ level: 'silent' })
  const reserved = async () => (await stat(path.join(dataDir, 'reserve'))).size
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-bodies-disk-'))
    const disk = new FullDisk(dataDir, true, log, () => Promise.resolve(Infinity))
    await disk.start()
    disk.stop()
  })
  afterAll(() => rm(dataDir, { recursive: true }))
  beforeEach(() => {
    staff = { id: '1', role: 'editor' }
    free = Infinity
    const disk = new FullDisk(dataDir, true, log, () => Promise.resolve(free))
    const largeBodies = new LargeBodies(() => Promise.resolve(free))
    seen = undefined
    reserveThen = undefined
    begun = []
    answer = (request, response) =>
      answerWhole(request, response, request.url ?? '', {
        staffOf: () => Promise.resolve(staff),
        disk,
        uploading,
        largeBodies,
        log,
        admin: () => Promise.reject(new Error('not asked')),
        api: async (whole, back) => {
          begun.push(request.complete)
          reserveThen = await reserved()
          const hash = createHash('sha256')
          let length = 0
          for await (const part of whole) {
            hash.update(part as Buffer)
            length += (part as Buffer).length
          }
          seen = { length, digest: hash.digest('hex') }
          back.end('ok')
        },
      })
  })

  const post = async (name: string, body: Buffer, type: string) => {
    const asking = send({ port, host: '127.0.0.1', path: name, method: 'POST', headers: { 'content-type': type } })
    asking.setHeader('content-length', body.length)
    asking.end(body)
    const [response] = (await once(asking, 'response')) as [IncomingMessage]
    return { status: response.statusCode, body: await text(response) }
  }

  it.each([1, 1000, 3 * 2 ** 20, 9 * 2 ** 20])(
    'should hand on %i bytes as they came, and leave no file',
    async (size) => {
      const body = randomBytes(size)
      expect(await post('/api/recordings', body, 'multipart/form-data; boundary=x')).toEqual({
        status: 200,
        body: 'ok',
      })
      expect(seen).toEqual({ length: size, digest: createHash('sha256').update(body).digest('hex') })
      // the answer is there before all is cleared away
      await vi.waitFor(async () => expect(await readdir(uploading)).toEqual([]))
    },
  )

  it('should not begin anything before the last byte has come', async () => {
    const socket = begin(8, '{"a":1')
    await post('/api/notices', Buffer.from('{}'), 'application/json')
    // the other one alone
    expect(begun).toEqual([true])
    socket.write('}')
    socket.write(' ')
    await once(socket, 'data')
    expect(begun).toEqual([true, true])
    expect(seen).toMatchObject({ length: 8 })
    socket.destroy()
  })

  it('should tell who may not write so before anything has come', async () => {
    staff = undefined
    const socket = begin(2_000_000, '{"a":"')
    const [said] = (await once(socket, 'data')) as [Buffer]
    expect(said.toString()).toContain('403')
    expect(said.toString()).toContain('请先登录。')
    expect(seen).toBeUndefined()
    socket.destroy()
  })

  it.each([{ role: 'auditor' }, { role: 'reviewer' }, { role: 'unit-editor' }] as const)(
    'should take no large body of a $role without a unit, and no byte of it',
    async ({ role }) => {
      staff = { id: '1', role }
      for (const name of ['/api/recordings', '/api/media', '/api/import/notices', '/api/import/batches/1/pictures']) {
        const socket = begin(20 * 2 ** 20, 'x', name)
        const [said] = (await once(socket, 'data')) as [Buffer]
        expect(said.toString()).toMatch(/^HTTP\/1.1 403 [\s\S]*不能上传文件/)
        socket.destroy()
      }
      expect(await readdir(uploading)).toEqual([])
    },
  )

  const patience = { timeout: 10_000 }
  const upload = (body: Buffer) => post('/api/recordings', body, 'multipart/form-data; boundary=x')
  const files = (count: number) =>
    vi.waitFor(async () => expect(await readdir(uploading)).toHaveLength(count), patience)

  it('should have two large bodies of a person under way, and take another when one has gone', async () => {
    const [first, second] = [begin(90 * 2 ** 20, 'x', '/api/recordings'), begin(90 * 2 ** 20, 'x', '/api/recordings')]
    await files(2)
    const body = randomBytes(5 * 2 ** 20)
    expect((await upload(body)).status).toBe(429)
    staff = { id: '2', role: 'unit-editor', unit: '1' }
    expect((await upload(body)).status).toBe(200)
    staff = { id: '1', role: 'editor' }
    first.destroy()
    await files(1)
    await vi.waitFor(async () => expect(await upload(body)).toMatchObject({ status: 200 }), patience)
    second.destroy()
    await files(0)
  })

  it('should count what others are still sending as used room', async () => {
    free = 300 * 2 ** 20
    const body = randomBytes(5 * 2 ** 20)
    const other = begin(90 * 2 ** 20, 'x', '/api/recordings')
    await files(1)
    staff = { id: '2', role: 'editor' }
    const { status, body: said } = await upload(body)
    expect([status, said]).toEqual([507, expect.stringContaining('放不下')])
    other.destroy()
    await vi.waitFor(async () => expect(await upload(body)).toMatchObject({ status: 200 }), patience)
  })

  it.each([
    ['/api/notices', 4 * 2 ** 20, '4 MB'],
    ['/api/globals/site', 4 * 2 ** 20, '4 MB'],
    ['/api/media', 21 * 2 ** 20, '图片最大 20 MB'],
    ['/api/import/notices', 20 * 2 ** 20, '表格最大 20 MB'],
    ['/api/notices/1/review', 16 * 1024, '16 KB'],
    ['/api/schedules/plan', 16 * 1024, '16 KB'],
    ['/api/import/batches/1/confirm', 16 * 1024, '16 KB'],
  ])('should refuse more than %s takes, and name the limit', async (name, largest, named) => {
    const type = name === '/api/media' ? 'multipart/form-data; boundary=x' : 'application/json'
    const { status, body } = await post(name, Buffer.alloc(largest + 1, ' '), type)
    expect(status).toBe(413)
    expect(body).toContain(named)
    expect(seen).toBeUndefined()
  })

  it.each([
    ['/api/media', 'application/json'],
    ['/api/recordings', 'application/json'],
    ['/api/recordings/1/duplicate', 'multipart/form-data; boundary=x'],
    ['/api/media/1/x', 'multipart/form-data; boundary=x'],
  ])('should take no more than a document at %s as %s, which brings no file', async (name, type) => {
    const { status, body } = await post(name, Buffer.alloc(4 * 2 ** 20 + 1, ' '), type)
    expect([status, body]).toEqual([413, expect.stringContaining('4 MB')])
  })

  describe('on a full disk', () => {
    const error = vi.spyOn(log, 'error')
    beforeEach(() => {
      free = 0
      error.mockClear()
    })
    afterAll(() => error.mockRestore())
    const whole = 16 * 2 ** 20

    it.each([
      ['POST', '/api/notices', 900_000_000_000],
      ['POST', '/api/media', 1000],
      ['DELETE', '/api/media/1', 0],
      ['POST', '/admin', 1000],
      ['POST', '/api/users/refresh-token', 10],
    ])('should tell a stranger nothing of it, and read and move nothing: %s %s', async (method, name, length) => {
      staff = undefined
      const socket = connect(port, '127.0.0.1')
      socket.write(`${method} ${name} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`)
      const [said] = (await once(socket, 'data')) as [Buffer]
      expect(said.toString()).toContain('403')
      socket.destroy()
      expect([begun, await reserved()]).toEqual([[], whole])
      expect(error).not.toHaveBeenCalled()
    })

    it('should give up nothing of the reserve for what a stranger may send beside a log-in', async () => {
      staff = undefined
      expect((await post('/api/users/logout', Buffer.from('{}'), 'application/json')).status).toBe(200)
      expect(reserveThen).toBe(whole)
      expect((await post('/api/users/login', Buffer.from('{}'), 'application/json')).status).toBe(200)
      expect(reserveThen).toBe(whole - 4 * 2 ** 20)
      await vi.waitFor(async () => expect(await reserved()).toBe(whole))
    })

    it('should tell a visitor who signs up to come again, in a page where a plain form asked, and let them look', async () => {
      staff = undefined
      const form = Buffer.from('name=a')
      const plain = await post('/api/signup/registrations', form, 'application/x-www-form-urlencoded')
      expect([plain.status, plain.body]).toEqual([503, expect.stringMatching(/^<!doctype html>[^]*没有提交成功/)])
      const sent = await post('/api/signup/registrations', Buffer.from('{}'), 'application/json')
      expect([sent.status, JSON.parse(sent.body)]).toMatchObject([
        503,
        { errors: [{ data: { code: 'not-taken-now' } }] },
      ])
      expect(plain.body + sent.body).not.toMatch(/磁盘|管理员/)
      expect(begun).toEqual([])
      expect((await post('/api/signup/registration', Buffer.from('{}'), 'application/json')).status).toBe(200)
    })

    it('should tell a member of the limit of a body before it tells of the disk', async () => {
      const { status } = await post('/api/notices', Buffer.alloc(4 * 2 ** 20 + 1, ' '), 'application/json')
      expect(status).toBe(413)
      expect(error).not.toHaveBeenCalled()
      const refused = await post('/api/notices', Buffer.alloc(4 * 2 ** 20, ' '), 'application/json')
      expect([refused.status, refused.body]).toEqual([507, expect.stringContaining('磁盘满了')])
      expect(begun).toEqual([])
    })
  })

  describe('refused', () => {
    afterEach(() => {
      vi.useRealTimers()
    })

    const refusals = [
      ['the third large file of a person', '/api/recordings', 90 * 2 ** 20, /^HTTP\/1.1 429 [^]*您已有 2 个大文件/],
      ['a file that is too large', '/api/media', 900 * 2 ** 20, /^HTTP\/1.1 413 [^]*最大 20 MB/],
      ['what the disk has no room for', '/api/notices', 1000, /^HTTP\/1.1 507 [^]*磁盘满了/],
    ] as const
    it.each(refusals)(
      'should be waited for some seconds and no longer, told why, of %s',
      async (_, name, length, told) => {
        if (name === '/api/notices') free = 0
        const first = name === '/api/recordings' ? [begin(length, 'x', name), begin(length, 'x', name)] : []
        if (first.length > 0) await files(2)
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
        const socket = begin(length, 'x', name)
        const said = once(socket, 'data') as Promise<[Buffer]>
        await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { interval: 1 })
        await vi.advanceTimersByTimeAsync(10_000)
        expect((await said)[0].toString()).toMatch(told)
        for (const one of [socket, ...first]) one.destroy()
      },
    )
  })

  it('should take only a few fields of strangers', () => {
    for (const name of ['login', 'logout', 'forgot-password', 'reset-password', 'unlock', 'first-register']) {
      expect(bodyLimitOf(`/api/users/${name}`, false, false)).toMatchObject({ isOpen: true, largestBytes: 16 * 1024 })
    }
    for (const name of ['/api/users', '/api/notices', '/api/media', '/admin', '/api/import/notices', '/api/users/1'])
      expect(bodyLimitOf(name, false, true).isOpen).toBe(false)
  })

  it('should take as many deliveries at once as a phone sends, however much is said of each', () => {
    const facts = {
      ...{ kind: 'performance', day: '2026-06-01', level: 'grass-roots', channel: 'offline', people: 1_000_000 },
      ...{
        place: '场'.repeat(longest.place),
        provider: '团'.repeat(longest.provider),
        note: '雨'.repeat(longest.note),
      },
      mediaLinks: Array.from({ length: mostLinks }, () => `https://a.example/${'报'.repeat(longest.link - 18)}`),
      photos: Array.from({ length: mostPhotos }, () => 'p'.repeat(64)),
    }
    const one = { key: 'k'.repeat(64), campaign: 'c'.repeat(64), ownerUnit: 'u'.repeat(64), isSure: true, facts }
    const sent = { ...one, at: '2026-06-01T00:00:00.000Z' }
    expect(deliverySent.safeParse(sent).error).toBeUndefined()
    const bytes = Buffer.byteLength(JSON.stringify({ deliveries: Array.from({ length: mostAtOnce }, () => sent) }))
    const { largestBytes, tooLarge } = bodyLimitOf('/api/grassroots/deliveries', false, false)
    expect(bytes).toBeLessThan(largestBytes)
    expect(tooLarge).toContain('场次太多')
    expect(bodyLimitOf('/api/grassroots/deliveries/change', false, false).tooLarge).toBe(tooLarge)
  })

  it('should let nothing but recordings and zips of pictures take longer than six minutes', () => {
    const slow = ['/api/recordings', '/api/import/batches/1/pictures']
    for (const name of [...slow, '/api/media', '/api/notices', '/api/import/notices', '/admin', '/api/users/login'])
      expect(bodyLimitOf(name, false, true).longestMs > 6 * 60_000).toBe(slow.includes(name))
  })
})
