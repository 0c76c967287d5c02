import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../site/catalogue/calendar/occasions.ts'
import { understand } from '../../../site/search/query/understand.ts'

/** Thursday, 26 November 2026, 10:00 in Shanghai. */
const now = Date.parse('2026-11-26T02:00:00Z')
const day = (text: string) => dayOf(Date.parse(`${text}T04:00:00Z`))
const on = (text: string) => ({ from: day(text), to: day(text) })

describe('the wishes in a query', () => {
  it.each([
    ['周六 免费', { words: '', days: on('2026-11-28'), isFree: true }],
    ['周末免费', { words: '', days: { from: day('2026-11-28'), to: day('2026-11-29') }, isFree: true }],
    ['这周末', { words: '', days: { from: day('2026-11-28'), to: day('2026-11-29') } }],
    ['下周末 剪纸', { words: '剪纸', days: { from: day('2026-12-05'), to: day('2026-12-06') } }],
    ['本周', { words: '', days: { from: day('2026-11-26'), to: day('2026-11-29') } }],
    ['下周', { words: '', days: { from: day('2026-11-30'), to: day('2026-12-06') } }],
    ['周四', { words: '', days: on('2026-11-26') }],
    ['星期三', { words: '', days: on('2026-12-02') }],
    ['下周一', { words: '', days: on('2026-11-30') }],
    ['礼拜天', { words: '', days: on('2026-11-29') }],
    ['11月22日', { words: '', days: on('2026-11-22') }],
    ['1月3日', { words: '', days: on('2027-01-03') }],
    ['2025年3月8日', { words: '', days: on('2025-03-08') }],
    ['11-28', { words: '', days: on('2026-11-28') }],
    ['今天下班后', { words: '', days: on('2026-11-26'), slot: 'after-work' }],
    ['明天午休 太极', { words: '太极', days: on('2026-11-27'), slot: 'lunch' }],
    ['双休日', { words: '', slot: 'weekend' }],
    ['免费的课', { words: '免费的课' }],
    ['周六夜校', { words: '周六夜校' }],
    ['2月30日', { words: '2月30日' }],
    ['今天 明天', { words: '明天', days: on('2026-11-26') }],
    ['合唱', { words: '合唱' }],
    ['', { words: '' }],
  ])('should be understood in %j', (text, expected) => {
    expect(understand(text, now)).toEqual(expected)
  })

  it('should lose no word of anything that is typed', () => {
    const part = fc.oneof(
      fc.constantFrom('周六', '免费', '11月22日', '今天', '合唱', '午休'),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.date({ noInvalidDate: true, min: new Date(0) }), (parts, at) => {
        const { words, days } = understand(parts.join(' '), at.getTime())
        for (const word of words.split(' ')) expect(parts.join(' ')).toContain(word)
        if (days !== undefined) expect(days.from).toBeLessThanOrEqual(days.to)
      }),
    )
  })

  it('should be found at once in a text of any length', () => {
    for (const text of ['周六'.repeat(5000), '1'.repeat(10_000), '免费 '.repeat(5000), '下个'.repeat(5000)])
      expect(understand(text, now).words.length).toBeLessThanOrEqual(text.length)
  })
})
