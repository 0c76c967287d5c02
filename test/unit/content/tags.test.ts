import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offeredTags, withTag } from '../../../cms/content/tags/offeredTags.ts'
import { longestTag, longestTags, mostTags, tagsIn, tagsProblem, tagsText } from '../../../cms/content/tags/tagTexts.ts'

const word = fc.constantFrom('非遗', '夜校', 'AI', 'ai', '５１', '职工子女', '＃合唱', '合唱#', '劳模')
const mark = fc.constantFrom('、', '，', ',', ' ', '　', '；', '#', '＃', '\n', ' # ')

describe('tagsIn', () => {
  it('should settle: what is stored is read as what it was made of, however it was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.oneof(word, mark)).map((parts) => parts.join(''))), (text) => {
        const tags = tagsIn(text)
        expect(tagsIn(tagsText(tags))).toEqual(tags)
        for (const tag of tags) expect(tag).not.toMatch(/[\s#＃、，,;；|]|^$/)
        expect(new Set(tags.map((tag) => tag.toLowerCase())).size).toBe(tags.length)
      }),
    )
  })

  it('should be the same tags with any marks between them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('非遗', '夜校', '劳模', 'hiphop'), { minLength: 1 }), fc.array(mark, { minLength: 4, maxLength: 4 }), (tags, marks) => {
        const typed = tags.map((tag, index) => (marks[index] ?? '、') + tag).join('')
        expect(tagsIn(typed)).toEqual(tags)
      }),
    )
  })

  it('should read full-width letters, number signs and repetitions', () => {
    expect(tagsText(tagsIn('#劳模精神# ＡＩ　夜校，ai'))).toBe('劳模精神、AI、夜校')
  })
})

describe('tagsProblem', () => {
  it('should take as many as fit, and say what to do about more', () => {
    const most = Array.from({ length: mostTags }, (_, index) => `${index}`.padEnd(longestTag, '字'))
    expect(tagsProblem(tagsText(most))).toBeUndefined()
    expect(tagsText(most).length).toBeLessThanOrEqual(longestTags)
    expect(tagsProblem(tagsText([...most, '多']))).toBe('有 11 个标签，最多 10 个，请删去 1 个。')
    expect(tagsProblem('字'.repeat(21))).toMatch(/有 21 字，最多 20 字/)
  })
})

describe('offeredTags', () => {
  const known = ['非遗', '夜校', '夜班', 'AI']
  it('should offer what goes on with what is being typed, and never what is there', () => {
    expect(offeredTags('', known)).toEqual(known)
    expect(offeredTags('非遗、夜', known)).toEqual(['夜校', '夜班'])
    expect(offeredTags('夜校、', known)).toEqual(['非遗', '夜班', 'AI'])
    expect(offeredTags('a', known)).toEqual(['AI'])
  })

  it('should put an offered tag where it was being typed, and lose none that was there', () => {
    expect(withTag('非遗、夜', '夜校')).toEqual(['非遗', '夜校'])
    expect(withTag('非遗、', '夜校')).toEqual(['非遗', '夜校'])
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), fc.constantFrom(...known), (typed, tag) => {
        const text = `${typed.join('、')}、`
        expect(withTag(text, tag)).toEqual([...tagsIn(text), tag])
      }),
    )
  })
})
