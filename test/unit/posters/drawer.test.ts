import { existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { safeFields } from '../../../cms/base/logging/safeLine.ts'
import { Drawer, DrawerBusy } from '../../../site/posters/drawer/drawer.ts'
import { DrawnFiles } from '../../../site/posters/drawer/drawnFiles.ts'
import { NotDrawn } from '../../../site/posters/drawer/notDrawn.ts'
import { drawingOf } from '../../../site/posters/published.ts'
import { plainFacts } from '../../support/posters.ts'

let root: string
let files: DrawnFiles
let drawer: Drawer
/** What the drawer has told of, in its order. */
let told: [name: string, paths: readonly string[]][]
let problems: string[]

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'gongyun-drawer-'))
  files = new DrawnFiles(path.join(root, 'posters'), 'now')
  drawer = new Drawer(files)
  told = []
  problems = []
})
afterEach(async () => {
  await drawer.stop()
  await rm(root, { recursive: true, force: true })
})

const drawing = (title: string, more: Partial<typeof plainFacts> = {}) =>
  drawingOf('share', { ...plainFacts, title, ...more }, root)

function begin(): void {
  drawer.begin(
    (name, paths) => void told.push([name, paths]),
    (problem) => void problems.push(problem),
  )
}

it('should draw what is wanted, one after the other, and tell what is made of it', async () => {
  const [one, other] = [drawing('一'), drawing('二')]
  drawer.want('/one.jpg', one)
  drawer.want('/other.jpg', other)
  // until it is told to begin it only takes notes
  expect(drawer.pending).toBe(2)
  begin()
  await vi.waitFor(() => expect(told.map(([name]) => name)).toEqual([one.name, other.name]), 80_000)
  expect(told[0]?.[1]).toEqual(['/one.jpg'])
  for (const { name } of [one, other]) {
    expect(files.has(name)).toBe(true)
    expect((await sharp(await readFile(files.fileOf(name))).metadata()).width).toBe(1200)
  }
  expect(readdirSync(files.folder)).toHaveLength(2)
}, 100_000)

it('should not draw what a path wanted before, nor what nobody wants any more', async () => {
  const [before, gone, after] = [drawing('先'), drawing('没有了'), drawing('后')]
  drawer.want('/one.jpg', before)
  drawer.want('/gone.jpg', gone)
  drawer.want('/one.jpg', after)
  drawer.drop('/gone.jpg')
  begin()
  await vi.waitFor(() => expect(told).toEqual([[after.name, ['/one.jpg']]]), 80_000)
  expect([files.has(before.name), files.has(gone.name), drawer.pending]).toEqual([false, false, 0])
}, 100_000)

it('should say what it cannot draw, leave nothing of it, and go on with the next', async () => {
  writeFileSync(path.join(root, 'broken.jpg'), 'not a picture')
  const broken = drawing('坏图', { picture: { file: 'broken.jpg', focus: { x: 50, y: 50 } } })
  drawer.want('/broken.jpg', broken)
  drawer.want('/whole.jpg', drawing('好图'))
  begin()
  await vi.waitFor(() => expect(told).toEqual([[drawing('好图').name, ['/whole.jpg']]]), 80_000)
  expect(problems).toEqual(['PICTURE_UNREADABLE'])
  expect(safeFields({ code: problems[0] })).toEqual({ code: 'PICTURE_UNREADABLE' })
  expect(files.missing(broken.name)).toBeUndefined()
  await expect(drawer.draw(broken)).rejects.toThrow(new NotDrawn('PICTURE_UNREADABLE'))
  // once is enough
  expect(problems).toHaveLength(1)
}, 100_000)

it('should draw what is to be published also while somebody asks for one drawing after the other', async () => {
  begin()
  const asking = [drawing('一'), drawing('二'), drawing('三')].map((one) => drawer.draw(one))
  drawer.want('/one.jpg', drawing('公众看的'))
  await Promise.all(asking)
  expect(told.map(([name]) => name).indexOf(drawing('公众看的').name)).toBe(1)
})

it('should draw first what somebody waits for, and refuse more than can be waited for', async () => {
  begin()
  for (let number = 0; number < 4; number++) drawer.want(`/${number}.jpg`, drawing(`等着的${number}`))
  await drawer.draw(drawing('急用'))
  expect(told.length).toBeLessThan(4)
  const asked = Array.from({ length: 30 }, (_, number) =>
    drawer.draw(drawing(`又一张${number}`)).then(
      () => 'drawn',
      (error: unknown) => error,
    ),
  )
  expect(await asked.at(-1)).toBeInstanceOf(DrawerBusy)
  await drawer.stop()
  expect((await Promise.all(asked)).every((one) => one === 'drawn' || one instanceof Error)).toBe(true)
}, 100_000)

it('should know after a restart what is whole, and keep nothing that is half-written or of other code', async () => {
  begin()
  await drawer.draw(drawing('留着'))
  await drawer.draw(drawing('断电'))
  await drawer.draw(drawing('𲎯田'))
  truncateSync(files.fileOf(drawing('断电').name))
  writeFileSync(`${files.fileOf('share-half')}.4711`, 'half')
  const again = new DrawnFiles(path.join(root, 'posters'), 'now')
  // whoever only looks takes nothing from the one who draws
  expect(existsSync(`${files.fileOf('share-half')}.4711`)).toBe(true)
  again.clean()
  expect(again.has(drawing('留着').name)).toBe(true)
  expect(again.missing(drawing('断电').name)).toBeUndefined()
  // drawn, and not to be shown: a name without one of its characters is another name
  expect([again.has(drawing('𲎯田').name), again.missing(drawing('𲎯田').name)]).toEqual([false, ['𲎯']])
  expect(existsSync(`${files.fileOf('share-half')}.4711`)).toBe(false)
  new DrawnFiles(path.join(root, 'posters'), 'other code').clean()
  expect(readdirSync(path.join(root, 'posters'))).toEqual([])
}, 100_000)

it.each([
  ['a file', () => rm(files.fileOf(drawing('丢了').name))],
  ['the content of a file', () => truncate(files.fileOf(drawing('丢了').name))],
  ['their folder', () => rm(files.folder, { recursive: true })],
  ['all folders', () => rm(path.join(root, 'posters'), { recursive: true })],
])(
  'should draw again what is asked for when somebody has removed %s',
  async (_, remove) => {
    const before = await drawer.draw(drawing('丢了'))
    await remove()
    expect((await drawer.draw(drawing('丢了'))).equals(before)).toBe(true)
  },
  30_000,
)

it('should name what the system says where a drawing cannot be written', async () => {
  await rm(path.join(root, 'posters'), { recursive: true, force: true })
  writeFileSync(path.join(root, 'posters'), 'no folder')
  begin()
  await expect(drawer.draw(drawing('写不下'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  expect(safeFields({ code: problems[0] })).toEqual({ code: 'ENOTDIR' })
}, 100_000)

it('should leave no timer when it is stopped amid a drawing', async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const before = timers()
  begin()
  drawer.want('/one.jpg', drawing('画到一半'))
  const asked = drawer.draw(drawing('急用')).catch((error: unknown) => error)
  await drawer.stop()
  expect(await asked).toMatchObject({ code: 'STOPPED' })
  expect(timers()).toBeLessThanOrEqual(before)
  expect([problems, told]).toEqual([[], []])
})

const day = 24 * 60 * 60 * 1000
const now = Date.parse('2026-11-27T04:00:00Z')

it('should remove what is neither published nor new, and nothing that is used meanwhile', async () => {
  mkdirSync(files.folder, { recursive: true })
  for (const name of ['published', 'old', 'young', 'used']) {
    writeFileSync(files.fileOf(name), name)
    files.note(name, [], name.length, name === 'young' ? now : now - 2 * day)
  }
  const spare = files.spare(new Set(['published']), now)
  expect(spare.sort()).toEqual(['old', 'used'])
  await files.read('used')
  for (const name of spare) files.remove(name, now)
  expect(readdirSync(files.folder).sort()).toEqual(['published.jpg', 'used.jpg', 'young.jpg'])
  expect([files.has('old'), files.has('used')]).toEqual([false, true])
})

it('should keep no more than it may of what is not published, the newest, and all that is published', () => {
  const drawn = fc.record({ bytes: fc.integer({ min: 1, max: 60 }), age: fc.nat(day - 1), isPublished: fc.boolean() })
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 30 }), (all) => {
      const limited = new DrawnFiles(path.join(root, 'limited'), 'now', 100)
      all.forEach(({ bytes, age }, index) => limited.note(String(index), [], bytes, now - age))
      const published = new Set(all.flatMap(({ isPublished }, index) => (isPublished ? [String(index)] : [])))
      for (const name of limited.spare(published, now)) limited.remove(name, now)
      const kept = all.filter((one, index) => !one.isPublished && limited.missing(String(index)) !== undefined)
      const gone = all.filter((_, index) => limited.missing(String(index)) === undefined)
      const unpublished = all.filter((one) => !one.isPublished)
      const bytesOf = (some: typeof all): number => some.reduce((sum, { bytes }) => sum + bytes, 0)
      expect(limited.isFull).toBe(false)
      expect(bytesOf(kept)).toBeLessThanOrEqual(bytesOf(unpublished) > 100 ? 50 : 100)
      expect(gone.some(({ isPublished }) => isPublished)).toBe(false)
      for (const { age } of gone) expect(age).toBeGreaterThanOrEqual(Math.max(0, ...kept.map((one) => one.age)))
      if (bytesOf(unpublished) <= 100) expect(gone).toEqual([])
    }),
  )
})
