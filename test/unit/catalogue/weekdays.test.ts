import { expect, it } from 'vitest'
import { weekdayName, weekdayNamed } from '../../../site/catalogue/calendar/weekdays.ts'

it('should name each day of the week, and know it again, Sunday by both of its names and numbers', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(weekdayName).join('')).toBe('日一二三四五六日')
  for (let day = 0; day < 7; day++) expect(weekdayNamed(weekdayName(day))).toBe(day)
  expect(weekdayNamed('天')).toBe(0)
  for (const other of ['', '七', '日一', '天天']) expect(weekdayNamed(other)).toBeUndefined()
})
