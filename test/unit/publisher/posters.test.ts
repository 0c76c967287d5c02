import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { drawnKey } from '../../../site/catalogue/urls.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { posterOutput } from '../../../site/publisher/outputs/posterOutput.ts'
import { Publisher } from '../../../site/publisher/publisher.ts'
import { levels } from '../../../site/publisher/queue/levels.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { drawnPoster } from '../../../site/sharing/drawnPoster.ts'
import { FakeDrawer } from '../../support/drawings.ts'
import { showOfOneEvening } from '../../support/posters.ts'

const now = Date.parse('2026-11-21T04:00:00Z')
const address = '/posters/share/performances/choir.jpg'
let root: string
let catalogue: Catalogue
let drawer: FakeDrawer
let release: Release
let publisher: Publisher

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-posters-'))
  catalogue = new Catalogue(now)
  drawer = new FakeDrawer(path.join(root, 'drawn'))
  catalogue.drawn = drawer.files
  release = await Release.open(root, 'release')
  publisher = new Publisher(catalogue, [posterOutput(catalogue, 'https://gongyun.example', root, drawer)], release)
})
afterEach(async () => {
  await release.close()
  await rm(root, { recursive: true, force: true })
})

/** Publishes what has changed, and draws what that asks for. @returns how many pictures were drawn */
async function publish(): Promise<number> {
  let count = 0
  publisher.invalidate(catalogue.takeChanges(), () => levels.rest)
  for (;;) {
    while ((await publisher.work()).length > 0);
    const drawn = await drawer.draw()
    if (drawn === undefined) break
    count++
    publisher.invalidate({ keys: new Set([drawnKey(drawn.name)]), paths: new Set(drawn.paths) }, () => levels.rest)
  }
  await release.settled()
  return count
}

async function published(): Promise<{ title: string; venue?: { name: string } } | undefined> {
  const text = await readFile(path.join(root, 'releases/release', address), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as { title: string })
}

it('should publish what goes with the link and what hangs on a wall, when they are drawn', async () => {
  catalogue.set('performances', 'choir', showOfOneEvening())
  publisher.invalidate(catalogue.takeChanges(), () => levels.rest)
  while ((await publisher.work()).length > 0);
  // nobody waits for a drawing
  expect([publisher.waiting, publisher.failed, await published(), drawer.pending]).toEqual([0, [], undefined, 2])
  expect(await publish()).toBe(2)
  expect((await published())?.title).toBe('合唱音乐会')
  expect([...publisher.manifest.keys()].sort()).toEqual(['/posters/a3/performances/choir.jpg', address])
})

it('should draw again what says something else, and nothing that says the same', async () => {
  catalogue.set('performances', 'choir', showOfOneEvening())
  await publish()
  catalogue.set('performances', 'choir', showOfOneEvening({ summary: '一段介绍', tags: ['合唱'] }))
  expect(await publish()).toBe(0)
  catalogue.set('performances', 'choir', showOfOneEvening({ title: '新年音乐会' }))
  expect(await publish()).toBe(2)
  expect((await published())?.title).toBe('新年音乐会')
  // a title that was drawn once before
  catalogue.set('performances', 'choir', showOfOneEvening())
  expect(await publish()).toBe(0)
  expect((await published())?.title).toBe('合唱音乐会')
})

it('should take down at once a picture that has become wrong, before there is another', async () => {
  catalogue.set('performances', 'choir', showOfOneEvening())
  await publish()
  catalogue.set('performances', 'choir', showOfOneEvening({ title: '改了' }))
  publisher.invalidate(catalogue.takeChanges(), () => levels.rest)
  while ((await publisher.work()).length > 0);
  await release.settled()
  expect(await published()).toBeUndefined()
})

it('should follow what it shows of others, also while it is not drawn yet', async () => {
  catalogue.set('performances', 'choir', showOfOneEvening())
  publisher.invalidate(catalogue.takeChanges(), () => levels.rest)
  while ((await publisher.work()).length > 0);
  const venue = { id: 'hall', slug: 'hall', formerSlugs: [], created: '2026-11-01T04:00:00Z', tags: [], sample: false }
  catalogue.set('venues', 'hall', { ...venue, name: '工人文化宫', address: '一号' } as never)
  expect(await publish()).toBe(2)
  expect((await published())?.venue?.name).toBe('工人文化宫')
})

it.each([
  ['is unpublished', () => catalogue.set('performances', 'choir', undefined)],
  ['is over', () => publisher.advance(Date.parse('2026-11-23T00:00:00Z'), levels.rest)],
  ['has lost its date', () => catalogue.set('performances', 'choir', showOfOneEvening({ showings: [] }))],
  ['has another address', () => catalogue.set('performances', 'choir', showOfOneEvening({ slug: 'other' }))],
])('should be gone when it %s', async (_, change) => {
  catalogue.set('performances', 'choir', showOfOneEvening())
  await publish()
  change()
  await publish()
  expect(await published()).toBeUndefined()
})

it('should come back with a new date', async () => {
  catalogue.set('performances', 'choir', showOfOneEvening({ showings: [] }))
  expect(await publish()).toBe(0)
  catalogue.set('performances', 'choir', showOfOneEvening())
  expect(await publish()).toBe(2)
})

it('should offer no poster where the staff have said so, and what goes with a link all the same', async () => {
  catalogue.set('performances', 'choir', showOfOneEvening())
  await publish()
  catalogue.setSite({ ...catalogue.site, offersPosters: false })
  await publish()
  expect([...publisher.manifest.keys()]).toEqual([address])
  catalogue.setSite({ ...catalogue.site, offersPosters: true })
  await publish()
  expect([...publisher.manifest.keys()]).toHaveLength(2)
})

it('should draw again what somebody has removed', async () => {
  catalogue.set('performances', 'choir', showOfOneEvening())
  publisher.invalidate(catalogue.takeChanges(), () => levels.rest)
  while ((await publisher.work()).length > 0);
  const drawn = await drawer.draw()
  await drawer.lose(drawn?.name ?? '')
  publisher.invalidate({ keys: new Set(), paths: new Set(drawn?.paths) }, () => levels.rest)
  expect(await publish()).toBe(2)
  expect(await published()).toBeDefined()
})

it('should have another address with another state of the code that draws, and the same for the same', async () => {
  catalogue.set('performances', 'choir', showOfOneEvening())
  await publish()
  const addressBy = (version: string): string | undefined => {
    catalogue.drawn = { has: (name) => drawer.files.has(name), version }
    return drawnPoster(
      'share',
      'performances',
      showOfOneEvening(),
      new CatalogueView(catalogue),
      'https://gongyun.example',
    )
  }
  expect(addressBy('0123456789abcdef')).toMatch(/^\/posters\/share\/performances\/choir\.jpg\?v=[0-9a-f]{8}01234567$/)
  expect(addressBy('0123456789abcdef')).toBe(addressBy('0123456789abcdef'))
  expect(addressBy('fedcba9876543210')).not.toBe(addressBy('0123456789abcdef'))
})
