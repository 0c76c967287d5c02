import { describe, expect, it } from 'vitest'
import { entryOf } from '../../../cms/publishing/entries/entryOf.ts'
import { linkProblem } from '../../../cms/content/fields/linkProblem.ts'
import { deadlineProblem } from '../../../cms/content/fields/deadlineProblem.ts'
import type { Call, Talent, Work } from '../../../cms/payload-types.ts'

const stored = { createdAt: '2026-11-21T04:00:00.000Z', updatedAt: '2026-11-21T04:00:00.000Z' }

describe('a talent', () => {
  const talent: Talent = {
    ...stored,
    id: 't',
    slug: 'bai',
    name: '白玉澜',
    specialities: ['choir'],
    unit: 'u',
    summary: '教师',
    picture: 'm',
    speaker: true,
    honours: [{ id: 'h', kind: 'craftsman', level: 'city', year: 2024 }],
    selection: { unit: 'u', level: 'county', date: stored.createdAt, recommender: '某甲', opinion: '同意' },
    consent: { given: true, document: '档案柜' },
  }
  const publicOf = (consent: NonNullable<Talent['consent']>) => entryOf('talents', { ...talent, consent })

  it('should not be public without consent', () => {
    expect(publicOf({ given: false, scope: 'full' })).toBeUndefined()
    expect(publicOf({})).toBeUndefined()
  })

  it('should be public as far as the consent goes, and wholly with one of before scopes were asked for', () => {
    const whole = publicOf({ given: true, scope: 'full' })
    expect(whole).toMatchObject({ picture: 'm', unit: 'u', summary: '教师', speaker: true })
    expect(publicOf({ given: true, scope: null })).toEqual(whole)
    expect(publicOf({ given: true, scope: 'without-picture' })).toEqual({ ...whole, picture: undefined })
    const { id, slug, formerSlugs, created, updated, sample, name, specialities } = whole ?? {}
    expect(publicOf({ given: true, scope: 'name-only' })).toEqual({
      ...{ id, slug, formerSlugs, created, updated, sample, name, specialities },
      speaker: false,
      honours: [],
      tags: [],
    })
  })

  it('should tell which union recommended, when and for which level, never the people behind it', () => {
    const text = JSON.stringify(publicOf({ given: true, document: '档案柜' }))
    expect(publicOf({ given: true })?.selection).toEqual({ unit: 'u', level: 'county', date: stored.createdAt })
    for (const hidden of ['某甲', '同意', '档案柜']) expect(text).not.toContain(hidden)
  })
})

it('should tell of a work only where it was sent up with success', () => {
  const sentUp = (['pending', 'selected', 'awarded', 'not-selected'] as const).map((result) => ({
    id: result,
    level: 'city' as const,
    occasion: '汇演',
    result,
    note: '内部',
  }))
  const work: Work = { ...stored, id: 'w', slug: 'w', title: '高原晨曲', genre: 'choir', sentUp }
  expect(entryOf('works', work)?.sentUp).toEqual([
    { level: 'city', occasion: '汇演', result: 'selected' },
    { level: 'city', occasion: '汇演', result: 'awarded' },
  ])
})

it('should keep the results of a call until the day of their publication is given', () => {
  const call: Call = {
    ...stored,
    id: 'c',
    slug: 'c',
    title: '征集',
    kind: 'works',
    opens: stored.createdAt,
    closes: '2026-12-01T10:00:00.000Z',
    results: [{ id: 'r', award: '一等奖' }],
  }
  expect(entryOf('calls', call)?.results).toEqual([])
  expect(entryOf('calls', { ...call, announced: '2026-12-05T04:00:00.000Z' })?.results).toHaveLength(1)
})

it('should take only whole addresses of secure pages', () => {
  expect(linkProblem('https://video.example.com/a?b=1')).toBeUndefined()
  for (const bad of ['http://video.example.com/', 'javascript:alert(1)', 'video.example.com', 'https://localhost/'])
    expect(linkProblem(bad)).toBe(`网址「${bad}」不能用：要以 https:// 开头，请从浏览器的地址栏整条复制。`)
})

it('should refuse a call that closes before it opens', () => {
  expect(deadlineProblem('2026-11-21T04:00:00Z', '2026-11-21T04:00:00Z')).toBe('截止时间要晚于开始时间，请检查日期。')
  expect(deadlineProblem('2026-11-21T04:00:00Z', '2026-11-22T04:00:00Z')).toBeUndefined()
  expect(deadlineProblem(undefined, '2026-11-22T04:00:00Z')).toBeUndefined()
})
