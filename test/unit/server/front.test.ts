import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Front } from '../../../cms/server/front/front.ts'
import type { ShownFile } from '../../../cms/server/front/protocol.ts'

const [urls, releases] = [['/one.txt', '/two.txt'] as const, ['old', 'new'] as const]
let root: string
const folderOf = (release: string) => path.join(root, release)

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'gongyun-front-'))
  for (const release of releases) {
    mkdirSync(folderOf(release))
    for (const url of urls) writeFileSync(path.join(root, release, url), release)
  }
})
afterAll(async () => {
  await Promise.all(fronts.map((front) => front.close()))
  rmSync(root, { recursive: true, force: true })
})

/** Closing waits for requests on their way: it is done at the end, for all. */
const fronts: Front[] = []
async function open(): Promise<Front> {
  const front = await Front.open(
    {
      host: '127.0.0.1',
      port: 0,
      trustedProxies: [],
      dataDir: '',
      searchCountDays: 0,
      siteUrl: 'http://localhost',
      weChat: undefined,
    },
    pino({ level: 'silent' }),
  )
  fronts.push(front)
  return front
}

function fileOf(url: string, isThere: boolean): ShownFile {
  return { url, row: isThere ? { path: url, etag: '"x"', size: 3, br: null, gz: null, location: null } : undefined }
}

async function shownBy(front: Front): Promise<string[]> {
  return Promise.all(
    urls.map(async (url) => {
      const response = await fetch(`http://127.0.0.1:${front.port}${url}`)
      const text = await response.text()
      return response.status === 200 ? text : String(response.status)
    }),
  )
}

const release = fc.constantFrom(...releases)
const files = fc.uniqueArray(fc.record({ url: fc.constantFrom(...urls), isThere: fc.boolean() }), {
  selector: ({ url }) => url,
  minLength: 1,
})
const order = fc.oneof(
  fc.record({ kind: fc.constant('load' as const), release, files }),
  fc.record({ kind: fc.constant('change' as const), release, files }),
  fc.record({ kind: fc.constant('show' as const), release }),
  fc.record({ kind: fc.constant('crash' as const) }),
)

it('should show files of one release at a time, and each change of it at once, in whatever order it is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(order, { maxLength: 12 }), async (orders) => {
      const front = await open()
      let number = 0
      let shown: { release: string; there: Set<string> } | undefined
      let next: typeof shown
      for (const one of orders) {
        if (one.kind === 'crash') {
          front.withoutCms()
          next = undefined
          continue
        }
        const folder = folderOf(one.release)
        const given = 'files' in one ? one.files.map(({ url, isThere }) => fileOf(url, isThere)) : []
        await front.carryOut({ kind: one.kind, folder, files: given, number: ++number })
        if (one.kind === 'load' && next?.release !== one.release) next = { release: one.release, there: new Set() }
        if (one.kind === 'show' && next?.release === one.release) [shown, next] = [next, undefined]
        for (const held of one.kind === 'change' ? [shown, next] : one.kind === 'load' ? [next] : [])
          if (held?.release === one.release)
            for (const { url, row } of given) held.there[row === undefined ? 'delete' : 'add'](url)
        const wanted = urls.map((url) => (shown === undefined ? '503' : shown.there.has(url) ? shown.release : '404'))
        expect(await shownBy(front)).toEqual(wanted)
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)

it('should take down at once a page of what is shown while the same release is loaded again', async () => {
  const front = await open()
  const folder = folderOf('new')
  const all = urls.map((url) => fileOf(url, true))
  await front.carryOut({ kind: 'load', folder, files: all })
  await front.carryOut({ kind: 'show', folder, number: 1 })
  front.withoutCms()
  await front.carryOut({ kind: 'load', folder, files: all })
  await front.carryOut({ kind: 'change', folder, files: [fileOf('/one.txt', false)], number: 2 })
  expect(await shownBy(front)).toEqual(['404', 'new'])
  await front.carryOut({ kind: 'show', folder, number: 3 })
  expect(await shownBy(front)).toEqual(['404', 'new'])
})
