import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { keepTold } from '../../../cms/publishing/keepTold.ts'
import {
  calendarFilePath,
  calendarPathsOf,
  everythingPath,
  freeClassesPath,
  occasionPath,
} from '../../../site/catalogue/calendar/calendars.ts'
import { GoneCalendars } from '../../../site/catalogue/calendar/gone.ts'
import { isFree, occasionsOf, sessionsOf } from '../../../site/catalogue/calendar/occasions.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { type Course, entrySchemas } from '../../../site/catalogue/entries.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import type { ReleaseState } from '../../../site/publisher/release/releaseState.ts'
import { calendarOutput } from '../../../site/publisher/outputs/calendars/calendarOutput.ts'
import { icalendar } from '../../../site/publisher/outputs/calendars/icalendar.ts'
import { calendarEvent } from '../../../site/text/calendarEvent.ts'
import { machineTime } from '../../../site/text/dates.ts'
import { anyTexts } from '../../support/anyTexts.ts'
import { readCalendar, Subscriber } from '../../support/calendarFiles.ts'
import { anchor, randomEdit } from '../../support/randomEntries.ts'

const siteUrl = 'https://gongyun.example:8443'
const day = 24 * 60 * 60 * 1000

function textOf(catalogue: Catalogue, path: string): Promise<string | undefined> {
  return madeOf(catalogue, path).then(({ text }) => text)
}

async function madeOf(catalogue: Catalogue, path: string): Promise<{ text: string | undefined; view: CatalogueView }> {
  const view = new CatalogueView(catalogue)
  const content = await calendarOutput(catalogue, siteUrl).render(path, view)
  return {
    text: content !== undefined && 'bytes' in content ? new TextDecoder().decode(content.bytes) : undefined,
    view,
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}

interface Lesson {
  id: string
  start: number
  venue?: string
  cancelled?: boolean
  postponed?: boolean
  movedFrom?: number
}

/** A venue as it is stored. */
interface Place {
  id: string
  number: number
  isOn: boolean
  updated: number
}

function course(catalogue: Catalogue, lessons: readonly Lesson[], updated: number, fields: object = {}): Course {
  const entry = entrySchemas.courses.parse({
    id: 'c',
    slug: 'c',
    created: iso(anchor - 90 * day),
    updated: iso(updated),
    sample: false,
    title: '掐丝珐琅入门：给滇池描一道金边',
    kind: 'public-benefit',
    type: 'tradition',
    audiences: [],
    teachers: [],
    sessions: lessons.map(({ start, movedFrom, ...lesson }) => ({
      ...lesson,
      start: iso(start),
      end: iso(start + 90 * 60_000),
      ...(movedFrom !== undefined && { movedFrom: iso(movedFrom) }),
    })),
    ...fields,
  })
  catalogue.set('courses', entry.id, entry)
  return entry
}

function venue(catalogue: Catalogue, address: string, updated: number, id = 'v'): void {
  const entry = entrySchemas.venues.parse({
    id,
    slug: id,
    created: iso(anchor - 90 * day),
    updated: iso(updated),
    sample: false,
    name: '市工人文化宫',
    kind: 'palace',
    address,
    latitude: 24.8801,
    longitude: 102.8329,
    facilities: [],
    accessibilities: [],
  })
  catalogue.set('venues', id, entry)
}

describe('a calendar', () => {
  it('should say what the site says, in a form that another program reads, whatever was typed', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '工人文化宫，三楼；舞蹈室',
        '第一行\n第二行',
        'a\\b;c,d"e:f',
        '\r',
        '三楼\r',
        ...['END:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VTIMEZONE'].flatMap((word) => [
          word,
          `\u2028${word}`,
          `\r\n${word}\r\n`,
        ]),
        ...anyTexts.map((one) => one.slice(0, 600)),
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
    )
    const event = fc.record({
      uid: fc.uuid(),
      // beyond 2088 a clock was wrong
      modified: fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2120, 0, 1) }),
      start: fc.oneof(
        fc.integer({ min: anchor, max: anchor + 400 * day }),
        fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 30) }),
        // summer time, which the clock of the site does not have
        fc.integer({ min: Date.UTC(1986, 4, 4), max: Date.UTC(1991, 8, 14) }),
      ),
      length: fc.integer({ min: 1, max: 600 }),
      status: fc.constantFrom('confirmed' as const, 'tentative' as const, 'cancelled' as const),
      summary: text,
      description: text,
      venue: fc.option(
        fc.record({
          name: text.filter((name) => plain(name) !== ''),
          address: text,
          latitude: fc.constant(24.88),
          longitude: fc.constant(102.83),
        }),
        { nil: undefined },
      ),
    })
    fc.assert(
      fc.property(text, fc.array(event, { maxLength: 3 }), (name, given) => {
        const url = `${siteUrl}/courses/c/`
        const events = given.map(({ length, ...one }) => ({ ...one, end: one.start + length * 60_000, url }))
        const bytes = icalendar({ name, source: `${siteUrl}${everythingPath}`, url, events })
        const file = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[^\P{Cc}\t\u0080-\u009f]/u)
        }
        const components = file.indexOf('\r\nBEGIN:', 1)
        const ofComponents = file.slice(components).replace(/\r\nBEGIN:(\w+)\r\n.*?\r\nEND:\1(?=\r\n)/gs, '')
        expect(ofComponents).toBe('\r\nEND:VCALENDAR\r\n')
        expect(file.slice(0, components)).toContain('\r\nX-WR-TIMEZONE:Asia/Shanghai')
        const walls = [...file.matchAll(/^DTSTART;TZID=Asia\/Shanghai:(\d{8}T\d{6})/gm)].map(([, wall]) => wall)
        expect(walls.map((wall) => wall?.slice(0, 13))).toEqual(
          events.map(({ start }) => machineTime(start).slice(0, 16).replace(/[-:]/g, '')),
        )
        const read = readCalendar(file)
        expect(read.component.getAllSubcomponents('vtimezone')).toHaveLength(1)
        const second = (instant: number): number => Math.floor(instant / 1000) * 1000
        expect(read.name).toBe(plain(name.replace(/[\r\n]+/g, ' ')))
        expect(read.events).toEqual(
          events.map((one) => ({
            uid: one.uid,
            sequence: Math.min(Math.floor((one.modified - Date.UTC(2020, 0, 1)) / 1000), 2 ** 31 - 1),
            modified: second(one.modified),
            stamp: second(one.modified),
            start: second(one.start),
            end: second(one.end),
            zone: 'Asia/Shanghai',
            status: one.status.toUpperCase(),
            summary: plain(one.summary),
            description: plain(one.description),
            location: [one.venue?.name ?? '', one.venue?.address ?? ''].map(plain).filter(Boolean).join('\n'),
            geo: one.venue && [24.88, 102.83],
            url,
          })),
        )
        // what was read, written again by the other program and read again, is the same
        expect(readCalendar(read.component.toString()).events).toEqual(read.events)
      }),
      { numRuns: 1000 },
    )
  })

  it('should have its zone in itself, and so should one without events', async () => {
    const catalogue = new Catalogue(anchor)
    for (const path of [everythingPath, freeClassesPath]) {
      const component = new ICAL.Component(ICAL.parse((await textOf(catalogue, path)) ?? '') as unknown[])
      expect(component.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual([
        'Asia/Shanghai',
      ])
      expect(component.getAllSubcomponents('vevent')).toEqual([])
    }
  })

  it('should say in words what became of an occasion, where it is and what it costs', async () => {
    const catalogue = new Catalogue(anchor)
    venue(catalogue, '金碧路 1 号, 东门', anchor - day)
    const lessons = [
      { id: 'one', start: anchor + day, venue: 'v', movedFrom: anchor },
      { id: 'two', start: anchor + 8 * day, venue: 'v', cancelled: true },
      { id: 'three', start: anchor + 9 * day, venue: 'v', postponed: true },
    ]
    course(catalogue, lessons, anchor - 2 * day, { sample: true, admissionNote: '自带围裙' })
    const { name, events } = readCalendar((await textOf(catalogue, calendarFilePath('courses', 'c'))) ?? '')
    expect(name).toBe('掐丝珐琅入门：给滇池描一道金边 · 工韵')
    expect(events.map(({ summary, status, location, geo }) => ({ summary, status, location, geo }))).toEqual([
      {
        summary: '改期：掐丝珐琅入门：给滇池描一道金边（演示数据）（第 1/3 课）',
        status: 'CONFIRMED',
        location: '市工人文化宫\n金碧路 1 号, 东门',
        geo: [24.8801, 102.8329],
      },
      expect.objectContaining({
        summary: '已取消：掐丝珐琅入门：给滇池描一道金边（演示数据）（第 2/3 课）',
        status: 'CANCELLED',
      }),
      expect.objectContaining({
        summary: '延期：掐丝珐琅入门：给滇池描一道金边（演示数据）（第 3/3 课）',
        status: 'TENTATIVE',
      }),
    ])
    expect(events.map(({ description }) => description)).toEqual([
      `原定 2026年11月21日 周六 12:00。\n公益 · 传统文化 · 免费\n自带围裙\n如有变动，以网页为准：${siteUrl}/courses/c/`,
      `已取消，请不要前往。\n公益 · 传统文化 · 免费\n自带围裙\n如有变动，以网页为准：${siteUrl}/courses/c/`,
      `原定 2026年11月30日 周一 12:00，新的时间待定。\n公益 · 传统文化 · 免费\n自带围裙\n如有变动，以网页为准：${siteUrl}/courses/c/`,
    ])
    // the venue was written after the course
    expect(events.map(({ modified }) => modified)).toEqual([anchor - day, anchor - day, anchor - day])
  })
})

describe('the calendars of a site', () => {
  it('should hold what they are named after, whatever there is on the site', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomEdit, { maxLength: 40 }), async (edits) => {
        const catalogue = new Catalogue(anchor)
        for (const { collection, id, entry } of edits) catalogue.set(collection, id, entry)
        const all = (['courses', 'performances', 'activities'] as const).flatMap((of) =>
          [...catalogue.all(of)].flatMap(occasionsOf),
        )
        const summaries = async (path: string): Promise<string[]> =>
          readCalendar((await textOf(catalogue, path)) ?? '')
            .events.map(({ uid, summary }) => `${uid} ${summary}`)
            .sort()
        const view = new CatalogueView(catalogue)
        const expected = (items: typeof all): string[] =>
          items
            .map((item) => calendarEvent(item, view, siteUrl))
            .map(({ uid, summary }) => `${uid} ${summary}`)
            .sort()
        const recent = all.filter(({ occasion }) => Date.parse(occasion.start) > anchor - 6 * day)
        expect(await summaries(everythingPath)).toEqual(expect.arrayContaining(expected(recent)))
        const free = recent.filter((item) => item.of === 'courses' && isFree(item))
        expect(await summaries(freeClassesPath)).toEqual(expect.arrayContaining(expected(free)))
        for (const { id } of catalogue.all('venues'))
          expect(await summaries(calendarFilePath('venues', id))).toEqual(
            expected(all.filter((item) => view.venueOf(item)?.id === id)),
          )
        for (const { id } of catalogue.all('units'))
          expect(await summaries(calendarFilePath('units', id))).toEqual(
            expected(all.filter(({ entry }) => entry.unit === id)),
          )
        for (const { id, editions } of catalogue.all('brands')) {
          const ids = editions.flatMap(({ performances, activities }) => [
            ...performances.map((one) => `performances/${one}`),
            ...activities.map((one) => `activities/${one}`),
          ])
          expect(await summaries(calendarFilePath('brands', id))).toEqual(
            expected(all.filter(({ of, entry }) => ids.includes(`${of}/${entry.id}`))),
          )
        }
      }),
      { numRuns: 40 },
    )
  })

  it('should be bounded, the soonest first, however much there is', async () => {
    const catalogue = new Catalogue(anchor)
    venue(catalogue, '金碧路 1 号', anchor)
    const lessons = Array.from({ length: 2400 }, (_, index) => ({
      id: `l${index}`,
      start: anchor + (index - 400) * 0.2 * day,
      venue: 'v',
    }))
    course(catalogue, lessons, anchor, { unit: 'u' })
    const starts = async (path: string): Promise<number[]> =>
      readCalendar((await textOf(catalogue, path)) ?? '').events.map(({ start }) => Math.round((start - anchor) / day))
    const everything = await starts(everythingPath)
    expect([everything.length, everything[0], everything.at(-1)]).toEqual([500, -7, 92])
    const ofVenue = await starts(calendarFilePath('venues', 'v'))
    expect([ofVenue.length, ofVenue[0], ofVenue.at(-1)]).toEqual([500, -30, 69])
  })

  it('should change by itself when time takes something out or brings it in, and at no other time', async () => {
    const lessons = fc.array(fc.integer({ min: -60, max: 500 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(lessons, fc.constantFrom('venues', 'courses'), async (days, of) => {
        const catalogue = new Catalogue(anchor)
        venue(catalogue, '金碧路 1 号', anchor)
        course(
          catalogue,
          days.map((at, index) => ({ id: `l${index}`, start: anchor + at * day, venue: 'v' })),
          anchor,
        )
        const path = calendarFilePath(of, of === 'venues' ? 'v' : 'c')
        const before = await madeOf(catalogue, path)
        const { staleAt } = before.view
        if (staleAt === Infinity) {
          catalogue.advance(anchor + 1000 * day)
          expect(await textOf(catalogue, path)).toBe(before.text)
          return
        }
        catalogue.advance(staleAt - 1)
        expect(await textOf(catalogue, path)).toBe(before.text)
        catalogue.advance(staleAt)
        expect(await textOf(catalogue, path)).not.toBe(before.text)
      }),
      { numRuns: 40 },
    )
  })

  it('should have a single occasion as long as it is not over, and the entry a month longer', async () => {
    const catalogue = new Catalogue(anchor)
    const entry = course(
      catalogue,
      [
        { id: '../../x', start: anchor + day },
        { id: 'b', start: anchor + 2 * day },
      ],
      anchor,
    )
    const [first, second] = sessionsOf(entry).map(occasionPath)
    const paths = (): string[] => [...calendarOutput(catalogue, siteUrl).paths()].slice(2).sort()
    const own = calendarFilePath('courses', 'c')
    expect(paths()).toEqual([own, first, second].sort())
    for (const path of paths()) expect(path).toMatch(/^\/calendars\/[\w/-]+\.ics$/)
    expect(readCalendar((await textOf(catalogue, first ?? '')) ?? '').events).toHaveLength(1)
    catalogue.advance(anchor + 1.5 * day)
    expect(paths()).toEqual([own, second].sort())
    expect(await textOf(catalogue, first ?? '')).toBeUndefined()
    catalogue.advance(anchor + 30 * day)
    expect(paths()).toEqual([own])
    catalogue.advance(anchor + 40 * day)
    expect(paths()).toEqual([])
    expect(await textOf(catalogue, own)).toBeUndefined()
  })
})

describe('a calendar that was taken off the site', () => {
  const days = [2, 3, 4]
  const lessons = days.map((at) => ({ id: `l${at}`, start: anchor + at * day, venue: 'v' }))
  const putAll = (catalogue: Catalogue): void => {
    venue(catalogue, '金碧路 1 号', anchor)
    course(catalogue, lessons, anchor, { unit: 'u' })
    catalogue.set('units', 'u', { id: 'u', name: '市总工会', level: 'city' })
  }
  const owners = { course: ['courses', 'c'], venue: ['venues', 'v'], unit: ['units', 'u'] } as const
  const events = (text: string | undefined) => (text === undefined ? undefined : readCalendar(text).events.length)

  it('should be one of nothing, also for a release that is made anew and at any clock, and be back when it is', async () => {
    const which = fc.constantFrom(...Object.values(owners))
    await fc.assert(
      fc.asyncProperty(which, fc.boolean(), fc.boolean(), fc.nat(90), async ([of, id], isAnew, isWhileDown, years) => {
        let catalogue = new Catalogue(anchor)
        putAll(catalogue)
        const paths = calendarPathsOf(of, catalogue.get(of, id), anchor)
        expect(paths.length).toBe(of === 'courses' ? 4 : 1)
        const takeOff = (): void => void catalogue.set(of, id, undefined)
        if (!isWhileDown || !isAnew) takeOff()
        if (isAnew) {
          const before = catalogue
          catalogue = new Catalogue(anchor)
          putAll(catalogue)
          takeOff()
          keepTold(catalogue, stateOf(before))
        }
        const published = [...calendarOutput(catalogue, siteUrl).paths()]
        expect(published).toHaveLength(new Set(published).size)
        for (const path of paths) {
          expect(published).toContain(path)
          const { text, view } = await madeOf(catalogue, path)
          expect([path, events(text), view.staleAt]).toEqual([path, 0, Infinity])
        }
        // where none ever was there is none
        for (const path of ['/calendars/courses/nobody.ics', '/calendars/venues/c.ics', '/calendars/units/c/l2.ics'])
          expect(await textOf(catalogue, path)).toBeUndefined()
        putAll(catalogue)
        for (const path of paths) expect([path, events(await textOf(catalogue, path))]).not.toEqual([path, 0])
        expect(catalogue.goneCalendars.stored).toEqual({})
        takeOff()
        catalogue.advance(anchor + years * 365 * day)
        for (const path of paths) expect([path, events(await textOf(catalogue, path))]).toEqual([path, 0])
        expect([...calendarOutput(catalogue, siteUrl).paths()]).toEqual(expect.arrayContaining(paths))
      }),
    )
  })

  it('should not be that of the lesson that is left when all others are taken out', async () => {
    const catalogue = new Catalogue(anchor)
    const all = sessionsOf(course(catalogue, lessons, anchor)).map((item) => occasionPath(item) ?? '')
    course(catalogue, lessons.slice(0, 1), anchor + 1000)
    expect(await Promise.all(all.map(async (path) => events(await textOf(catalogue, path))))).toEqual([1, 0, 0])
    catalogue.advance(anchor + 5 * day)
    expect(events(await textOf(catalogue, all[0] ?? ''))).toBe(0)
  })

  it('should be forgotten, the first first, when there are more than can be remembered', () => {
    const gone = new GoneCalendars()
    const over = Array.from({ length: 2100 }, (_, index) => gone.change([`/${index}`], [], anchor + index))
    expect(over.flat()).toEqual(Array.from({ length: 100 }, (_, index) => `/${index}`))
    expect(gone.paths()).toHaveLength(2000)
    expect([gone.has('/99'), gone.has('/100')]).toEqual([false, true])
  })

  it('should not be forgotten for single occasions, however many went with their class', () => {
    const gone = new GoneCalendars()
    const venue = calendarFilePath('venues', 'v')
    gone.change([venue], [], anchor)
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      const rows = Array.from({ length: 500 }, (_, index) => `/calendars/courses/${id}/l${index}.ics`)
      gone.change([calendarFilePath('courses', id), ...rows], [], anchor + day)
    }
    expect(gone.has(venue)).toBe(true)
    expect(gone.paths()).toHaveLength(6 + 2000)
  })

  it('should be those that went last, of each kind as many as may be, whatever clocks and releases say', () => {
    const most = 3
    const single = /\/l\d\.ics$/
    const path = fc.constantFrom(
      ...['a', 'b', 'c', 'd', 'e'].map((id) => calendarFilePath('venues', id)),
      ...[0, 1, 2, 3, 4].map((row) => `/calendars/courses/c/l${row}.ics`),
    )
    const paths = fc.uniqueArray(path, { maxLength: 6 })
    const days = fc.integer({ min: -200, max: 400 })
    const stored = fc.dictionary(
      path,
      days.map((at) => iso(anchor + at * day)),
    )
    const change = fc.oneof(fc.record({ before: paths, after: paths, now: days }), fc.record({ stored }))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const gone = new GoneCalendars(most)
        let known = new Map<string, number>()
        for (const one of changes) {
          const [version, was] = [gone.version, JSON.stringify(gone.stored)]
          const [there, noted] = [known, new Map(known)]
          if ('stored' in one) {
            gone.keep(one.stored)
            for (const [path, at] of Object.entries(one.stored))
              noted.set(path, Math.max(Date.parse(at), known.get(path) ?? 0))
          } else {
            const now = anchor + one.now * day
            const left = gone.change(one.before, one.after, now)
            for (const path of one.after) noted.delete(path)
            for (const path of one.before) if (!one.after.includes(path)) noted.set(path, now)
            expect(left.filter((path) => gone.has(path) || !(there.has(path) || noted.has(path)))).toEqual([])
          }
          known = new Map(Object.entries(gone.stored).map(([path, at]) => [path, Date.parse(at)]))
          for (const kind of [true, false]) {
            const of = (all: Map<string, number>) => [...all].filter(([path]) => single.test(path) === kind)
            const kept = of(known)
            expect(kept.map(([, at]) => at)).toEqual(
              of(noted)
                .map(([, at]) => at)
                .sort((a, b) => a - b)
                .slice(-most),
            )
            for (const [path, at] of kept) expect([path, noted.get(path)]).toEqual([path, at])
          }
          // what is stored with the release is stored anew
          if (JSON.stringify(gone.stored) !== was) expect(gone.version).not.toBe(version)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a phone that has subscribed', () => {
  const lesson = fc.constantFrom('one', 'two', 'three')
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('move' as const), lesson, hours: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ kind: fc.constant('cancel' as const), lesson, is: fc.boolean() }),
    fc.record({ kind: fc.constant('postpone' as const), lesson, is: fc.boolean() }),
    fc.record({ kind: fc.constant('place' as const), lesson, venue: fc.constantFrom('v', 'w') }),
    fc.record({ kind: fc.constant('remove' as const), lesson }),
    fc.record({ kind: fc.constant('title' as const), title: fc.constantFrom('剪纸', '掐丝珐琅') }),
    fc.record({ kind: fc.constant('address' as const), venue: fc.constantFrom('v', 'w'), number: fc.nat({ max: 9 }) }),
    fc.record({ kind: fc.constant('withdraw' as const), venue: fc.constantFrom('v', 'w') }),
    fc.record({ kind: fc.constant('return' as const), venue: fc.constantFrom('v', 'w') }),
    fc.record({ kind: fc.constant('publish' as const), is: fc.boolean() }),
    // as SQLite does it, or MongoDB: with the venue goes what named it, or it stays
    fc.record({ kind: fc.constant('delete' as const), venue: fc.constantFrom('v', 'w'), isNamed: fc.boolean() }),
    fc.record({ kind: fc.constant('undo' as const), steps: fc.integer({ min: 1, max: 4 }) }),
    // a release is made anew, with what was written since the last one went
    fc.record({ kind: fc.constant('rebuild' as const), title: fc.boolean(), address: fc.boolean() }),
    fc.constant({ kind: 'look' as const }),
  )

  /** Edits may lie within one second, but have stamps that go up. @see keepOrder */
  const timed = fc.tuple(
    edit,
    fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 1500 }), fc.constant(2000)),
  )

  it('should end with what the site says, in whatever order lessons, classes and places change, go and return', async () => {
    const feeds = fc.constantFrom(
      everythingPath,
      freeClassesPath,
      calendarFilePath('courses', 'c'),
      calendarFilePath('venues', 'v'),
      calendarFilePath('units', 'u'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(timed, { maxLength: 15 }), feeds, async (edits, feed) => {
        let [catalogue, now] = [new Catalogue(anchor), anchor]
        /** What is stored, with stamps. */
        let stored = {
          isOn: true,
          title: '掐丝珐琅',
          updated: now,
          lessons: ['one', 'two', 'three'].map((id, index): Lesson => ({
            id,
            start: anchor + index * day,
            venue: 'v',
          })),
        }
        const venues = new Map<string, Place>(['v', 'w'].map((id) => [id, { id, number: 0, isOn: true, updated: now }]))
        /** Rows as they were, as an import keeps them to be put back; with them go their stamps. */
        const earlier: string[] = []
        const keep = (): void => void earlier.push(JSON.stringify({ stored, venues: [...venues] }))
        const putVenues = (): void => {
          for (const id of ['v', 'w']) {
            const one = venues.get(id)
            if (one?.isOn) venue(catalogue, `${one.number} 号`, one.updated, id)
            else catalogue.set('venues', id, undefined)
          }
          const off = [...venues.values()].filter(({ isOn }) => !isOn)
          catalogue.setWithdrawn(Object.fromEntries(off.map(({ id, updated }) => [id, iso(updated)])))
        }
        const putCourse = (): void => {
          const { isOn, lessons, updated, title } = stored
          if (isOn) course(catalogue, lessons, updated, { title, unit: 'u' })
          else catalogue.set('courses', 'c', undefined)
        }
        const put = (): void => {
          catalogue.set('units', 'u', { id: 'u', name: '市总工会', level: 'city' })
          putVenues()
          putCourse()
        }
        put()
        const phone = new Subscriber()
        const told = new Map<string, { sequence: number; said: string }>()
        // of what is off the site there is a calendar of nothing
        const read = async (): Promise<string> => (await textOf(catalogue, feed)) ?? 'no calendar'
        /** Every change of what is said of an occasion raises its SEQUENCE, and nothing has it fall. */
        const compare = async (): Promise<void> => {
          for (const { uid, sequence, modified: _, stamp: __, ...event } of readCalendar(await read()).events) {
            const [said, before] = [JSON.stringify(event), told.get(uid)]
            const least = (before?.sequence ?? 0) + Number(before !== undefined && before.said !== said)
            expect([sequence >= least, sequence, least, before?.said, said]).toEqual([
              true,
              sequence,
              least,
              before?.said,
              said,
            ])
            told.set(uid, { sequence, said })
          }
        }
        const look = async (): Promise<void> => phone.look(await read())
        await look()
        for (const [one, gap] of edits) {
          await compare()
          now += gap
          catalogue.advance(now)
          if (one.kind === 'look') {
            await look()
            continue
          }
          if (one.kind === 'undo') {
            const text = earlier.at(-one.steps)
            if (text === undefined) continue
            const rows = JSON.parse(text) as { stored: typeof stored; venues: [string, Place][] }
            stored = rows.stored
            // what was deleted for ever does not come back
            for (const [id, row] of rows.venues) if (venues.has(id)) venues.set(id, row)
            put()
            continue
          }
          if (one.kind === 'rebuild') {
            const [before, place] = [catalogue, venues.get('v')]
            if (one.title) Object.assign(stored, { title: '做陶', updated: now })
            if (one.address && place !== undefined) Object.assign(place, { number: 11, updated: now })
            catalogue = new Catalogue(now)
            put()
            keepTold(catalogue, stateOf(before))
            continue
          }
          keep()
          const place = 'venue' in one && one.kind !== 'place' ? venues.get(one.venue) : undefined
          if ('venue' in one && one.kind !== 'place') {
            if (place === undefined) continue
            if (one.kind === 'address') place.number = one.number
            if (one.kind === 'withdraw' || one.kind === 'return') place.isOn = one.kind === 'return'
            if (one.kind === 'delete') venues.delete(one.venue)
            else place.updated = now
            putVenues()
            if (one.kind === 'delete' && !one.isNamed) {
              for (const lesson of stored.lessons) if (lesson.venue === one.venue) delete lesson.venue
              putCourse()
            }
            continue
          }
          stored.updated = now
          if (one.kind === 'publish') stored.isOn = one.is
          if (one.kind === 'title') stored.title = one.title
          const of = 'lesson' in one ? stored.lessons.find(({ id }) => id === one.lesson) : undefined
          if (of !== undefined) {
            if (one.kind === 'move') Object.assign(of, { movedFrom: of.start, start: anchor + one.hours * 3_600_000 })
            if (one.kind === 'cancel') of.cancelled = one.is
            if (one.kind === 'postpone') of.postponed = one.is
            if (one.kind === 'place') of.venue = one.venue
            if (one.kind === 'remove') stored.lessons = stored.lessons.filter(({ id }) => id !== of.id)
          }
          putCourse()
        }
        await compare()
        await look()
        const view = new CatalogueView(catalogue)
        const items = occasionsOf(catalogue.get('courses', 'c') ?? {})
          .filter((item) => !feed.includes('venues') || view.venueOf(item)?.id === 'v')
          .map((item) => calendarEvent(item, view, siteUrl))
          .sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1))
        expect(
          phone.events.map(({ uid, start, summary, status, location }) => ({ uid, start, summary, status, location })),
        ).toEqual(
          items.map(({ uid, start, summary, status, venue: place }) => ({
            uid,
            start,
            summary,
            status: status.toUpperCase(),
            location: place === undefined ? '' : `${place.name}\n${place.address}`,
          })),
        )
      }),
      { numRuns: 150 },
    )
  })
})

/** What a release keeps of its catalogue. */
function stateOf(catalogue: Catalogue): Pick<ReleaseState, 'entry' | 'entries'> {
  const { raised, withdrawn } = catalogue.told
  const rows = new Map<string, unknown>([
    ...(['courses', 'venues'] as const).flatMap((of) =>
      [...catalogue.all(of)].map((entry): [string, unknown] => [nameOf(of, entry.id), entry]),
    ),
    ['raised', raised],
    ['withdrawn', withdrawn],
    ['goneCalendars', catalogue.goneCalendars.stored],
  ])
  return { entry: (name) => rows.get(name), entries: () => [...rows].map(([name, entry]) => ({ name, entry })) }
}

/** A text as a calendar can hold it: ends of lines are one character, and what no text may have is gone. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r\u0080-\u009f]/gu, '')
    .replace(/\r\n|\r/g, '\n')
}
