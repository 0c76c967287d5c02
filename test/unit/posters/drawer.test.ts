import { existsSync, readdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Drawer, DrawerBusy, NotDrawn } from '../../../site/posters/drawer/drawer.ts'
import { DrawnFiles } from '../../../site/posters/drawer/drawnFiles.ts'
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
  await vi.waitFor(() => expect(told.map(([name]) => name)).toEqual([one.name, other.name]), 20_000)
  expect(told[0]?.[1]).toEqual(['/one.jpg'])
  for (const { name } of [one, other]) {
    expect(files.has(name)).toBe(true)
    expect((await sharp(await readFile(files.fileOf(name))).metadata()).width).toBe(1200)
  }
  expect(readdirSync(files.folder)).toHaveLength(2)
}, 30_000)

it('should not draw what a path wanted before, nor what nobody wants any more', async () => {
  const [before, gone, after] = [drawing('先'), drawing('没有了'), drawing('后')]
  drawer.want('/one.jpg', before)
  drawer.want('/gone.jpg', gone)
  drawer.want('/one.jpg', after)
  drawer.drop('/gone.jpg')
  begin()
  await vi.waitFor(() => expect(told).toEqual([[after.name, ['/one.jpg']]]), 20_000)
  expect([files.has(before.name), files.has(gone.name), drawer.pending]).toEqual([false, false, 0])
}, 30_000)

it('should say what it cannot draw, leave nothing of it, and go on with the next', async () => {
  writeFileSync(path.join(root, 'broken.jpg'), 'not a picture')
  const broken = drawing('坏图', { picture: { file: 'broken.jpg', focus: { x: 50, y: 50 } } })
  drawer.want('/broken.jpg', broken)
  drawer.want('/whole.jpg', drawing('好图'))
  begin()
  await vi.waitFor(() => expect(told).toEqual([[drawing('好图').name, ['/whole.jpg']]]), 20_000)
  expect(problems).toHaveLength(1)
  expect(files.missing(broken.name)).toBeUndefined()
  await expect(drawer.draw(broken)).rejects.toThrow(NotDrawn)
  // once is enough
  expect(problems).toHaveLength(1)
}, 30_000)

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
}, 30_000)

it('should know after a restart what is whole, and keep nothing that is half-written or of other code', async () => {
  begin()
  await drawer.draw(drawing('留着'))
  await drawer.draw(drawing('断电'))
  await drawer.draw(drawing('𠮷田'))
  truncateSync(files.fileOf(drawing('断电').name))
  writeFileSync(`${files.fileOf('share-half')}.4711`, 'half')
  const again = new DrawnFiles(path.join(root, 'posters'), 'now')
  expect(again.has(drawing('留着').name)).toBe(true)
  expect(again.missing(drawing('断电').name)).toBeUndefined()
  // drawn, and not to be shown: a name without one of its characters is another name
  expect([again.has(drawing('𠮷田').name), again.missing(drawing('𠮷田').name)]).toEqual([false, ['𠮷']])
  expect(existsSync(`${files.fileOf('share-half')}.4711`)).toBe(false)
  new DrawnFiles(path.join(root, 'posters'), 'other code')
  expect(readdirSync(path.join(root, 'posters'))).toEqual(['other code'])
}, 30_000)

it('should remove what is neither wanted nor new', async () => {
  begin()
  const [wanted, old, young] = ['要的', '旧的', '新的'].map((title) => drawing(title))
  for (const one of [wanted, old, young]) if (one) await drawer.draw(one)
  for (const one of [wanted, old]) if (one) utimesSync(files.fileOf(one.name), 0, 0)
  files.sweep(new Set([wanted?.name ?? '']), Date.now())
  expect([wanted, old, young].map((one) => one && files.has(one.name))).toEqual([true, false, true])
  expect(readdirSync(files.folder)).toHaveLength(2)
}, 30_000)
