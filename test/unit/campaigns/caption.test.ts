import fc from 'fast-check'
import { expect, it } from 'vitest'
import { captionProblem, captionText, unitMark } from '../../../site/catalogue/campaigns/caption.ts'

const pattern = `昆明工会千场文化活动进基层（${unitMark}专场）`

it('should put the name of the unit into a caption, whatever it is called', () => {
  expect(captionText(pattern, '洛龙片区联合工会')).toBe('昆明工会千场文化活动进基层（洛龙片区联合工会专场）')
  fc.assert(
    fc.property(fc.string(), (unit) => {
      expect(captionText(pattern, unit)).toBe(`昆明工会千场文化活动进基层（${unit}专场）`)
    }),
  )
  expect(captionText('千场文化活动进基层', '洛龙')).toBe('千场文化活动进基层')
})

it.each([
  ['{单位}', '{单位}'],
  ['{ 专场单位 }', '{ 专场单位 }'],
  ['｛专场单位｝', '｛专场单位｝'],
  ['{专场单位', '{专场单位专场）'],
  ['专场单位}', '}'],
])('should name a mark that nothing is known of: %s', (mark, named) => {
  expect(captionProblem(`活动进基层（${mark}专场）`)).toContain(`「${named}」不认识`)
})

it('should take a caption with the mark once, twice or never', () => {
  for (const text of ['', '进基层', pattern, pattern + pattern]) expect(captionProblem(text)).toBeUndefined()
})
