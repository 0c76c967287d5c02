import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { synonymsEntry } from '../../../cms/publishing/entries/synonyms.ts'
import { groupProblem, longestGroup, mostWords, repeatedWord, wordsOf } from '../../../cms/content/synonyms/words.ts'
import { synonyms as schema } from '../../../site/catalogue/schemas/site.ts'

const now = Date.parse('2026-11-26T12:00:00+08:00')

describe('a group of words that mean the same', () => {
  it.each(['唱歌 合唱 声乐', '唱歌、合唱，声乐', '唱歌　合唱;声乐', ' 唱歌/合唱｜声乐 '.replace('｜', '|')])(
    'should be read as it is written: %s',
    (text) => {
      expect(wordsOf(text)).toEqual(['唱歌', '合唱', '声乐'])
      expect(groupProblem(text, now)).toBeUndefined()
    },
  )

  it.each([
    ['no word', ' 、 ', '还没有词。请写至少两个意思相同的词，用空格隔开，例如“唱歌 合唱 声乐”；这一行不要了就删去。'],
    ['one word', '唱歌', '只有“唱歌”一个词。请再写意思相同的词，用空格隔开，例如“唱歌 合唱 声乐”；不要了就删去。'],
    ['a single character', '唱歌 歌', '“歌”只有一个字，会找到太多不相干的。请写两个字以上的词。'],
    ['marks alone', '唱歌 ——', '“——”里没有文字，搜索找不到它。请改成词，或去掉。'],
    [
      'a long word',
      `唱歌 ${'合'.repeat(21)}`,
      '“合合合合合合合合合合合合合合合合合合合合…”太长：有 21 字，一个词最多 20 字，请改短，或写成它的简称。',
    ],
    ['a word that is a wish', '唱歌 这周末', '“这周末”在搜索里表示时间或免费，不会当作词来找。请换一个词，或去掉。'],
    ['a word twice', '唱歌 合唱 唱歌', '“唱歌”写了两遍（繁体简体、全角半角、大写小写不分），请去掉一个。'],
    [
      'a word in two scripts',
      '声乐 聲樂',
      '“声乐”和“聲樂”对搜索是同一个词（繁体简体、全角半角、大写小写不分），请去掉一个。',
    ],
    [
      'a word in two widths',
      'ktv ＫＴＶ',
      '“ktv”和“ＫＴＶ”对搜索是同一个词（繁体简体、全角半角、大写小写不分），请去掉一个。',
    ],
    [
      'too many words',
      Array.from({ length: mostWords + 1 }, (_, at) => `唱歌${at}`).join(' '),
      '有 13 个词，一组最多 12 个，请去掉不常用的。',
    ],
  ])('should be refused with %s', (_, text, expected) => {
    expect(groupProblem(text, now)).toBe(expected)
  })

  it('should not have a word that is in another', () => {
    expect(repeatedWord(['唱歌 合唱', '比赛 大赛'])).toBeUndefined()
    expect(repeatedWord(['唱歌 聲樂', '比赛 大赛', '声乐 歌唱'])).toBe(
      '第 3 组的“声乐”在第 1 组里已经有了。一个词只能在一组里：请从其中一组去掉，或把两组合成一组。',
    )
  })

  it('should be taken at its longest', () => {
    const words = Array.from({ length: mostWords }, (_, at) => String.fromCodePoint(0x4e00 + at).repeat(20))
    expect(groupProblem(words.join(' '), now)).toBeUndefined()
    expect(words.join(' ').length).toBeLessThanOrEqual(longestGroup)
  })
})

it('should take any text, and give the site words alone', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 })), (texts) => {
      repeatedWord(texts)
      for (const text of texts) groupProblem(text, now)
      const groups = texts.map((words) => ({ words }))
      expect(schema.safeParse(synonymsEntry({ id: '1', groups })).success).toBe(true)
    }),
  )
})
