import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { goneCalendarsName } from '../../../cms/publishing/comparison.ts'
import { ShownRelease } from '../../../cms/server/site/shownRelease.ts'
import { goneCalendars } from '../../../site/catalogue/schemas/site.ts'
import type { Manifest } from '../../../site/publisher/release/manifest.ts'
import type { ShownFiles } from '../../../site/publisher/release/fileChange.ts'
import { Release } from '../../../site/publisher/release/release.ts'
import { currentRelease, switchTo } from '../../../site/publisher/release/releaseFolder.ts'

const page = '/performances/one/'
/** Files that show what a page of an entry shows, and those that name it among others. */
const [ofPage, amongOthers] = [
  ['/qr/performances/one.png', '/posters/share/performances/one.jpg', '/posters/a3/performances/one.jpg'],
  [
    '/open-data/performances-1.json',
    '/search/cards/performances-1.json',
    '/calendars/everything.ics',
    '/calendars/venues/one.ics',
  ],
] as const
const alone = ['/one/', '/two/', page, '/media/digest/one.webp'] as const
/** In whose place one of nothing is put when it is taken down. */
const calendar = '/calendars/performances/one.ics'
const urls = [...alone, calendar, ...ofPage, ...amongOthers]
let dataDir: string
let root: string
const note = () => path.join(dataDir, 'rollback.json')

function beginAnew(): void {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-rollback-'))
  root = path.join(dataDir, 'published')
}

beforeEach(beginAnew)
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** What visitors are shown: addresses by release. It knows of what it shows alone, and takes its time to load. */
class FakeFront {
  shown: { folder: string; urls: Set<string> } | undefined
  #next: typeof this.shown

  async show(folder: string, files: Manifest, isShown: (url: string) => boolean): Promise<void> {
    expect(this.#next).toBeUndefined()
    this.#next = { folder, urls: new Set([...files.keys()].filter(isShown)) }
    await new Promise((resolve) => setImmediate(resolve))
    this.shown = this.#next
    this.#next = undefined
  }

  async change(folder: string, files: ShownFiles): Promise<void> {
    for (const held of [this.shown, this.#next])
      if (held?.folder === folder)
        for (const [url, file] of files) held.urls[file === undefined ? 'delete' : 'add'](url)
  }

  get release(): string {
    return path.basename(this.shown?.folder ?? '')
  }
}

/** The CMS of a program, from its start until it ends, however it does. */
class Cms {
  readonly front = new FakeFront()
  readonly present: Release
  readonly shown: ShownRelease

  private constructor(present: Release, program: string) {
    this.present = present
    this.shown = new ShownRelease({ dataDir, present, program, front: this.front, log: pino({ level: 'silent' }) })
  }

  static async start(program: string): Promise<Cms> {
    const present = await Release.open(root, program)
    if (!present.isComplete) {
      await present.write(urls.map((url) => ({ path: url, content: { bytes: Buffer.from(program) } })))
      present.state.setMeta('complete', 'yes')
    }
    const cms = new Cms(present, program)
    await cms.shown.begin()
    return cms
  }

  async change(url: string, isThere: boolean): Promise<void> {
    const isStill = isThere || url === calendar
    const content = isStill
      ? { bytes: Buffer.from(`${this.present.name} ${isThere ? 'again' : 'nothing'}`) }
      : undefined
    const staged = await this.present.stage({ path: url, content })
    const gone = isThere ? {} : { [calendar]: '2027-05-01T00:00:00Z' }
    await this.present.burst(staged === undefined ? [] : [staged], (state) => {
      if (url === calendar) state.setEntry(goneCalendarsName, gone, '')
    })
  }

  get hasCalendar(): boolean {
    return !(calendar in goneCalendars.parse(this.present.state.entry(goneCalendarsName) ?? {}))
  }

  async crash(): Promise<void> {
    await this.present.settled()
    this.present.state.close()
  }
}

const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('rollBack' as const, 'rollForward' as const) }),
  fc.record({ kind: fc.constant('restart' as const), isOther: fc.boolean() }),
  fc.record({
    kind: fc.constant('change' as const),
    url: fc.constantFrom(page, page, page, ...ofPage, ...urls),
    isThere: fc.boolean(),
  }),
)

describe('a roll-back', () => {
  it('should stay until it is undone or the program is another, whatever ends in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 16, size: 'max' }), async (steps) => {
        // what a crash has cut off may still be at its files
        rmSync(dataDir, { recursive: true, force: true })
        beginAnew()
        await (await Cms.start('old')).crash()
        let [program, other] = ['new', 'old']
        let cms = await Cms.start(program)
        let wanted = program
        for (const one of steps) {
          if (one.kind === 'change') await cms.change(one.url, one.isThere)
          else if (one.kind === 'restart') {
            await cms.crash()
            if (one.isOther) {
              ;[program, other] = [other, program]
              wanted = program
            }
            cms = await Cms.start(program)
          } else {
            await cms.shown[one.kind]()
            wanted = one.kind === 'rollBack' ? other : program
          }
          expect([cms.front.release, await currentRelease(root)]).toEqual([wanted, wanted])
          // what is taken down is shown by no release
          const shown = cms.front.shown?.urls ?? new Set()
          for (const url of alone) if (shown.has(url)) expect(cms.present.manifest.has(url)).toBe(true)
          const isOlder = cms.front.release !== cms.present.name
          if (isOlder && !cms.hasCalendar) expect(shown.has(calendar)).toBe(false)
          for (const url of isOlder ? ofPage : []) if (shown.has(url)) expect(cms.present.manifest.has(page)).toBe(true)
          for (const url of isOlder ? amongOthers : []) expect([url, shown.has(url)]).toEqual([url, false])
          // what is a picture of a page that is there is shown, also when the present release has none yet
          const has = (url: string): boolean => existsSync(path.join(cms.front.shown?.folder ?? '', url))
          if (isOlder && cms.present.manifest.has(page))
            expect(ofPage.filter((url) => has(url) && !shown.has(url))).toEqual([])
        }
        await cms.crash()
      }),
      { numRuns: 80 },
    )
  }, 60_000)

  it('should be done one after the other, and lose no take-down on the way', async () => {
    await (await Cms.start('old')).crash()
    const cms = await Cms.start('new')
    const done = [cms.shown.rollBack(), cms.shown.rollForward(), cms.shown.rollBack(), cms.change('/one/', false)]
    await Promise.all(done)
    expect([cms.front.release, cms.front.shown?.urls.has('/one/')]).toEqual(['old', false])
    await Promise.all([cms.shown.rollForward(), cms.change('/two/', false)])
    expect([cms.front.release, cms.front.shown?.urls.has('/two/')]).toEqual(['new', false])
    await cms.crash()
  })

  it('should be honoured although the crash came before the folder was switched', async () => {
    await (await Cms.start('old')).crash()
    const cms = await Cms.start('new')
    await cms.shown.rollBack()
    await switchTo(root, 'new')
    await cms.crash()
    const again = await Cms.start('new')
    expect([again.front.release, await currentRelease(root)]).toEqual(['old', 'old'])
    await again.crash()
  })

  it.each([
    ['whose release is gone', () => rmSync(path.join(root, 'state', 'old.db'))],
    ['whose release is damaged', () => writeFileSync(path.join(root, 'state', 'old.db'), 'x'.repeat(9_000))],
    ['whose note is damaged', () => writeFileSync(note(), '{')],
    ['in whose place is a folder', () => (rmSync(note()), mkdirSync(note()))],
  ])('%s should keep no start from showing the present release', async (_, damage) => {
    await (await Cms.start('old')).crash()
    const cms = await Cms.start('new')
    await cms.shown.rollBack()
    await cms.crash()
    damage()
    const again = await Cms.start('new')
    expect([again.front.release, existsSync(note())]).toEqual(['new', false])
    await again.crash()
  })
})
