import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import {
  isReady,
  keep,
  keptIn,
  keptOf,
  withoutUnread,
  withRecorded,
} from '../../../cms/features/grassroots/deliveries/admin/kept.ts'
import { unreadInWords } from '../../../cms/features/grassroots/deliveries/admin/shownInWords.ts'
import type { DeliverySent } from '../../../cms/features/grassroots/deliveries/rules/contract.ts'

/** What a phone keeps, with as much room as it is given. */
function phoneWith(text: string | undefined, room = Infinity): Map<string, string> {
  const stored = new Map(text === undefined ? [] : [['gongyun-deliveries-a', text]])
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (value.length > room) throw new Error('no room')
      stored.set(name, value)
    },
  })
  return stored
}
afterEach(() => {
  vi.unstubAllGlobals()
})

const sent = (key: string): DeliverySent => ({
  ...{ key: key.padEnd(16, '0'), campaign: 'c', ownerUnit: 'u', at: '2026-06-01T00:00:00.000Z', isSure: false },
  facts: {
    ...{ kind: 'film', day: '2026-06-01', place: '操场', level: 'grass-roots', channel: 'offline', people: 80 },
    ...{ mediaLinks: [], photos: [], provider: '', note: '' },
  },
})
/** As a later version of the page may keep one. */
const later = { sent: { ...sent('later'), facts: { ...sent('later').facts, weather: 'rain' } } }

it('should read each by itself, and keep what it cannot read as it is when others are recorded', () => {
  const stored = phoneWith(JSON.stringify([{ sent: sent('a') }, later, { sent: sent('b'), refused: '没有这个专项' }]))
  keep('a', ({ deliveries, unread }) => ({ deliveries: withRecorded(deliveries, sent('c')), unread }))
  const { deliveries, unread } = keptOf('a')
  expect(deliveries.map((one) => one.sent.key.slice(0, 1))).toEqual(['a', 'b', 'c'])
  expect(deliveries.map(isReady)).toEqual([true, false, true])
  expect(unread).toEqual([later])
  expect(stored.get('gongyun-deliveries-a')).toContain('weather')
  // another account has nothing of it
  expect(keptOf('b')).toEqual({ deliveries: [], unread: [] })
})

it('should lose nothing of what is there, whatever it is and however often it is written', () => {
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    fc.json().map((json) => json.slice(0, -1)),
  )
  fc.assert(
    fc.property(text, (there) => {
      phoneWith(there)
      const before = keptOf('a')
      for (const key of ['x', 'y'])
        keep('a', ({ deliveries, unread }) => ({ deliveries: withRecorded(deliveries, sent(key)), unread }))
      const after = keptOf('a')
      expect(after.unread).toEqual(before.unread)
      expect(after.deliveries.length).toBe(before.deliveries.length + 2)
      if (!Array.isArray(jsonIn(there))) expect(before.unread.length).toBe(1)
    }),
  )
  expect(keptIn(null)).toEqual({ deliveries: [], unread: [] })
})

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

it('should let go of what cannot be read only where somebody says so', () => {
  const unread = [later, 'cut off', { other: 1 }]
  expect(withoutUnread(unread, JSON.stringify('cut off'))).toEqual([later, { other: 1 }])
})

it('should tell of what cannot be read what is needed to record it anew', () => {
  expect(unreadInWords(later)).toBe('2026-06-01，操场，80 人次')
  expect(unreadInWords({ sent: { facts: { place: '操场' } } })).toBe('操场')
  expect(unreadInWords('cut off')).toBe('"cut off"')
  expect(unreadInWords({ long: '长'.repeat(1000) }).length).toBe(200)
})

it('should put one in the place of the one that it is put right from in one write, or not at all', () => {
  const text = JSON.stringify([{ sent: sent('a') }, { sent: sent('b'), suspected: ['操场'] }])
  const record = () =>
    keep('a', ({ deliveries, unread }) => ({
      deliveries: withRecorded(deliveries, sent('c'), sent('b').key),
      unread,
    }))
  const keys = () => keptOf('a').deliveries.map((one) => one.sent.key.slice(0, 1))
  phoneWith(text, 10)
  expect(record).toThrow('no room')
  expect(keys()).toEqual(['a', 'b'])
  phoneWith(text)
  record()
  expect(keys()).toEqual(['a', 'c'])
})

it('should take a phone that keeps nothing for one that has nothing', () => {
  vi.stubGlobal('localStorage', undefined)
  expect(keptOf('a')).toEqual({ deliveries: [], unread: [] })
})
