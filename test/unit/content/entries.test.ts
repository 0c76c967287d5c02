import fc from 'fast-check'
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

it('should take an address only when every browser goes there, and where it says', () => {
  const part = fc.constantFrom(
    ...['https:', 'HTTPS:', 'http:', '//', '/', '\\\\', '@', ':', '?', '#', '.', 'user', 'www.gov.cn', 'a.example'],
    ...['\u202e', '\u200b', '\t', '\n', ' ', '\u0000', '工会.中国', '%00', '1.2.3.4'],
  )
  const typed = fc.array(part, { minLength: 2, maxLength: 8 }).map((parts) => parts.join(''))
  const begun = typed.map((rest) => `https://a.example${rest}`)
  fc.assert(
    fc.property(fc.oneof(typed, begun), (address) => {
      if (linkProblem(address) !== undefined) return
      const { href, username, password, hostname } = new URL(address, 'https://site.example/courses/c/')
      expect([address, href, username, password]).toEqual([address, URL.parse(address)?.href, '', ''])
      expect(new URL(address, 'http://other.example/').href).toBe(href)
      expect(address).not.toMatch(/[\p{Cc}\p{Cf}\\]/u)
      expect(hostname).not.toBe('site.example')
    }),
    { numRuns: 2000 },
  )
  expect(linkProblem('https://www.gov.cn@a.example/')).toContain('会让人认错网站')
  expect(linkProblem('https:a.example/')).toContain('要以 https:// 开头')
})

it('should refuse a call that closes before it opens', () => {
  expect(deadlineProblem('2026-11-21T04:00:00Z', '2026-11-21T04:00:00Z')).toBe('截止时间要晚于开始时间，请检查日期。')
  expect(deadlineProblem('2026-11-21T04:00:00Z', '2026-11-22T04:00:00Z')).toBeUndefined()
  expect(deadlineProblem(undefined, '2026-11-22T04:00:00Z')).toBeUndefined()
})
