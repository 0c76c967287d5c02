import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, nothingAsked } from '../../../site/search/asked/asked.ts'
import { resultsHtml } from '../../../site/search/page/resultsHtml.ts'
import { answer } from '../../../site/search/query/answer.ts'
import { alternativesOf } from '../../../site/search/synonyms/alternatives.ts'
import { readSynonyms, type SynonymGroups, Synonyms, writeSynonyms } from '../../../site/search/synonyms/synonyms.ts'
import { readVariants } from '../../../site/search/text/variants.ts'
import { type Said, searchOver } from '../../support/searchSite.ts'

const now = Date.parse('2026-11-26T12:00:00+08:00')
const variants = readVariants()
const groups = [
  ['唱歌', '合唱', '聲樂'],
  ['比赛', '大赛'],
  ['KTV', '练歌房'],
]
const entries: Said[] = [
  { library: 'courses', title: '合唱入门' },
  { library: 'courses', title: '声乐小课' },
  { library: 'courses', title: '周三唱歌' },
  { library: 'performances', title: '职工合唱大赛', values: { kind: ['song'] } },
  { library: 'performances', title: '少儿声乐专场', values: { kind: ['song'] } },
  { library: 'works', title: '花街', summary: '大家一起唱歌。' },
  { library: 'venues', title: '文化宫练歌房' },
  { library: 'notices', title: '关于书法比赛的通知' },
]

/** Everything that a search tells, as a page shows it. */
async function found(over: readonly Said[], synonyms: SynonymGroups, text: string, more: Partial<Asked> = {}) {
  const { reader, asked } = searchOver(over, synonyms)
  const given = await answer(reader, { ...nothingAsked, text, ...more }, { now, withFacets: true })
  const hits = given.groups.flatMap((group) => group.hits)
  return { given, asked, titles: hits.map(({ card }) => card.title), markup: resultsHtml(given, now).markup }
}

describe('a search for a word that has synonyms', () => {
  it('should find what has the word, and after it in each library what has its synonyms', async () => {
    const { given, titles } = await found(entries, groups, '唱歌')
    expect(given.groups.map(({ library, count }) => [library, count])).toEqual([
      ['courses', 3],
      ['works', 1],
      ['performances', 2],
    ])
    expect(titles[0]).toBe('周三唱歌')
    expect([given.total, given.own, given.others]).toEqual([6, 2, ['合唱', '声乐']])
  })

  it.each([
    [
      'a word in Traditional characters',
      '聲樂',
      ['声乐小课', '少儿声乐专场', '合唱入门', '周三唱歌', '职工合唱大赛', '花街'],
    ],
    ['letters of either case', 'ktv', ['文化宫练歌房']],
    ['each word of several', '唱歌 比赛', ['职工合唱大赛']],
    ['the pinyin of a word', 'changge', ['周三唱歌', '合唱入门', '声乐小课', '职工合唱大赛', '少儿声乐专场', '花街']],
    ['a word in a longer one that nothing has', '少儿唱歌', ['少儿声乐专场']],
    ['a word between others that nothing has', '职工唱歌大赛', ['职工合唱大赛']],
  ])('should be understood by %s', async (_, text, expected) => {
    const { titles } = await found(entries, groups, text)
    expect([...titles].sort()).toEqual([...expected].sort())
  })

  it('should tell by what the results can be narrowed with what has synonyms counted', async () => {
    const { given } = await found(entries, groups, '唱歌')
    expect(given.facets?.kind).toMatchObject([{ key: 'song', count: 2 }])
  })

  it('should say so, mark the synonyms, and lead to what has the word alone, and back', async () => {
    const { markup } = await found(entries, groups, '唱歌')
    expect(markup).toContain('也找了意思相同的：合唱、声乐。')
    expect(markup).toContain('<a href="/search/?q=%E5%94%B1%E6%AD%8C&amp;exact=1">只找“唱歌”</a>')
    expect(markup).toContain('<mark>合唱</mark>入门')

    const exact = await found(entries, groups, '唱歌', { isExact: true })
    expect([exact.given.total, exact.titles]).toEqual([2, ['周三唱歌', '花街']])
    expect(exact.markup).toContain('只找了“唱歌”本身。')
    expect(exact.markup).toContain('<a href="/search/?q=%E5%94%B1%E6%AD%8C">也找意思相同的：合唱、声乐</a>')
    expect(exact.markup).not.toContain('<mark>合唱</mark>')
  })

  it('should say that nothing has the word itself', async () => {
    const { markup } = await found(entries, groups, 'KTV')
    expect(markup).toContain('没有“KTV”本身的，下面是意思相同的：练歌房。')
    expect(markup).not.toContain('exact=1')
  })

  it('should read nothing more where the union keeps none', async () => {
    const [none, some] = [await found(entries, [], '唱歌'), await found(entries, groups, '唱歌')]
    expect(none.asked.filter((path) => path.includes('synonyms'))).toEqual([])
    expect(some.asked.filter((path) => path.includes('synonyms'))).toHaveLength(1)
  })
})

const word = fc.constantFrom('唱歌', '合唱', '声乐', '舞蹈', '广场舞', '花街', '灯火', 'ktv')
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(''))
const said: fc.Arbitrary<Said> = fc.record({
  library: fc.constantFrom('courses', 'works', 'notices'),
  title: text,
  summary: text,
})
const texts = fc.array(said, { minLength: 1, maxLength: 12 })
const anyGroups = fc.array(fc.uniqueArray(word, { minLength: 2, maxLength: 4 }), { maxLength: 3 })
const query = fc.oneof(
  text,
  fc.tuple(text, text).map((two) => two.join(' ')),
)

it('should leave what has the words themselves as it is without synonyms, before all that has these', async () => {
  await fc.assert(
    fc.asyncProperty(texts, anyGroups, query, async (over, synonyms, asked) => {
      const [plain, exact, with_] = [
        await found(over, [], asked),
        await found(over, synonyms, asked, { isExact: true }),
        await found(over, synonyms, asked),
      ]
      expect({ ...exact.given, others: [], asked: plain.given.asked }).toEqual(plain.given)
      if (plain.given.how !== 'exact' || plain.given.total === 0) return
      expect(with_.given.own).toBe(plain.given.total)
      for (const { library, hits } of plain.given.groups) {
        const now = with_.given.groups.find((group) => group.library === library)
        expect(now?.hits.slice(0, hits.length)).toEqual(hits)
        const ranks = now?.hits.map(({ viaSynonym }) => Number(viaSynonym)) ?? []
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      }
    }),
    { numRuns: 100 },
  )
})

it('should find for each word of a group what it finds for the others', async () => {
  await fc.assert(
    fc.asyncProperty(texts, anyGroups, async (over, synonyms) => {
      const [first = []] = synonyms
      const counts = await Promise.all(first.map(async (one) => (await found(over, [first], one)).given))
      const having = counts.filter(({ own, how }) => own > 0 && how === 'exact')
      expect(new Set(having.map(({ total }) => total)).size).toBeLessThanOrEqual(1)
    }),
  )
})

const strange = fc.string({ unit: 'binary', maxLength: 12 })

it('should take any words for synonyms and any text for their file, and answer any text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(strange)), strange, strange, async (any, stored, asked) => {
      expect(() => alternativesOf(asked, readSynonyms(stored), { within: true })).not.toThrow()
      const { given } = await found(entries, [...any, [asked, '合唱']], asked)
      expect(given.total).toBeGreaterThanOrEqual(given.own)
    }),
  )
})

it('should say a text in few other words, however many words have however many synonyms', () => {
  const synonyms = new Synonyms(
    Array.from({ length: 20 }, (_, at) => Array.from({ length: 12 }, (_, of) => `${at}-${of}`)),
  )
  const all = alternativesOf(Array.from({ length: 20 }, (_, at) => `${at}-0`).join(' '), synonyms, { within: true })
  expect(all).toHaveLength(24)
  // with the fewest words replaced
  for (const one of all) expect(one.split(' ').filter((part) => !part.endsWith('-0'))).toHaveLength(1)
})

it('should keep folded words, each once, and no group of one', () => {
  expect(
    writeSynonyms(
      [
        ['KTV', 'ｋｔｖ'],
        ['聲樂', '声乐', '唱歌'],
        ['·', '合唱'],
      ],
      variants,
    ),
  ).toBe('声乐\t唱歌\n')
})
