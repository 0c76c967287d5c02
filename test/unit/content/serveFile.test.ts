import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { asking } from '../../../cms/content/files/askedFor.ts'
import { folderOf } from '../../../cms/content/files/folders.ts'
import { serveFile } from '../../../cms/content/files/serveFile.ts'

const size = 1_000_000
const name = '录音.wav'
const bytes = randomBytes(size)
let dataDir: string
let file: string

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-serve-'))
  vi.stubEnv('DATA_DIR', dataDir)
  await mkdir(folderOf('recordings'), { recursive: true })
  file = path.join(folderOf('recordings'), name)
  await writeFile(file, bytes)
  await writeFile(path.join(folderOf('recordings'), 'empty.wav'), '')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(dataDir, { recursive: true })
})

async function serve(req: PayloadRequest, filename: string) {
  return serveFile('recordings')(req, { doc: {}, params: { collection: 'recordings', filename } } as never)
}

async function ask(headers: Record<string, string> = {}, signal?: AbortSignal, filename = name): Promise<Response> {
  const req = {
    headers: new Headers(headers),
    context: {},
    routeParams: { filename },
    ...(signal && { signal }),
  } as never as PayloadRequest
  const response = await asking(req, 'recordings', () => serve(req, filename))
  if (!(response instanceof Response)) throw new Error('no answer')
  return response
}

describe('a file for staff', () => {
  it('should come whole, and any part of it', async () => {
    expect(Buffer.from(await (await ask()).arrayBuffer()).equals(bytes)).toBe(true)
    expect(await (await ask({}, undefined, 'empty.wav')).text()).toBe('')
    expect((await ask({}, undefined, '没有.wav')).status).toBe(404)
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), fc.nat(size - 1), async (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        const response = await ask({ range: `bytes=${start}-${end}` })
        expect([response.status, response.headers.get('content-range')]).toEqual([206, `bytes ${start}-${end}/${size}`])
        expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(start, end + 1))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})

describe('a file that nobody asks for at the endpoint of files', () => {
  it('should not come, whatever else the request asks for', async () => {
    const req = (filename: unknown) =>
      ({ headers: new Headers(), context: {}, routeParams: { filename } }) as unknown as PayloadRequest
    await expect(serve(req(name), name)).rejects.toMatchObject({ status: 403 })
    await expect(asking(req(name), 'media', () => serve(req(name), name))).rejects.toMatchObject({ status: 403 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('media', 'recordings'), fc.string(), async (collection, other) => {
        const asked = req(other)
        const isIt = collection === 'recordings' && other === name
        const answer = asking(asked, collection, () => serve(asked, name))
        await (isIt ? expect(answer).resolves.toBeDefined() : expect(answer).rejects.toMatchObject({ status: 403 }))
        await expect(serve(asked, other)).rejects.toMatchObject({ status: 403 })
      }),
    )
  })
})

describe.skipIf(process.platform !== 'linux')('the file of an answer that nobody takes to its end', () => {
  const opened = async () => {
    const found = await Promise.all(
      (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
    )
    return found.filter((target) => target === file).length
  }
  const closed = () => vi.waitFor(async () => expect(await opened()).toBe(0))
  const fifty = Array.from({ length: 50 })

  it('should not be opened before somebody reads', async () => {
    const answers = await Promise.all(fifty.map(() => ask({}, AbortSignal.abort())))
    answers.push(...(await Promise.all(fifty.map(() => ask()))))
    expect([answers.length, await opened()]).toEqual([100, 0])
    for (const { body } of answers.slice(0, 50)) await expect(body?.getReader().read()).rejects.toThrow()
    expect(await opened()).toBe(0)
  })

  it.each(['goes away', 'goes away while it is opened', 'cancels'])(
    'should be closed when whoever asked %s',
    async (how) => {
      const gone = new AbortController()
      const readers = await Promise.all(
        fifty.map(async () => {
          const reader = (await ask({}, gone.signal)).body?.getReader()
          const read = reader?.read()
          if (how !== 'goes away while it is opened') await read
          else read?.catch(() => undefined)
          return reader
        }),
      )
      if (how !== 'goes away while it is opened') expect(await opened()).toBe(50)
      if (how === 'cancels') for (const reader of readers) await reader?.cancel()
      else gone.abort()
      await closed()
    },
  )

  it('should be closed at its end', async () => {
    await Promise.all(fifty.map(async () => (await ask()).arrayBuffer()))
    expect(await opened()).toBe(0)
  })
})
