import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { isoDay } from '../../../site/catalogue/calendar/calendarPages.ts'
import { dayOf, type Occasion } from '../../../site/catalogue/calendar/occasions.ts'
import { mondayOf } from '../../../site/catalogue/calendar/weekdays.ts'
import { mostRows } from '../../../site/catalogue/calendar/whatsOn.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import type { Entries } from '../../../site/catalogue/entries.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { loadRenderer, type Renderer } from '../../../site/publisher/astro/renderer.ts'
import { searchPath } from '../../../site/search/asked/asked.ts'
import { anchor, randomEdit, randomHolidays } from '../../support/randomEntries.ts'

let render: Renderer

beforeAll(async () => {
  render = await loadRenderer(path.resolve('site/.build'), 'https://gongyun.example')
})

const catalogues = fc.record({
  edits: fc.array(randomEdit, { minLength: 20, maxLength: 150, size: 'max' }),
  holidays: randomHolidays,
  now: fc.integer({ min: -100 * 60, max: 300 * 60 }).map((minutes) => anchor + minutes * 60_000),
})

/** What the buttons of a page promise: where each leads, and how many it says there are. */
function promised(html: string): { href: string; count: string }[] {
  const chips = html.matchAll(/<a href="([^"]+)"[^>]*data-wish="[^"]*">[^<]*<small>\s*([\d+]+)/g)
  const buttons = html.matchAll(/<a class="button" href="([^"]+)">\s*看全部\s*<b>([\d+]+)<\/b>/g)
  return [...chips, ...buttons].map(([, href = '', count = '']) => ({ href, count }))
}

/** What the buttons of this week promise, once a script chooses in place, and where they lead without one. */
function promisedOfWeek(html: string): { wish: string; count: string; asked: URLSearchParams }[] {
  const chips = html.matchAll(/<a href="([^"]+)"[^>]*data-wish="([^"]*)">[^<]*<small hidden>\s*([\d+]+)/g)
  return Array.from(chips, ([, href = '', wish = '', count = '']) => {
    const { pathname, searchParams } = new URL(href.replaceAll('&#38;', '&').replaceAll('&amp;', '&'), 'http://x')
    expect(pathname).toBe(searchPath)
    return { wish, count, asked: searchParams }
  })
}

function rowsOf(html: string): number {
  return html.split('class="row on').length - 1
}

it('should lead by every button to exactly as many rows as it says, whatever there is and whenever', async () => {
  await fc.assert(
    fc.asyncProperty(catalogues, async ({ edits, holidays, now }) => {
      const catalogue = new Catalogue(now)
      catalogue.setHolidays(holidays)
      for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
      const html = async (at: string) => (await render(at, new CatalogueView(catalogue))).html
      // the days ahead have the same buttons wherever they stand, a holiday among them too
      const chipsAt = async (at: string) => (await html(at)).match(/data-wish="[^"]*"/g)
      for (const at of ['/', '/whats-on/near/'])
        expect([at, await chipsAt(at)]).toEqual([at, await chipsAt('/whats-on/')])
      for (const from of ['/', '/whats-on/', '/free/', '/whats-on/weekend/children/', '/whats-on/near/']) {
        const buttons = promised(await html(from))
        expect(buttons.length).toBeGreaterThan(2)
        for (const { href, count } of buttons)
          expect([from, href, String(rowsOf(await html(href)))]).toEqual([from, href, count])
      }
    }),
    { numRuns: 12, seed: 20261127 },
  )
}, 120_000)

it('should stay within this week by every button of its page, and count there what the page has', async () => {
  await fc.assert(
    fc.asyncProperty(catalogues, async ({ edits, holidays, now }) => {
      const catalogue = new Catalogue(now)
      catalogue.setHolidays(holidays)
      for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
      const { html } = await render('/this-week/', new CatalogueView(catalogue))
      const rows = Array.from(html.matchAll(/data-wishes="([^"]*)"/g), ([, wishes = '']) => wishes.split(' '))
      fc.pre(rows.length < mostRows)
      expect(html).toMatch(/<whats-on data-base(?:="")? data-complete/)
      const chips = promisedOfWeek(html)
      expect(chips.length).toBeGreaterThan(2)
      expect(promised(html)).toEqual([])
      const today = dayOf(now)
      for (const { wish, count, asked } of chips) {
        expect([wish, count]).toEqual([wish, String(rows.filter((wishes) => wishes.includes(wish)).length)])
        const days = [asked.get('from'), asked.get('to')]
        expect([wish, ...days]).toEqual([wish, isoDay(today), isoDay(wish === 'today' ? today : mondayOf(today) + 6)])
      }
    }),
    { numRuns: 12, seed: 20261127 },
  )
}, 120_000)

it('should have every page made again that an edit changes, of one field too', async () => {
  const changes = fc.record({
    field: fc.constantFrom('audiences', 'admission', 'venue', 'title', 'cancelled'),
    of: fc.nat(),
  })
  await fc.assert(
    fc.asyncProperty(catalogues, changes, async ({ edits, now }, { field, of }) => {
      const catalogue = new Catalogue(now)
      for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
      const inWindow = new CatalogueView(catalogue).openOccasionsOn(dayOf(now), dayOf(now) + 6)
      const chosen = inWindow[of % Math.max(1, inWindow.length)]
      fc.pre(chosen !== undefined)
      const paths = [...catalogue.paths()].filter((at) => /^\/(?:whats-on|free|this-week|calendar)\//.test(at))
      const pages = async () =>
        new Map(
          await Promise.all(
            ['/', ...paths].map(async (at) => {
              const view = new CatalogueView(catalogue)
              return [at, { html: (await render(at, view)).html, keys: view.keys }] as const
            }),
          ),
        )
      const before = await pages()
      catalogue.takeChanges()
      catalogue.set(chosen.of, chosen.entry.id, changed(chosen, field) as never)
      const { keys, paths: told } = catalogue.takeChanges()
      for (const [at, { html }] of await pages()) {
        if (html === before.get(at)?.html) continue
        expect([field, at, told.has(at) || [...keys].some((key) => before.get(at)?.keys.has(key))]).toEqual([
          field,
          at,
          true,
        ])
      }
    }),
    { numRuns: 30, seed: 20261128 },
  )
}, 120_000)

/** The entry of an occasion with one field of it otherwise. */
function changed({ of, entry, occasion }: Occasion, field: string): object {
  const list = of === 'courses' ? 'sessions' : of === 'performances' ? 'showings' : 'dates'
  const rows = (entry as unknown as Record<string, { id: string }[]>)[list] ?? []
  switch (field) {
    case 'audiences':
      return { ...entry, audiences: entry.audiences.includes('children') ? [] : ['children'] }
    case 'cancelled':
      return { ...entry, [list]: rows.map((row) => (row.id === occasion.id ? { ...row, cancelled: true } : row)) }
    case 'title':
      return { ...entry, title: `${entry.title}，改了` }
    default:
      if (of === 'courses') {
        if (field === 'venue') return { ...entry, venue: 'venues-1' }
        return { ...entry, kind: entry.kind === 'subsidised' ? 'public-benefit' : 'subsidised' }
      }
      return { ...entry, admission: entry.admission === 'free' ? 'ticket' : 'free' }
  }
}

describe('with more than a page holds', () => {
  const many = mostRows + 30
  const noon = Date.parse('2026-11-27T04:00:00Z')
  const activity = (number: number): Entries['activities'] =>
    ({
      id: `a${number}`,
      slug: `a${number}`,
      formerSlugs: [],
      created: new Date(noon).toISOString(),
      title: `活动 ${number}`,
      kind: 'lecture',
      admission: 'free',
      audiences: [],
      tags: [],
      sample: false,
      dates: [
        { id: `d${number}`, start: new Date(noon + 86_400_000 + number * 60_000).toISOString(), cancelled: false },
      ],
      talents: [],
      teams: [],
      works: [],
      pictures: [],
    }) as unknown as Entries['activities']

  function full(): Catalogue {
    const catalogue = new Catalogue(noon)
    for (let number = 0; number < many; number++) catalogue.set('activities', `a${number}`, activity(number))
    catalogue.takeChanges()
    return catalogue
  }

  it('should say so on the button, keep the page small, and have the rest by day', async () => {
    const catalogue = full()
    const html = async (at: string) => (await render(at, new CatalogueView(catalogue))).html
    expect(promised(await html('/'))).toContainEqual({ href: '/free/', count: `${mostRows}+` })
    expect(rowsOf(await html('/free/'))).toBe(mostRows)
    expect(await html('/free/')).toContain(`其余 ${many - mostRows} 场`)
    const onDay = await Promise.all(['/calendar/2026-11-28/', '/calendar/2026-11-28/2/'].map(html))
    expect(onDay.map(rowsOf)).toEqual([mostRows, many - mostRows])
    expect((await render('/calendar/2026-11-28/3/', new CatalogueView(catalogue))).status).toBe(404)
  })

  it('should have few pages made again by an edit, and none of them by one that is not on soon', async () => {
    const catalogue = full()
    const read = new Map<string, ReadonlySet<string>>()
    for (const at of catalogue.paths()) {
      const view = new CatalogueView(catalogue)
      await render(at, view)
      read.set(at, view.keys)
    }
    const touched = (change: () => void): string[] => {
      change()
      const { keys, paths } = catalogue.takeChanges()
      const readers = [...read].filter(([, has]) => [...keys].some((key) => has.has(key))).map(([at]) => at)
      return [...new Set([...readers, ...paths])].filter((at) => /^\/(?:whats-on|free|this-week|calendar)\//.test(at))
    }
    // a title that no page of what is on shows is read by its day alone
    const last = activity(many - 1)
    expect(touched(() => catalogue.set('activities', last.id, { ...last, title: '改名' }))).toEqual([
      '/calendar/2026-11-28/2/',
    ])
    const first = activity(0)
    const moved = {
      ...first.dates[0],
      start: new Date(noon + 30 * 86_400_000).toISOString(),
    } as (typeof first.dates)[0]
    expect(touched(() => catalogue.set('activities', first.id, { ...first, dates: [moved] })).length).toBeLessThan(35)
  })
})
