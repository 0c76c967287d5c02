import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occasionsOf } from '../../../site/catalogue/calendar/occasions.ts'
import { admissions, courseKinds, participations, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { entrySchemas } from '../../../site/catalogue/entries.ts'
import { signUpHere } from '../../../site/catalogue/schemas/signUpHere.ts'
import { hasSignUpPage } from '../../../site/catalogue/signUp/window.ts'
import { isClosed, standingOf } from '../../../site/text/standing.ts'
import { gettingThereId, takePartId, takePartOf } from '../../../site/text/takePart.ts'

const now = Date.parse('2026-11-20T02:00:00Z')
const hour = 3_600_000
const page = { id: 'e', slug: 'e', created: '2026-01-01T00:00:00.000Z', sample: false, title: '课' }
const taken = signUpHere.parse({
  ...{ per: 'occasion', how: 'first-come', seats: 20, mostSeats: 4, hasWaitingList: true, offerHours: 24 },
  ...{ quotas: [], questions: [] },
})
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const dates = fc.array(
  fc
    .record({
      hours: fc.integer({ min: -90, max: 90 }),
      cancelled: fc.boolean(),
      postponed: fc.boolean(),
      full: fc.boolean(),
      seats: maybe(fc.integer({ min: 0, max: 99 })),
    })
    .map(({ hours, ...rest }) => ({
      start: new Date(now + hours * hour).toISOString(),
      end: new Date(now + (hours + 1) * hour).toISOString(),
      ...rest,
    })),
  { maxLength: 3 },
)
const told = {
  audiences: fc.constant([]),
  participation: maybe(fc.constantFrom(...valuesOf(participations))),
  admissionNote: maybe(fc.constant('自带围裙')),
  signUpUrl: maybe(fc.constant('https://form.example.com/1')),
  signUpPicture: maybe(fc.constant('code')),
  dates,
}
const rows = (all: readonly object[]) => all.map((one, index) => ({ id: `d${index}`, ...one }))
const activity = fc
  .record({ ...told, admission: fc.constantFrom(...valuesOf(admissions)) })
  .map(({ dates, ...fields }) => ({
    collection: 'activities' as const,
    entry: entrySchemas.activities.parse({
      ...page,
      ...fields,
      kind: 'relief',
      dates: rows(dates),
      talents: [],
      teams: [],
      works: [],
      pictures: [],
    }),
  }))
const course = fc.record({ ...told, kind: fc.constantFrom(...valuesOf(courseKinds)) }).map(({ dates, ...fields }) => ({
  collection: 'courses' as const,
  entry: entrySchemas.courses.parse({ ...page, ...fields, type: 'hobby', sessions: rows(dates), teachers: [] }),
}))
const anything = fc.record({
  of: fc.oneof(activity, course),
  isSignUpOver: fc.boolean(),
  here: fc.constant(undefined),
  phone: maybe(fc.constant('0871-00001006')),
  recording: maybe(fc.constant({ word: '看回放', href: 'https://video.example.com/1' })),
  hasPlace: fc.boolean(),
})
const instead = { word: '看看别的', href: '#similar' }

describe('how one takes part', () => {
  it('should always be said: by a verb that leads somewhere, and by a sentence, a note or a sign-up', () => {
    fc.assert(
      fc.property(anything, ({ of: { collection, entry }, ...rest }) => {
        const standing = standingOf(occasionsOf(entry), now)
        const { verb, sentences } = takePartOf(collection, entry, { ...rest, standing, instead })
        expect(verb.word).not.toBe('')
        expect(verb.href).toMatch(/^(#|https:|tel:)/)
        if (!rest.hasPlace) expect(verb.href).not.toBe(`#${gettingThereId}`)
        const hasSignUp = entry.signUpUrl !== undefined || entry.signUpPicture !== undefined
        expect(sentences.length > 0 || entry.admissionNote !== undefined || hasSignUp).toBe(true)
      }),
    )
  })

  it('should sell nothing that is over, called off, put off, full or closed', () => {
    fc.assert(
      fc.property(anything, ({ of: { collection, entry }, ...rest }) => {
        const standing = standingOf(occasionsOf(entry), now)
        const { verb, isOpen } = takePartOf(collection, entry, { ...rest, standing, instead })
        const isFull = standing.state === 'coming' && standing.next.occasion.full
        expect(isOpen).toBe(!isClosed(standing) && !isFull && !rest.isSignUpOver)
        if (!isOpen) expect([instead, rest.recording]).toContain(verb)
      }),
    )
  })

  it('should lead to the sign-up here once staff have opened it, where anything is still to come', () => {
    const href = '/activities/e/sign-up/'
    const state = fc.constantFrom('before' as const, 'open' as const, 'closed' as const)
    fc.assert(
      fc.property(anything, state, ({ of: { collection, entry }, ...rest }, state) => {
        const standing = standingOf(occasionsOf(entry), now)
        const here = { state, href, how: 'first-come' as const, opens: undefined }
        const { isOpen, opened } = takePartOf(collection, entry, { ...rest, here, standing, instead })
        const hasPage = hasSignUpPage({ ...entry, signUpHere: taken }, now)
        expect(opened).toBe(isOpen || isClosed(standing) || !hasPage ? undefined : href)
        if (standing.state === 'undated') expect([isOpen, hasPage]).toEqual([false, false])
      }),
    )
  })

  it('should never say that one comes by oneself when its editor said or may have said otherwise', () => {
    fc.assert(
      fc.property(anything, ({ of: { collection, entry }, ...rest }) => {
        const standing = standingOf(occasionsOf(entry), now)
        const { verb, sentences } = takePartOf(collection, entry, { ...rest, standing, instead })
        const comes = verb.word === '直接来' || sentences.some((sentence) => sentence.includes('直接来'))
        const isFreeActivity = collection === 'activities' && entry.admission === 'free'
        const isPlain =
          entry.participation === 'walk-in' ||
          (entry.participation === undefined && isFreeActivity && entry.admissionNote === undefined)
        if (comes) expect(isPlain).toBe(true)
      }),
    )
  })

  it('should take the sign-up, else the way that was chosen, else the usual one', () => {
    const verbOf = (fields: object, phone?: string) => {
      const entry = entrySchemas.courses.parse({
        ...page,
        kind: 'public-benefit',
        type: 'hobby',
        audiences: [],
        teachers: [],
        sessions: rows([{ start: new Date(now + hour).toISOString(), end: new Date(now + 2 * hour).toISOString() }]),
        ...fields,
      })
      const standing = standingOf(occasionsOf(entry), now)
      return takePartOf('courses', entry, {
        standing,
        isSignUpOver: false,
        here: undefined,
        phone,
        recording: undefined,
        instead,
        hasPlace: true,
      }).verb
    }
    const here = `#${takePartId}`
    expect(verbOf({ signUpUrl: 'https://form.example.com/1' })).toEqual({
      word: '去报名',
      href: 'https://form.example.com/1',
    })
    expect(verbOf({ signUpPicture: 'code', participation: 'phone' })).toEqual({ word: '扫码报名', href: here })
    expect(verbOf({ participation: 'phone' }, '0871 1006')).toEqual({ word: '打电话报名', href: 'tel:08711006' })
    expect(verbOf({ participation: 'walk-in' })).toEqual({ word: '直接来', href: `#${gettingThereId}` })
    expect(verbOf({})).toEqual({ word: '怎样报名', href: here })
    expect(verbOf({ admissionNote: '自带围裙' })).toEqual({ word: '怎样参加', href: here })
  })
})
