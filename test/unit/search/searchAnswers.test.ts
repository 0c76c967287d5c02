import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, nothingAsked } from '../../../site/search/asked/asked.ts'
import { resultsHtml } from '../../../site/search/page/resultsHtml.ts'
import { suggestionsFor } from '../../../site/search/page/suggestions.ts'
import { answer } from '../../../site/search/query/answer.ts'
import { type Said, searchOver } from '../../support/searchSite.ts'

/** Thursday, noon in Asia/Shanghai. */
const now = Date.parse('2026-11-26T12:00:00+08:00')
const minutes = (text: string) => Date.parse(`${text}:00+08:00`) / 60_000
const lasting = (start: string, isFree: boolean): [number, number, boolean] => [
  minutes(start),
  minutes(start) + 120,
  isFree,
]

const entries: Said[] = [
  { library: 'courses', title: '合唱入门', people: ['王小丽'], moments: [lasting('2026-11-28T14:00', true)] },
  { library: 'courses', title: '合唱进阶', moments: [lasting('2026-11-20T19:00', false)] },
  { library: 'courses', title: '书法课', moments: [lasting('2026-11-27T12:15', true)], values: { kind: ['a'] } },
  { library: 'performances', title: '职工合唱节', moments: [lasting('2026-12-05T19:30', false)] },
  { library: 'teams', title: '春城合唱团', facts: ['合唱团'] },
  { library: 'talents', title: '阿依古丽·买买提', facts: ['舞蹈'] },
  { library: 'talents', title: '高𠮷平', facts: ['剪纸'] },
  { library: 'works', title: '花街', people: ['段树云'], values: { form: ['paper-cut'], year: ['2025'] }, date: 5 },
  { library: 'works', title: '灯火', values: { form: ['paper-cut'], year: ['2026'] }, date: 9 },
  { library: 'works', title: '晚风过雨花', values: { form: ['vocal'], year: ['2026'] }, date: 7 },
  { library: 'notices', title: '关于举办读书月的通知', summary: '读书月从四月开始。' },
]

const { reader } = searchOver(entries)
const ask = (text: string, more: Partial<Asked> = {}) =>
  answer(reader, { ...nothingAsked, text, ...more }, { now, withFacets: true })
const titles = async (text: string, more: Partial<Asked> = {}) =>
  (await ask(text, more)).groups.flatMap(({ hits }) => hits.map(({ card }) => card.title))

describe('what a search finds', () => {
  it.each([
    ['a word', '合唱', 'exact', ['合唱入门', '合唱进阶', '职工合唱节', '春城合唱团']],
    ['a part of a title', '过雨', 'exact', ['晚风过雨花']],
    ['a person by one character more than the index has pairs of', '王小丽', 'exact', ['合唱入门']],
    ['a name without its dot', '阿依古丽买买提', 'exact', ['阿依古丽·买买提']],
    ['a rare character', '𠮷', 'exact', ['高𠮷平']],
    ['Traditional characters', '職工合唱節', 'exact', ['职工合唱节']],
    ['pinyin', 'shufa', 'pinyin', ['书法课']],
    ['initials', 'sfk', 'pinyin', ['书法课']],
    ['a wrong character', '读书日的通知', 'near', ['关于举办读书月的通知']],
    ['a missing character', '春合唱团', 'near', ['春城合唱团']],
    ['a character too many', '晚风过小雨花', 'near', ['晚风过雨花']],
    ['one word of two that fits', '书法课 花街', 'fewer', ['书法课', '花街']],
    ['nothing', '量子', 'exact', []],
  ])('should be found by %s', async (_, text, how, expected) => {
    const found = await ask(text)
    expect([found.how, (await titles(text)).sort()]).toEqual([how, [...expected].sort()])
    expect(found.total).toBe(expected.length)
  })

  it('should put first what has a word in one place before what has its pairs of characters in several', async () => {
    const { reader } = searchOver([
      { library: 'works', title: '花街', facts: ['街道', '道上'] },
      { library: 'works', title: '灯火', summary: '花街道上的一盏灯。' },
    ])
    const found = await answer(reader, { ...nothingAsked, text: '花街道上' }, { now, withFacets: false })
    expect(found.groups.flatMap(({ hits }) => hits.map(({ card }) => card.title))).toEqual(['灯火', '花街'])
  })

  it('should read by what the entries alone are narrowed that were found', async () => {
    const { reader, asked } = searchOver(
      Array.from({ length: 40 }, (_, at) => ({
        library: 'works',
        title: at === 7 ? '花街' : '灯火',
        values: { year: [`${at}`] },
      })),
    )
    const { facets } = await answer(reader, { ...nothingAsked, text: '花街' }, { now, withFacets: true })
    expect(facets?.year?.map(({ key }) => key)).toEqual(['7'])
    expect(asked.filter((path) => path.startsWith('/search/facets/'))).toHaveLength(1)
  })

  it('should read of the characters that stand for others those files alone that it needs', async () => {
    const { reader, asked } = searchOver(entries)
    await answer(reader, { ...nothingAsked, text: '職工' }, { now, withFacets: false })
    expect(asked.filter((path) => path.startsWith('/search/variants/'))).toHaveLength(2)
  })

  it('should put what is still to come before what is over', async () => {
    expect(await titles('合唱', { library: 'courses' })).toEqual(['合唱入门', '合唱进阶'])
    expect(await titles('', { library: 'courses' })).toEqual(['书法课', '合唱入门', '合唱进阶'])
  })

  it.each([
    ['周六', ['合唱入门']],
    ['周六 免费', ['合唱入门']],
    ['明天 午休', ['书法课']],
    ['免费', ['书法课', '合唱入门']],
    ['合唱 免费', ['合唱入门']],
    ['11月20日', ['合唱进阶']],
  ])('should be what fits the wish %s', async (text, expected) => {
    expect(await titles(text)).toEqual(expected)
  })

  it('should be what fits days and slots that were chosen', async () => {
    expect(await titles('', { from: '2026-12-01' })).toEqual(['职工合唱节'])
    expect(await titles('', { slot: 'lunch' })).toEqual(['书法课'])
    expect(await titles('', { isFree: true, library: 'performances' })).toEqual([])
  })

  it('should be told by what it can be narrowed, with what each value leaves', async () => {
    const { facets } = await ask('', { library: 'works', values: { form: ['paper-cut'] } })
    const counts = (of: 'form' | 'year') => facets?.[of]?.map(({ key, count }) => [key, count]).sort()
    // of the facet itself with nothing chosen, of the others under what is chosen
    expect([counts('form'), counts('year')]).toEqual([
      [
        ['paper-cut', 2],
        ['vocal', 1],
      ],
      [
        ['2025', 1],
        ['2026', 1],
      ],
    ])
    expect(await titles('', { library: 'works', values: { form: ['paper-cut'], year: ['2026'] } })).toEqual(['灯火'])
    expect(await titles('', { library: 'works', sort: 'date' })).toEqual(['灯火', '晚风过雨花', '花街'])
  })

  it('should be told what each time leaves, and what there would be without any', async () => {
    const library = 'courses'
    const { times } = await ask('', { library })
    const { total: free } = await ask('', { library, isFree: true })
    const { total: lunch } = await ask('', { library, slot: 'lunch' })
    const weekend = times?.days.find(({ label }) => label === '这周末')
    const { total: onWeekend } = await ask('这周末', { library })
    expect([times?.free, times?.slots.lunch, weekend?.count]).toEqual([free, lunch, onWeekend])
    expect(free + lunch).toBeGreaterThan(0)
    const { total, unnarrowed } = await ask('书法', { from: '2031-01-01' })
    expect([total, unnarrowed > 0]).toEqual([0, true])
  })

  it('should be offered while it is typed', async () => {
    const labels = (await suggestionsFor(reader, 'hechang', now)).map(({ label }) => label.markup)
    expect(labels.some((label) => label.includes('<b>合唱</b>'))).toBe(true)
    const addresses = (await suggestionsFor(reader, '花街', now)).map(({ address }) => address)
    expect(addresses).toEqual(['/works/7/'])
  })
})

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...'合唱团*~^+-:\\"\'<>&()[]{}% \u0000\ud83d\udc4d周六免费hechang2026年11月日'),
    maxLength: 40,
  }),
)

it('should read no more files for a character that folds into many', async () => {
  const { reader, asked } = searchOver(entries)
  for (const text of ['ﷺ'.repeat(100), '㌖'.repeat(100), '合 唱 '.repeat(60)]) {
    await answer(reader, { ...nothingAsked, text }, { now, withFacets: true })
    expect([text.slice(0, 2), asked.splice(0).length < 120]).toEqual([text.slice(0, 2), true])
  }
})

it('should find nothing for marks alone', async () => {
  for (const text of ['、', '，；', '。。']) expect([text, (await ask(text)).total]).toEqual([text, 0])
})

it('should answer any text, with markup in which it is nothing but text', async () => {
  await fc.assert(
    fc.asyncProperty(strange, fc.constantFrom(undefined, 'works' as const), async (text, library) => {
      const { markup } = resultsHtml(await ask(text, { library }), now)
      // every angle bracket is of an element of ours
      expect(
        markup.replaceAll(
          /<\/?(?:p|b|nav|a|div|details|summary|section|h[23]|small|ol|li|span|time|i|mark|form|label|input|button)(?:\s[^<>]*)?>/g,
          '',
        ),
      ).not.toMatch(/[<>]/)
      await suggestionsFor(reader, text, now)
    }),
    { numRuns: 300 },
  )
})
