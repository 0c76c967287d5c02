import { expect, it } from 'vitest'
import { nothingText } from '../../../site/text/whatsOn.ts'

it('should tell days without anything from days of which all was called off', () => {
  expect(nothingText('这几天', undefined, 0)).toBe('这几天没有安排，歇一歇。')
  expect(nothingText('这几天', '周末 · 免费', 0)).toBe('这几天没有“周末 · 免费”的安排。')
  expect(nothingText('近期', undefined, 3)).toBe('近期原有 3 场，都取消或延期了。')
  expect(nothingText('这几天', '免费', 2)).toBe('这几天“免费”的原有 2 场，都取消或延期了。')
})
