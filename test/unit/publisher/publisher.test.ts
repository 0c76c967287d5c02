import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { drawnKey } from '../../../site/catalogue/urls.ts'
import type { Output } from '../../../site/publisher/outputs/output.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { RenderQueue } from '../../../site/publisher/queue/renderQueue.ts'

const now = Date.parse('2026-11-21T04:00:00Z')
let root: string
let catalogue: Catalogue
let release: Release
/** What the output makes of a path; undefined means that there is no such file. */
let make: (path: string) => string | undefined

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-publisher-'))
  catalogue = new Catalogue(now)
  release = await Release.open(root, 'release')
})
afterEach(async () => {
  await release.close()
  await rm(root, { recursive: true, force: true })
})

function publisher(): Publisher {
  const output: Output = {
    paths: () => [],
    owns: () => true,
    render: async (url, view) => {
      view.get('units', 'city')
      const made = make(url)
      return made === undefined ? undefined : { bytes: Buffer.from(made) }
    },
  }
  return new Publisher(catalogue, [output], release)
}

async function published(file: string): Promise<string> {
  await release.settled()
  return readFile(path.join(root, 'releases', 'release', file), 'utf8')
}

it('should keep the old file of a page that fails, say why, and try it again after a pause', async () => {
  const publishing = publisher()
  make = () => 'old'
  publishing.enqueue('/page.txt', 1)
  await publishing.work()

  make = () => {
    throw new Error('缺图片')
  }
  publishing.enqueue('/page.txt', 1)
  await publishing.work()
  expect(await published('page.txt')).toBe('old')
  expect(publishing.failed).toEqual([{ path: '/page.txt', error: '缺图片' }])

  make = () => 'new'
  expect(publishing.nextDue).toBeGreaterThan(now)
  publishing.advance(publishing.nextDue, 1)
  await publishing.work()
  expect(await published('page.txt')).toBe('new')
  expect(publishing.failed).toEqual([])
})

it('should make a file again of which something changes that it has only just read, however far it is by then', async () => {
  const drawn = new Set<string>()
  catalogue.drawn = { has: (name) => drawn.has(name), version: '' }
  const output: Output = {
    paths: () => [],
    owns: () => true,
    render: async (url, view) => ({ bytes: Buffer.from(view.isDrawn(url) ? 'with' : 'without') }),
  }
  const publishing = new Publisher(catalogue, [output], release)
  for (let turns = 0; turns < 40; turns++) {
    const url = `/page-${turns}.txt`
    publishing.enqueue(url, 1)
    const making = publishing.work()
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
    drawn.add(url)
    publishing.invalidate({ keys: new Set([drawnKey(url)]), paths: new Set() }, () => 1)
    await making
    while ((await publishing.work()).length > 0);
    expect([url, await published(url)]).toEqual([url, 'with'])
  }
})

it.each(['a key that it has read', 'its own address'])(
  'should make a file again after a kill of which %s changed while it was made',
  async (what) => {
    const url = '/page.txt'
    let isDrawn = false
    catalogue.drawn = { has: () => isDrawn, version: '' }
    const output: Output = {
      paths: () => [],
      owns: () => true,
      render: async (_, view) => {
        const bytes = Buffer.from(view.isDrawn(url) ? 'with' : 'without')
        isDrawn = true
        const changes = what === 'its own address' ? { keys: [], paths: [url] } : { keys: [drawnKey(url)], paths: [] }
        killed.invalidate({ keys: new Set(changes.keys), paths: new Set(changes.paths) }, () => 1)
        return { bytes }
      },
    }
    const killed = new Publisher(catalogue, [output], release)
    killed.enqueue(url, 1)
    await killed.work()
    expect(await published(url)).toBe('without')

    const next = new Publisher(catalogue, [output], release)
    await next.resume({ pause: 0, signal: new AbortController().signal })
    while ((await next.work()).length > 0);
    expect(await published(url)).toBe('with')
  },
)

it('should publish what a file is at last, also when it changes and changes back while it is being made', async () => {
  const publishing = publisher()
  make = () => 'as it was'
  publishing.enqueue('/page.txt', 1)
  await publishing.work()
  const versions = ['changed', 'as it was']
  make = () => {
    if (versions.length > 1) publishing.enqueue('/page.txt', 1)
    return versions.shift()
  }
  publishing.enqueue('/page.txt', 1)
  while ((await publishing.work()).length > 0);
  expect([versions, await published('page.txt')]).toEqual([[], 'as it was'])
})

it('should remember across a restart what failed and what waits', async () => {
  const first = publisher()
  make = (url) => {
    if (url === '/broken.txt') throw new Error('出错')
    return url
  }
  for (const url of ['/broken.txt', '/fine.txt']) first.enqueue(url, 1)
  await first.work()
  first.enqueue('/waiting.txt', 1)
  first.remember('units/city', { id: 'city' }, '')
  make = () => {
    throw new Error('磁盘')
  }
  // what waits is stored with the entry that made it wait, before it is made
  await release.settled()
  release.state.transaction(() => release.state.enqueue('/waiting.txt'))

  const second = publisher()
  await second.resume({ pause: 0 })
  make = (url) => `${url} again`
  expect(second.failed).toEqual([{ path: '/broken.txt', error: '出错' }])
  expect(second.waiting).toBe(1)
  catalogue.set('units', 'city', { id: 'city', name: '市总工会', level: 'city' })
  second.invalidate(catalogue.takeChanges(), () => 1)
  while ((await second.work()).length > 0);
  expect(await published('broken.txt')).toBe('/broken.txt again')
  expect(await published('fine.txt')).toBe('/fine.txt again')
  expect(await published('waiting.txt')).toBe('/waiting.txt again')
})

it('should remove the file and its compressed copies when there is no such page any more', async () => {
  const publishing = publisher()
  make = () => 'long enough to be compressed '.repeat(50)
  publishing.enqueue('/page.txt', 1)
  await publishing.work()
  expect(release.manifest.get('/page.txt')?.br?.size).toBeGreaterThan(0)

  make = () => undefined
  publishing.enqueue('/page.txt', 1)
  await publishing.work()
  expect(release.manifest.has('/page.txt')).toBe(false)
  await release.settled()
  for (const ending of ['', '.br', '.gz'])
    expect(existsSync(path.join(root, 'releases/release', `page.txt${ending}`))).toBe(false)
})

it('should not touch a file whose bytes are the same', async () => {
  const publishing = publisher()
  make = () => 'same'
  publishing.enqueue('/page.txt', 1)
  await publishing.work()
  await release.settled()
  await rm(path.join(root, 'releases/release/page.txt'))
  publishing.enqueue('/page.txt', 1)
  await publishing.work()
  await release.settled()
  expect(existsSync(path.join(root, 'releases/release/page.txt'))).toBe(false)
})

it('should take what somebody waits for first, and each page once', () => {
  const queue = new RenderQueue()
  queue.add('/rest/', 3)
  queue.add('/page/', 3)
  queue.add('/page/', 1)
  queue.add('/page/', 4)
  expect([queue.take()?.path, queue.take()?.path, queue.take()]).toEqual(['/page/', '/rest/', undefined])
})
