import fc from 'fast-check'
import type { Where } from 'payload'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { withSearchForms } from '../../../cms/documents/search/searchConditions.ts'
import { isSyllable } from '../../../site/search/pinyin/syllables.ts'
import { foldedText, longestSearchTextUnits, ruleMark, searchTextOf } from '../../../cms/documents/search/searchText.ts'

/** Whether conditions that look in the search text alone hold for one. */
function holds(where: Where, text: string): boolean {
  return Object.entries(where).every(([name, condition]) => {
    if (name === 'and') return (condition as Where[]).every((part) => holds(part, text))
    if (name === 'or') return (condition as Where[]).some((part) => holds(part, text))
    const { contains, equals } = condition as { contains?: string; equals?: string }
    return contains === undefined ? text === equals : text.includes(contains)
  })
}

const finds = (typed: string, ...texts: string[]): boolean =>
  holds(withSearchForms({ searchText: { like: typed } }), searchTextOf(texts))

/** The comparisons that conditions make. */
function comparisons(where: Where): Where[] {
  return Object.entries(where).flatMap(([name, parts]) =>
    name === 'and' || name === 'or' ? (parts as Where[]).flatMap(comparisons) : [{ [name]: parts }],
  )
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 700 }),
  fc.string({ unit: 'grapheme', maxLength: 700 }),
  fc.string({ unit: fc.constantFrom(...'合唱團歡樂重庆乐曾·ＡＢcﷺ①⒣ⓔ%_\\ \n'), maxLength: 700 }),
)
/** Characters in common use. */
const han = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x8fff }).map((point) => String.fromCodePoint(point)),
  minLength: 2,
  maxLength: 12,
})

describe('the search of the admin', () => {
  it.each([
    ['ＫＴＶ', 'ktv 之夜'],
    ['合唱團', '职工合唱团'],
    ['合唱团', '職工合唱團'],
    ['阿依古丽买买提', '阿依古丽·买买提'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['hechang', '职工合唱团'],
    ['HeChang', '职工合唱团'],
    ['he chang', '职工合唱团'],
    ['hecha', '职工合唱团'],
    ['hc', '职工合唱团'],
    ["xi'an", '西安职工书屋'],
    ['xian', '西安职工书屋'],
    ['xian', '先进个人'],
    ['yinyue', '春天音乐会'],
    ['kuaile', '快乐的一天'],
    ['zengguofan', '曾国藩讲座'],
    ['cengguofan', '曾国藩讲座'],
    ['lvli', '吕丽'],
    ['zhang tuan', '团长张三'],
    ['chun tian de he chang tuan', '春天的合唱团'],
    ['100%', '努力100%'],
  ])('should find by %s: %s', (typed, title) => {
    expect(finds(typed, title)).toBe(true)
  })

  it.each([
    ['echang', '职工合唱团'],
    ['ang', '合唱'],
    ['hcx', '合唱'],
    ['h', '合唱'],
    ['%', '合唱'],
    ['_', '合唱'],
    ['\\', '合唱'],
    ['·', '合唱'],
    [ruleMark, '合唱'],
    ['hechang 剪纸', '职工合唱团'],
  ])('should not find by %s: %s', (typed, title) => {
    expect(finds(typed, title)).toBe(false)
  })

  it('should find whatever stands in a text, as it stands and as it folds', () => {
    const part = fc
      .tuple(han, han, han)
      .chain(([before, word, after]) =>
        fc.constantFrom(word, word.slice(1), foldedText(word)).map((typed) => [before + word + after, typed] as const),
      )
    fc.assert(
      fc.property(part, ([title, typed]) => {
        expect(finds(typed, '别的', title)).toBe(true)
      }),
    )
  })

  it('should find a name by its pinyin, whole or as initials', () => {
    fc.assert(
      fc.property(han, (name) => {
        const syllables = pinyin(foldedText(name), { toneType: 'none', type: 'array', v: true })
        // a hum is a reading, and no syllable that anybody types
        fc.pre(syllables.every((one) => isSyllable(one.replace('ü', 'u'))))
        // of several that run into one another, more divisions are possible than are looked for
        fc.pre(syllables.slice(1, 4).filter((one) => /^[aoe]/.test(one)).length <= 1)
        expect([name, finds(syllables.join(' '), name)]).toEqual([name, true])
        expect([name, finds(syllables.slice(0, 4).join(''), name)]).toEqual([name, true])
        expect([name, finds(syllables.map(([first]) => first).join(''), name)]).toEqual([name, true])
      }),
    )
  })

  it('should keep no more of a text than has room, marked with its rules, and no half of a character', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), (texts) => {
        const kept = searchTextOf(texts)
        expect(kept.length).toBeLessThanOrEqual(longestSearchTextUnits)
        expect(kept.startsWith(ruleMark)).toBe(true)
        if (texts.every((text) => text.isWellFormed())) expect(kept.isWellFormed()).toBe(true)
      }),
    )
  })

  it('should make the same of what it kept of the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldedText(text).slice(0, 250)
        fc.pre(foldedText(folded) === folded && folded.isWellFormed())
        expect(searchTextOf([folded])).toBe(searchTextOf([foldedText(folded)]))
      }),
    )
  })

  it('should look for few forms, whatever is typed and however often', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyText, fc.constantFrom('xian', 'a b c d e f', '合 唱')), { maxLength: 3 }),
        (typed) => {
          const or = typed.map((text) => ({ searchText: { like: text.slice(0, 200) } }))
          const words = typed.flatMap((text) => foldedText(text.slice(0, 200)).split(/\s+/u)).length
          // one of a word at least, however many the words before have taken
          expect(comparisons(withSearchForms({ or })).length).toBeLessThanOrEqual(10 + words)
        },
      ),
    )
  })

  it('should leave every other condition as it came', () => {
    const where: Where = {
      title: { like: 'hechang' },
      searchText: { exists: true },
      or: [{ 'venue.name': { contains: '·' } }, { and: [{ kind: { equals: 'a' } }] }],
    }
    expect(withSearchForms(where)).toEqual(where)
    const both = withSearchForms({ kind: { equals: 'a' }, searchText: { like: '合唱', exists: true } })
    expect(both).toEqual({
      and: [{ kind: { equals: 'a' }, searchText: { exists: true } }, { or: [{ searchText: { contains: '合唱' } }] }],
    })
  })

  it('should search other documents and versions as well, and lists that came by their numbers', () => {
    for (const path of ['version.searchText', 'venue.searchText', 'venue__searchText'])
      expect(withSearchForms({ and: { 0: { [path]: { like: '團' } } } as never })).toEqual({
        and: [{ and: [{ or: [{ [path]: { contains: '团' } }] }] }],
      })
  })
})
