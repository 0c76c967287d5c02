import { expect, it } from 'vitest'
import { isEarly } from '../../../cms/features/signup/checkIn/admin/early.ts'
import { heardOf } from '../../../cms/features/signup/checkIn/admin/heard.ts'
import { firstList, listName } from '../../../cms/features/signup/desk/admin/lists.ts'
import { problemText } from '../../../cms/features/signup/messages/shownMessage.ts'

const refused = (id: string) => ({ id, refused: { code: 'no-such-code', message: '没有这个报名码。' } })
const taken = (id: string) => ({ id, taken: { state: 'came' as const, people: 2, isEarlier: false } })
const heard = (before: string[], scans: Parameters<typeof heardOf>[1]) => {
  const shown = before.map((id) => ({ id, text: id }))
  const { said, refused: left } = heardOf(
    shown,
    scans,
    scans.map(({ id }) => `${id} `),
  )
  return [said, left.map(({ id }) => id)]
}

it('should keep the newest three of what was refused, until something is taken', () => {
  expect(heard([], [refused('a')])).toEqual([undefined, ['a']])
  expect(heard(['a', 'b', 'c'], [refused('d')])).toEqual([undefined, ['b', 'c', 'd']])
  expect(heard(['a', 'b'], [taken('c')])).toEqual(['c 已签到，2 人。', []])
  expect(heard(['a'], [])).toEqual([undefined, ['a']])
})

it('should lose nothing of what was refused of one upload', () => {
  expect(heard(['a'], [refused('b'), taken('c'), refused('d'), refused('e'), refused('f')])).toEqual([
    'c 已签到，2 人。',
    ['b', 'd', 'e', 'f'],
  ])
})

it('should take for early who comes more than half a day before', () => {
  const at = (before: number) =>
    isEarly('2026-12-08T06:00:00Z', Date.parse('2026-12-08T06:00:00Z') - before * 3_600_000)
  expect([13, 12, 1, -2].map(at)).toEqual([true, false, false, false])
})

it('should open the list that has somebody in it while a draw is to come', () => {
  expect([firstList({ confirmed: 0, pooled: 3 }), firstList({ confirmed: 2, pooled: 3 })]).toEqual([
    'waiting',
    'coming',
  ])
  expect(firstList({ confirmed: 0, pooled: 0 })).toBe('coming')
  expect(listName('waiting', { how: 'lottery', pooled: 0 })).toBe('候补和待抽签')
  expect(listName('waiting', { how: 'first-come', pooled: 0 })).toBe('候补')
  expect(listName('waiting', undefined)).toBe('候补')
})

it('should say of a message that waits that it is tried again, and of a dead one what to do', () => {
  const next = '2026-12-05T11:00:00.000Z'
  expect(problemText({ state: 'queued', problem: 'not-reached', next })).toBe(
    '没有发出去，系统会自动再试（12月5日（周六）19:00前后）',
  )
  expect(problemText({ state: 'dead', problem: 'not-reached', next: null })).toContain('再发一次')
  expect(problemText({ state: 'queued', problem: null, next })).toBeUndefined()
})
