import { expect, it } from 'vitest'
import { periodProblem } from '../../../cms/content/fields/periodProblem.ts'
import { slugFrom } from '../../../cms/content/fields/slugFrom.ts'

it.each([
  ['合唱班阶段汇报：站在一起', 'he-chang-ban-jie-duan-hui-bao-zhan-zai-yi-qi'],
  ['2026“国庆”主题 Open Day', '2026-guo-qing-zhu-ti-open-day'],
  ['吕剧《绿叶》', 'lv-ju-lv-ye'],
  ['！？', 'entry'],
])('should write %s as %s', (title, slug) => {
  expect(slugFrom(title)).toBe(slug)
})

it('should cut a long title at a word', () => {
  const slug = slugFrom('中国梦劳动美'.repeat(20))
  expect(slug.length).toBeLessThanOrEqual(60)
  expect(slug.endsWith('-')).toBe(false)
})

it('should read no more of a title than fits into a slug, however long it is', () => {
  expect(slugFrom(`${'！'.repeat(120)}剧`)).toBe('entry')
  const beginning = '中国梦劳动美'.repeat(20)
  expect(slugFrom(beginning + '剧'.repeat(1_000_000))).toBe(slugFrom(beginning))
})

it('should find an occasion that ends before it starts, or lasts for days', () => {
  const start = '2026-11-21T11:30:00Z'
  expect(periodProblem(start, '2026-11-21T13:00:00Z')).toBeUndefined()
  expect(periodProblem(start, start)).toBe('结束时间要晚于开始时间，请检查日期和上下午。')
  expect(periodProblem(start, '2026-11-23T13:00:00Z')).toBe('一场最长 24 小时，请检查结束的日期。')
  expect(periodProblem(undefined, start)).toBeUndefined()
})
