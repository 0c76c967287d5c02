import { expect, it } from 'vitest'
import { honourProblem } from '../../../cms/content/fields/honourProblem.ts'
import { honourText } from '../../../site/text/honours.ts'

it('should have an honour called by one of the usual titles or by words of its own', () => {
  expect(honourProblem('craftsman', '')).toBeUndefined()
  expect(honourProblem(null, '三八红旗手')).toBeUndefined()
  expect(honourProblem(null, ' ')).toMatch(/请选择称号/)
  expect(honourProblem('craftsman', '金牌讲师')).toMatch(/只留一个/)
  expect(honourText({ kind: 'craftsman' })).toBe('工匠')
  expect(honourText({ title: '金牌讲师' })).toBe('金牌讲师')
})
