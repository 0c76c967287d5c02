import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type ChangedTime,
  settledAfterMs,
  Settling,
  type Told,
  whatChanged,
} from '../../../cms/features/signup/rules/changes.ts'
import type { Entries } from '../../../cms/features/signup/messages/arrangement.ts'
import { changeInWords, valuesOfChanges } from '../../../cms/features/signup/messages/changesInWords.ts'
import { reminderDue } from '../../../cms/features/signup/messages/reminders.ts'

const now = Date.parse('2026-11-28T08:00:00Z')
const at = (day: number, hour = 11): string => `2026-12-${String(day).padStart(2, '0')}T${hour}:00:00.000Z`
const time = (id: string, start: string, more: Partial<Told['times'][number]> = {}) => ({
  id,
  start,
  isOff: false,
  isOpen: false,
  ...more,
})
const one = (start: string, more = {}): Told => ({ times: [time('a', start, more)] })
const past = '2026-11-01T11:00:00.000Z'

it('should say that something is at another time, at another place, open or again', () => {
  for (const is of [
    one(at(6)),
    one(at(5), { venue: 'v' }),
    one(at(5), { end: at(5, 13) }),
    one(at(5), { isOpen: true }),
  ])
    expect(whatChanged(one(at(5)), is, now)).toEqual({
      notice: 'moved',
      changes: [{ before: time('a', at(5)), after: is.times[0] }],
      told: is,
    })
  expect(whatChanged(one(at(5), { isOff: true }), one(at(5)), now)?.notice).toBe('moved')
})

it('should say that something was called off, also by being taken out', () => {
  expect(whatChanged(one(at(5)), one(at(5), { isOff: true }), now)?.notice).toBe('called-off')
  expect(whatChanged(one(at(5)), { times: [] }, now)?.notice).toBe('called-off')
  expect(whatChanged(one(at(5), { isOff: true }), { times: [] }, now)).toBeUndefined()
  expect(whatChanged(one(at(5), { isOff: true }), one(at(6), { isOff: true }), now)).toBeUndefined()
})

it('should go on with a course of which one lesson falls out, and name each that is another', () => {
  const told = { times: [time('a', at(5)), time('b', at(12)), time('c', at(19))] }
  const is = { times: [time('a', at(5)), time('b', at(12), { isOff: true }), time('c', at(20))] }
  const changes = [1, 2].map((index) => ({ before: told.times[index], after: is.times[index] }))
  expect(whatChanged(told, is, now)).toEqual({ notice: 'moved', changes, told: is })
  const isOver = { times: told.times.map((lesson) => ({ ...lesson, isOff: true })) }
  expect(whatChanged(told, isOver, now)?.notice).toBe('called-off')
  expect(whatChanged({ times: [time('a', at(5))] }, told, now)).toEqual({
    notice: 'moved',
    changes: [
      { before: undefined, after: told.times[1] },
      { before: undefined, after: told.times[2] },
    ],
    told,
  })
})

it('should leave the past to itself', () => {
  expect(whatChanged(one(past), one(past, { isOff: true }), now)).toBeUndefined()
  expect(whatChanged(one(past), { times: [] }, now)).toBeUndefined()
  // moved into the past by a slip, or from it: that is told
  expect(whatChanged(one(at(5)), one(past), now)?.notice).toBe('moved')
})

const anyTime = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  start: fc.constantFrom(past, at(5), at(6)),
  venue: fc.constantFrom('v', 'w'),
  isOff: fc.boolean(),
  isOpen: fc.boolean(),
})
const anyTold: fc.Arbitrary<Told> = fc.record({ times: fc.uniqueArray(anyTime, { selector: ({ id }) => id }) })

it('should tell of every difference once', () => {
  fc.assert(
    fc.property(anyTold, anyTold, (told, is) => {
      expect(whatChanged(told, told, now)).toBeUndefined()
      const difference = whatChanged(told, is, now)
      if (difference !== undefined) expect(whatChanged(difference.told, is, now)).toBeUndefined()
      // what is noted as told was told: each time that is different by itself is among them
      const ofOne = (times: Told['times'], id: string): Told => ({ times: times.filter((one) => one.id === id) })
      const alone = ['a', 'b', 'c'].flatMap(
        (id) => whatChanged(ofOne(told.times, id), ofOne(is.times, id), now)?.changes ?? [],
      )
      expect(new Set(difference?.changes)).toEqual(new Set(alone))
    }),
  )
})

it('should say of each change what was and what is, also of what is new and of what is gone', () => {
  const entries = { get: (_: string, id: string) => ({ name: `${id}楼` }) } as unknown as Entries
  const [fifth, sixth] = [time('a', at(5)), time('a', at(6))]
  const inWords = (change: ChangedTime): string => changeInWords(change, entries)
  expect(inWords({ before: fifth, after: sixth })).toBe('12月5日（周六）19:00改到12月6日（周日）19:00，地点见网页')
  expect(inWords({ after: sixth })).toBe('新增12月6日（周日）19:00，地点见网页')
  expect(inWords({ before: { ...fifth, isOff: true }, after: fifth })).toBe('恢复12月5日（周六）19:00，地点见网页')
  expect(inWords({ before: fifth })).toBe('12月5日（周六）19:00取消')
  expect(inWords({ before: fifth, after: { ...fifth, isOff: true } })).toBe('12月5日（周六）19:00取消')
  expect(inWords({ before: fifth, after: { ...fifth, isOpen: true } })).toBe('12月5日（周六）19:00延期，时间另行通知')
  const elsewhere = { before: { ...fifth, venue: 'v' }, after: { ...fifth, venue: 'w' } }
  expect(inWords(elsewhere)).toBe('12月5日（周六）19:00由v楼改到w楼')
  expect(inWords({ ...elsewhere, before: fifth })).toBe('12月5日（周六）19:00的地点有变，w楼')
  const many = Array.from({ length: 6 }, (_, index) => ({ before: time(`${index}`, at(5 + index)) }))
  const { 变动, 时间, 原时间 } = valuesOfChanges('moved', [{ after: fifth }, ...many], entries)
  expect(变动).toBe(
    '新增12月5日（周六）19:00，地点见网页；12月5日（周六）19:00取消；12月6日（周日）19:00取消；12月7日（周一）19:00取消等共7处，详见网页',
  )
  expect(时间).toMatch(/^12月5日（周六）19:00；取消；/)
  expect(原时间).toMatch(/^新增；12月5日（周六）19:00；/)
  // of what was called off it is told when it would have been
  expect(valuesOfChanges('called-off', many.slice(0, 2), entries).时间).toBe(
    '12月5日（周六）19:00；12月6日（周日）19:00',
  )
})

it('should wait until a change has stood for two minutes, and tell nobody of one that was taken back', () => {
  const settling = new Settling()
  expect(settling.hasSettled('k', one(at(6)), now)).toBe(false)
  expect(settling.hasSettled('k', one(at(6)), now + settledAfterMs - 1)).toBe(false)
  expect(settling.hasSettled('k', one(at(6)), now + settledAfterMs)).toBe(true)
  // another change begins anew, and so does one that was taken back in between
  expect(settling.hasSettled('k', one(at(7)), now + settledAfterMs)).toBe(false)
  expect(settling.hasSettled('k', undefined, now + settledAfterMs + 1)).toBe(false)
  expect(settling.isWaiting).toBe(false)
  expect(settling.hasSettled('k', one(at(7)), now + 2 * settledAfterMs)).toBe(false)
  // a clock that is set back begins anew too
  expect(settling.hasSettled('k', one(at(7)), now)).toBe(false)
})

it('should remind at the hour of the day before in Shanghai, of the first that takes place', () => {
  const setting = { isOn: true, hour: 18 }
  // 19:00 on 5 December in Shanghai
  const told = { times: [time('b', at(12)), time('x', at(3), { isOff: true }), time('a', at(5))] }
  const due = Date.parse('2026-12-04T18:00:00+08:00')
  expect(reminderDue(told, setting, due - 1)).toBeUndefined()
  expect(reminderDue(told, setting, due)).toEqual({ start: at(5), due })
  expect(reminderDue(told, setting, Date.parse(at(5)) - 1)).toEqual({ start: at(5), due })
  expect(reminderDue(told, setting, Date.parse(at(5)))).toBeUndefined()
  expect(reminderDue(told, { ...setting, isOn: false }, due)).toBeUndefined()
  expect(reminderDue(one(at(5), { isOpen: true }), setting, due)).toBeUndefined()
  // half past midnight belongs to its own day
  expect(reminderDue(one('2026-12-04T16:30:00.000Z'), setting, due)).toEqual({ start: '2026-12-04T16:30:00.000Z', due })
})
