import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readHeadcounts } from '../../../cms/features/signup/attendance/headcounts.ts'
import type { Scan } from '../../../cms/features/signup/attendance/rules.ts'
import { addScans, type Attendant, type Held, mostWalkIns } from '../../../cms/features/signup/attendance/store.ts'
import { keyOf } from '../../../cms/features/signup/asked/bookables.ts'
import { numbersOf } from '../../../cms/features/signup/desk/numbers.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { openSignUpPayload, type SignUpPayload } from '../../support/signUpPayloads.ts'

const first: Held = {
  bookable: { collection: 'courses', entry: 'c1' },
  lesson: 'l1',
  start: Date.parse('2026-12-05T11:00:00Z'),
}
const second: Held = { ...first, lesson: 'l2', start: Date.parse('2026-12-12T11:00:00Z') }
const elsewhere: Held = {
  bookable: { collection: 'activities', entry: 'a1', occasion: 'd1' },
  lesson: 'd1',
  start: Date.parse('2026-12-12T11:00:00Z'),
}
let serial = 0
const scan = (kind: Scan['kind'], people: number, at: number): Scan => ({
  ...{ id: `scan-${++serial}`, kind, people, at, by: 'somebody' },
})

onEachDatabase(({ create }) => {
  let place: ReturnType<typeof create>
  let dataDir: string
  let opened: SignUpPayload

  beforeAll(async () => {
    place = create()
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-headcounts-'))
    opened = await openSignUpPayload(dataDir, place.url)
  })
  afterAll(async () => {
    await opened.payload.destroy()
    await place.drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const note = (held: Held, of: Attendant, ...scans: Scan[]) => addScans(opened.payload, held, of, scans)

  it('should count what was checked in: once, at each lesson, and not what was taken back', async () => {
    const twice = scan('came', 3, 10)
    await note(first, { registration: 'r1' }, twice, scan('came', 3, 20))
    await note(first, { registration: 'r1' }, twice)
    await note(first, { registration: 'r2' }, scan('came', 1, 10), scan('undo-came', 0, 20))
    await note(first, { registration: 'r3' }, scan('absent', 0, 10))
    await note(first, { walkIn: 'w1' }, scan('came', 4, 10))
    await note(first, { walkIn: 'w2' }, scan('came', 1, 10), scan('undo-came', 0, 11))
    await note(second, { registration: 'r1' }, scan('came', 2, 10))
    await note(elsewhere, { registration: 'r4' }, scan('came', 1, 10))

    const l1 = {
      bookable: 'courses/c1',
      library: 'courses',
      entry: 'c1',
      lesson: 'l1',
      lessonAt: '2026-12-05T11:00:00.000Z',
    }
    const l2 = {
      bookable: 'courses/c1',
      library: 'courses',
      entry: 'c1',
      lesson: 'l2',
      lessonAt: '2026-12-12T11:00:00.000Z',
    }
    const d1 = {
      bookable: 'activities/a1/d1',
      library: 'activities',
      entry: 'a1',
      lesson: 'd1',
      lessonAt: '2026-12-12T11:00:00.000Z',
    }
    const ofL1 = { ...l1, parties: 1, people: 7, walkIns: 4, absent: 1 }
    const ofL2 = { ...l2, parties: 1, people: 2, walkIns: 0, absent: 0 }
    const ofD1 = { ...d1, parties: 1, people: 1, walkIns: 0, absent: 0 }
    const byLesson = (all: Awaited<ReturnType<typeof readHeadcounts>>) =>
      all.toSorted((one, other) => (one.lesson < other.lesson ? -1 : 1))
    const { payload } = opened
    expect(byLesson(await readHeadcounts(payload, { entries: ['c1', 'a1'] }))).toEqual([ofD1, ofL1, ofL2])
    expect(byLesson(await readHeadcounts(payload, { entries: ['c1'] }))).toEqual([ofL1, ofL2])
    // the first instant is within the span, the last one is not
    const days = { from: '2026-12-05T11:00:00.000Z', before: '2026-12-12T11:00:00.000Z' }
    expect(await readHeadcounts(payload, days)).toEqual([ofL1])
    const week = { from: '2026-12-05T11:00:00.001Z', before: '2026-12-13T00:00:00.000Z' }
    expect(byLesson(await readHeadcounts(payload, week))).toEqual([ofD1, ofL2])
    expect(byLesson(await readHeadcounts(payload, { bookables: ['courses/c1'] }))).toEqual([ofL1, ofL2])
  })

  it('should note no more groups of walk-ins than a lesson can have, and still all that come with a place', async () => {
    const full: Held = { ...first, bookable: { collection: 'courses', entry: 'full' } }
    const of = { bookable: keyOf(full.bookable), library: 'courses', entry: 'full', lesson: 'l1' }
    for (let from = 0; from < mostWalkIns; from += 100)
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          opened.payload.db.create({
            collection: 'attendances',
            data: { ...of, key: `walk-in/full-${from + index}`, state: 'came', people: 1, revision: 0, scans: [] },
          }),
        ),
      )
    const taken = { code: 'walk-ins-full' }
    await expect(note(full, { walkIn: 'one-more' }, scan('came', 1, 10))).rejects.toMatchObject({ reason: taken })
    await note(full, { registration: 'r9' }, scan('came', 2, 10))
    // another lesson of the course has room
    await note({ ...full, lesson: 'l2' }, { walkIn: 'one-more' }, scan('came', 1, 10))
    const counts = await readHeadcounts(opened.payload, { entries: ['full'] })
    expect(counts.map(({ lesson, people, walkIns }) => [lesson, people, walkIns])).toEqual([
      ['l1', mostWalkIns + 2, mostWalkIns],
      ['l2', 1, 1],
    ])
  })

  it('should count over a term what is of the term, of an entry that has dates beside it', async () => {
    const { payload } = opened
    const entry = 'over-terms'
    const days = { from: '2026-08-01', to: '2027-01-31' }
    const dateOf = (occasion: string, start: string) => ({ occasion, start: Date.parse(start) })
    const [before, within] = [dateOf('may', '2026-05-01T11:00:00Z'), dateOf('december', '2026-12-12T11:00:00Z')]
    for (const [index, { occasion, start }] of [before, within].entries()) {
      const bookable = { collection: 'activities', entry, occasion } as const
      for (const [number, state] of (['confirmed', 'cancelled', 'waitlisted'] as const).entries()) {
        const of = {
          bookable: keyOf(bookable),
          library: 'activities',
          entry,
          occasion,
          number,
          state,
          seats: 1 + index,
        }
        await payload.db.create({ collection: 'registrations', data: { ...of, code: randomUUID(), key: randomUUID() } })
      }
      const held: Held = { bookable, lesson: occasion, start }
      await note(held, { walkIn: `walk-in-${occasion}` }, scan('came', 1 + index, 10))
      await note(held, { registration: `absent-${occasion}` }, scan('absent', 0, 10))
    }
    const listed = {
      bookable: { collection: 'activities' as const, entry, occasion: within.occasion },
      offered: undefined,
      lessons: [{ id: within.occasion, number: 1, start: within.start, end: within.start, takesPlace: true }],
    }
    const [row] = await numbersOf(payload, [listed], days)
    expect(row).toMatchObject({ signedUp: 2, cancelled: 2, waiting: 2, came: 2, absent: 1 })
  })
})
