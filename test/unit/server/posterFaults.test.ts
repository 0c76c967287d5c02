import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Performance } from '../../../site/catalogue/entries.ts'
import { endDrawing, type Fate, turns } from '../../support/fakeDrawingWorker.ts'
import { canMount, mount, unmount } from '../../support/mounting.ts'
import { showOfOneEvening } from '../../support/posters.ts'
import { holdPauses, passPauses, PosterSite } from '../../support/posterSite.ts'

vi.mock('../../../site/posters/drawer/drawingWorker.ts', async () => ({
  DrawingWorker: (await import('../../support/fakeDrawingWorker.ts')).FakeDrawingWorker,
}))

/** Few, so that what was drawn of a show is wanted again. */
const [slugs, titles] = [
  ['one', 'two'],
  ['合唱', '舞蹈'],
] as const
let root: string

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-poster-faults-'))
  holdPauses()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(root, { recursive: true, force: true })
})

const emptied = (file: string): void => truncateSync(file)
const fate = fc.constantFrom<Fate>('drawn', 'drawn', 'refused', 'killed amid writing', 'killed before its answer')
const show = fc
  .record({ title: fc.constantFrom(...titles), state: fc.constantFrom('ahead', 'ahead', 'ahead', 'undated', 'gone') })
  .map(({ title, state }) =>
    state === 'gone' ? undefined : showOfOneEvening({ title, ...(state === 'undated' && { showings: [] }) }),
  )
const kindOf = <K extends string>(kind: K) => fc.constant(kind)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: kindOf('edit'), slug: fc.constantFrom(...slugs), show }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kindOf('draw'),
      fate,
      code: fc.constantFrom('ENOSPC', 'EROFS', 'TIMED_OUT', 'PICTURE_UNREADABLE'),
      /** Turns of the event loop that files are made before that; undefined when none are. */
      amidWork: fc.option(fc.nat(15), { nil: undefined }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: kindOf('publish') }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf('work') }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf('later') }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf('kill'), fate }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kindOf('lose'), isRemoved: fc.boolean(), number: fc.nat(20) }),
  },
)

it('should end, whatever happens to those who draw and publish, as if nothing had, and say nothing wrong meanwhile', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
      fc.boolean(),
      async (steps, isKilled) => {
        const dataDir = path.join(root, String(run++))
        const folder = path.join(dataDir, 'posters', 'now')
        const shows = new Map<string, Performance>()
        let site = await PosterSite.start(dataDir, shows)
        const drawn = (): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])
        for (const one of steps) {
          switch (one.kind) {
            case 'edit': {
              const edited = one.show && { ...one.show, id: one.slug, slug: one.slug }
              if (edited === undefined) shows.delete(one.slug)
              else shows.set(one.slug, edited)
              site.set(one.slug, edited)
              break
            }
            case 'draw': {
              const { fate, code, amidWork } = one
              const working = amidWork === undefined ? undefined : site.publisher.work()
              await turns(amidWork ?? 0)
              await endDrawing(fate, code)
              await working
              break
            }
            case 'publish':
              await site.publish()
              await site.expectHonest()
              break
            case 'work':
              await site.publisher.work()
              break
            case 'later':
              passPauses()
              break
            case 'kill':
              await site.kill(one.fate)
              site = await PosterSite.start(dataDir, shows)
              break
            case 'lose': {
              const pictures = drawn().filter((file) => file.endsWith('.jpg'))
              const picture = pictures[one.number % pictures.length]
              if (picture !== undefined) (one.isRemoved ? rmSync : emptied)(path.join(folder, picture))
            }
          }
        }
        if (isKilled) {
          await site.kill('killed amid writing')
          site = await PosterSite.start(dataDir, shows)
        }
        await site.heal()
        await site.expectHonest()
        const whole = await PosterSite.start(path.join(dataDir, 'whole'), shows)
        await whole.heal()
        expect(await site.published()).toEqual(await whole.published())
        expect(drawn().filter((file) => !/^(share|a3)-[0-9a-f]{32}\.jpg$/.test(file))).toEqual([])
        for (const one of [site, whole]) {
          await one.kill('refused')
          await one.posters.stop()
        }
      },
    ),
    { numRuns: Number(process.env['GONGYUN_RUNS'] ?? 100), seed: 20261127 },
  )
}, 120_000)

/** What stands in the place of the folder of drawings. */
const places: { place: string; begin: (folder: string) => void; end: (folder: string) => void }[] = [
  { place: 'a file', begin: (folder) => writeFileSync(folder, ''), end: rmSync },
  { place: 'a link that leads nowhere', begin: (folder) => symlinkSync('/nowhere/at-all', folder), end: rmSync },
  {
    place: 'on a disk that is read-only',
    begin: (folder) => {
      mkdirSync(path.join(folder, 'other code'), { recursive: true })
      mount('--bind', folder, folder)
      mount('-o', 'remount,ro,bind', folder)
    },
    end: unmount,
  },
]

it.each(places.slice(0, canMount() ? undefined : -1))(
  'should start and publish where the folder of drawings is $place, and draw when it is one again',
  async ({ begin, end }) => {
    const folder = path.join(root, 'posters')
    const shows = new Map([['one', { ...showOfOneEvening(), id: 'one', slug: 'one' }]])
    begin(folder)
    let site: PosterSite
    try {
      site = await PosterSite.start(root, shows)
      await site.publish()
      await site.expectHonest()
      expect(Object.keys(await site.published())).toEqual(['/performances/one/'])
      await site.kill('refused')
    } finally {
      end(folder)
    }
    site = await PosterSite.start(root, shows)
    await site.heal()
    expect(Object.keys(await site.published())).toHaveLength(3)
    await site.kill('refused')
    await site.posters.stop()
    expect(readdirSync(folder)).toEqual(['now'])
  },
)
