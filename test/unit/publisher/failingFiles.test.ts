import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import type { WriteOrder } from '../../../site/publisher/release/fileWriter.ts'
import { inspect } from '../../../site/publisher/release/inspection.ts'
import { fileOf } from '../../../site/publisher/release/manifest.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { Release } from '../../../site/publisher/release/release.ts'

type Writer = typeof import('../../../site/publisher/release/fileWriter.ts')
type Stage = 'render' | 'write' | 'move' | 'flush'

/** Where the disk, or the renderer, fails: stage and error by URL path. */
const faults = vi.hoisted(() => new Map<string, { stage: string; code: string }>())

vi.mock('../../../site/publisher/release/fileWriter.ts', async (original) => {
  const real = await original<Writer>()
  /** Does what does not fail, and answers for each in its place. */
  async function some<T>(
    items: readonly T[],
    codeOf: (item: T) => string | undefined,
    work: (items: T[]) => Promise<unknown[]>,
  ) {
    const answers = await work(items.filter((item) => codeOf(item) === undefined))
    return items.map((item) => {
      const code = codeOf(item)
      return code === undefined ? answers.shift() : { error: { message: `failed: ${code}`, code } }
    })
  }
  const codeAt = (stage: string, isIt: (url: string) => boolean) =>
    [...faults].find(([url, fault]) => fault.stage === stage && isIt(url))?.[1].code
  return {
    ...real,
    writeFiles: (files: readonly WriteOrder[]) =>
      some(files, ({ url }) => codeAt('write', (one) => one === url), real.writeFiles),
    moveFiles: async (moves: { to: string; from: string | undefined; hasCopies: boolean }[]) => {
      const code = codeAt('moveAll', () => true)
      if (code !== undefined) throw Object.assign(new Error(`failed: ${code}`), { code })
      return some(moves, ({ to }) => codeAt('move', (url) => to.endsWith(url)), real.moveFiles)
    },
    checkpoint: async (database: string) => {
      if (codeAt('flush', () => true) !== undefined) throw new Error('failed: flush')
      return real.checkpoint(database)
    },
  }
})

const urls = Array.from({ length: 8 }, (_, index) => `/page-${index}.txt`)
const start = Date.parse('2026-11-26T00:00:00Z')
let root: string
const staged = () => readdirSync(path.join(root, 'staging', 'now'))

beforeEach(async () => {
  faults.clear()
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-failing-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

/** A release, its publisher, and what should be public; a text that is undefined is no page. */
class Site {
  release: Release
  publisher: Publisher
  readonly catalogue = new Catalogue(start)
  readonly wanted: Map<string, string | undefined>

  private constructor(release: Release, wanted: Map<string, string | undefined>) {
    this.release = release
    this.wanted = wanted
    this.publisher = this.#publisherOf(release)
  }

  static async open(wanted = new Map<string, string | undefined>()): Promise<Site> {
    const site = new Site(await Release.open(root, 'now'), wanted)
    await site.publisher.resume({ pause: 0 })
    return site
  }

  /** Leaves everything as a kill does. */
  async killed(): Promise<Site> {
    await this.release.settled()
    this.release.state.close()
    return Site.open(this.wanted)
  }

  async publish(changes: readonly (readonly [string, string | undefined])[]): Promise<void> {
    for (const [url, text] of changes) {
      this.wanted.set(url, text)
      this.publisher.enqueue(url, 1)
    }
    await this.work()
  }

  async work(): Promise<void> {
    do while ((await this.publisher.work()).length > 0);
    while ((await this.publisher.settled(), this.publisher.waiting > 0))
  }

  /** Lets so much time pass that whatever failed is tried again. */
  async later(): Promise<void> {
    this.publisher.advance(this.catalogue.now + 3_600_000, 1)
    await this.work()
  }

  /** Compares what is public with what should be, but for some. */
  async expectRight(but: ReadonlySet<string> = new Set()): Promise<void> {
    for (const [url, text] of this.wanted) {
      if (but.has(url)) continue
      const file = this.release.manifest.get(url)
      expect([url, file && (await readFile(file.file, 'utf8'))]).toEqual([url, text])
    }
  }

  #publisherOf(release: Release): Publisher {
    const render = async (url: string) => {
      const fault = faults.get(url)
      if (fault?.stage === 'render') throw new Error(`failed: ${fault.code}`)
      const text = this.wanted.get(url)
      return text === undefined ? undefined : { bytes: new TextEncoder().encode(text) }
    }
    return new Publisher(
      this.catalogue,
      [
        {
          paths: () => [...this.wanted].flatMap(([url, text]) => (text === undefined ? [] : [url])),
          owns: () => true,
          render,
        },
      ],
      release,
    )
  }
}

const text = fc.option(
  fc.string({ minLength: 1, maxLength: 8 }).map((word) => word.repeat(100)),
  { nil: undefined, freq: 4 },
)
const round = fc.record({
  changes: fc.uniqueArray(fc.tuple(fc.constantFrom(...urls), text), { selector: ([url]) => url, minLength: 1 }),
  faults: fc.uniqueArray(
    fc.record({
      url: fc.constantFrom(...urls),
      stage: fc.constantFrom<Stage>('render', 'write', 'move', 'flush'),
      code: fc.constantFrom('ENAMETOOLONG', 'EACCES', 'EISDIR', 'ENOTDIR', 'ENOENT', 'ELOOP', 'EINVAL'),
    }),
    { selector: ({ url }) => url },
  ),
  isKilled: fc.boolean(),
})

describe('a file that cannot be made', () => {
  it('should hold up no other, at any stage and with any error, and be made when it can be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        rmSync(path.join(root, 'releases'), { recursive: true, force: true })
        rmSync(path.join(root, 'state'), { recursive: true, force: true })
        faults.clear()
        let site = await Site.open()
        const everFaulty = new Set<string>()
        for (const { changes, faults: given, isKilled } of rounds) {
          faults.clear()
          for (const { url, stage, code } of given) faults.set(url, { stage, code })
          given.forEach(({ url }) => everFaulty.add(url))
          await site.publish(changes)
          if (isKilled) site = await site.killed()
          await site.work()
          const failing = new Set([
            ...given.map(({ url }) => url),
            ...site.publisher.failed.map(({ path: url }) => url),
          ])
          expect([...failing].filter((url) => !everFaulty.has(url))).toEqual([])
          await site.expectRight(failing)
        }
        faults.clear()
        await site.later()
        expect(site.publisher.failed).toEqual([])
        await site.expectRight()
        await site.release.settled()
        expect(staged()).toEqual([])
        expect(await inspect(site.release.folder, site.release.manifest, { pause: 0 })).toEqual({
          damaged: [],
          foreign: [],
        })
        await site.release.close()
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('should be named with its reason in Chinese while its old state stands', async () => {
    const site = await Site.open()
    await site.publish([
      ['/page-1.txt', 'old'],
      ['/page-2.txt', 'old'],
    ])
    faults.set('/page-1.txt', { stage: 'move', code: 'EACCES' })
    await site.publish([
      ['/page-1.txt', 'new'],
      ['/page-2.txt', 'new'],
    ])
    expect(site.publisher.failed).toEqual([
      { path: '/page-1.txt', error: '没有写这个文件的权限。请管理员检查 published 目录的权限' },
    ])
    const shown = async (url: string) => readFile(site.release.manifest.get(url)?.file ?? '', 'utf8')
    expect([await shown('/page-1.txt'), await shown('/page-2.txt')]).toEqual(['old', 'new'])
    await site.release.close()
  })

  it('should be one whose name no disk takes, and publish under a shorter one', async () => {
    const site = await Site.open()
    const long = `/works/${'x'.repeat(300)}/`
    await site.publish([
      [long, 'long'],
      ['/page-1.txt', 'short'],
    ])
    expect(site.publisher.failed).toEqual([
      { path: long, error: '网址太长，磁盘放不下这个文件名。请把条目的网址名改短' },
    ])
    await site.expectRight(new Set([long]))
    await site.publish([
      [long, undefined],
      ['/works/x/', 'long'],
    ])
    expect(site.publisher.failed).toEqual([])
    await site.expectRight()
    await site.release.close()
  })

  it('should keep a new release from nothing but itself', async () => {
    const long = `/works/${'x'.repeat(300)}/`
    const site = await Site.open(
      new Map<string, string>([
        [long, 'long'],
        ['/page-1.txt', 'one'],
        ['/page-2.txt', 'two'],
      ]),
    )
    faults.set('/page-1.txt', { stage: 'render', code: 'x' })
    await site.publisher.buildAll(() => undefined)
    expect(site.release.isComplete).toBe(true)
    await site.expectRight(new Set([long, '/page-1.txt']))
    const again = await site.killed()
    expect(again.publisher.failed.map(({ path: url }) => url).sort()).toEqual(['/page-1.txt', long])
    await again.release.close()
  })

  it('should be put in the place of an empty folder, and not of a full one until it is emptied', async () => {
    const site = await Site.open()
    const folder = (url: string) => path.join(site.release.folder, fileOf(url))
    mkdirSync(folder('/page-1.txt'))
    mkdirSync(path.join(folder('/page-2.txt'), 'foreign'), { recursive: true })
    writeFileSync(path.join(folder('/page-2.txt'), 'foreign', 'file'), '')
    await site.publish([
      ['/page-1.txt', 'one'],
      ['/page-2.txt', 'two'],
      ['/page-3.txt', 'three'],
    ])
    expect(site.publisher.failed.map(({ path: url }) => url)).toEqual(['/page-2.txt'])
    await site.expectRight(new Set(['/page-2.txt']))
    rmSync(folder('/page-2.txt'), { recursive: true })
    await site.later()
    await site.expectRight()
    await site.release.close()
  })

  it.each(['', '.br', '.gz'])(
    'should leave nothing staged however often it is tried: a folder at its %j',
    async (ending) => {
      const site = await Site.open()
      const folder = path.join(site.release.folder, `${fileOf('/page-1.txt')}${ending}`)
      mkdirSync(path.join(folder, 'foreign'), { recursive: true })
      let told = 0
      site.release.watch(async (files) => void (told += files.length))
      await site.publish([['/page-1.txt', 'long enough to be compressed '.repeat(50)]])
      for (let tries = 0; tries < 4; tries++) {
        expect(site.publisher.failed.map(({ path: url }) => url)).toEqual(['/page-1.txt'])
        expect(staged()).toEqual([])
        await site.later()
      }
      // found out before anything is noted: visitors were not shown for a moment what could not stay
      expect(told).toBe(0)
      rmSync(folder, { recursive: true })
      await site.later()
      await site.expectRight()
      await site.release.close()
    },
  )

  it('should leave no more staged than what waits to be moved while the disk refuses everything', async () => {
    const site = await Site.open()
    faults.set('', { stage: 'moveAll', code: 'ENOSPC' })
    await expect(site.publish([['/page-1.txt', 'one']])).rejects.toThrow('ENOSPC')
    for (let tries = 0; tries < 4; tries++) {
      await expect(site.publish([['/page-2.txt', `two ${tries}`]])).rejects.toThrow('ENOSPC')
      expect(staged().length).toBe(1)
    }
    // what waits is shown from where it is staged
    const shown = site.release.manifest.get('/page-1.txt')?.file ?? ''
    expect([path.dirname(shown), await readFile(shown, 'utf8')]).toEqual([path.join(root, 'staging', 'now'), 'one'])
    faults.clear()
    await site.later()
    await site.expectRight()
    expect(staged()).toEqual([])
    await site.release.close()
  })
})
