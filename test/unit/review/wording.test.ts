import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'
import { richText } from '../../../cms/documents/richText/paragraphs.ts'
import { excerptOf, findHits, type Wording } from '../../../cms/features/review/wording/match.ts'
import { textsOf } from '../../../cms/documents/textsOf.ts'

const wording = (wrong: string, right: string, level: Wording['level'] = 'warn'): Wording => ({ wrong, right, level })
const found = (text: string, ...wordings: Wording[]) =>
  findHits(text, wordings).map(({ from, to }) => text.slice(from, to))

describe('the wording check', () => {
  it.each([
    ['请登陆网站报名', ['登陆'], [wording('登陆', '登录')]],
    ['省总工会和省总来人', ['省总'], [wording('省总', '省总工会')]],
    ['省总工会', [], [wording('省总', '省总工会')]],
    ['区总工会区总工会', [], [wording('总工', '总工会')]],
    ['职工之家庭', ['职工之家庭'], [wording('职工之家', '工会职工之家'), wording('职工之家庭', '职工家庭')]],
    ['ＡＰＰ报名', ['ＡＰＰ'], [wording('app', '应用')]],
    ['登\n陆 网站', ['登\n陆'], [wording('登陆', '登录')]],
    ['一切正常', [], [wording('登陆', '登录')]],
    ['登录', [], [wording('登录', '登录')]],
    ['😀登陆😀', ['登陆'], [wording('登陆', '登录')]],
  ] as [string, string[], Wording[]][])('should find in %j: %j', (text, expected, wordings) => {
    expect(found(text, ...wordings)).toEqual(expected)
  })

  const han = fc.stringMatching(/^[工会省总市人a ]{0,12}$/)
  const term = fc.stringMatching(/^[工会省总市人]{2,4}$/)

  it('should give hits that do not overlap and are the wrong form, whatever stands in the text', () => {
    fc.assert(
      fc.property(han, fc.array(fc.tuple(term, term), { maxLength: 4 }), (text, pairs) => {
        const wordings = pairs.map(([wrong, right]) => wording(wrong, right))
        const hits = findHits(text, wordings)
        hits.forEach((hit, index) => {
          expect(text.slice(hit.from, hit.to).replaceAll(' ', '')).toBe(hit.wording.wrong)
          expect(hit.from).toBeGreaterThanOrEqual(hits[index - 1]?.to ?? 0)
        })
      }),
    )
  })

  it('should never complain about the right form alone', () => {
    fc.assert(
      fc.property(term, term, (wrong, right) => {
        expect(right.includes(wrong) ? findHits(right, [wording(wrong, right)]) : []).toEqual([])
      }),
    )
  })

  it('should show where a wrong form stands', () => {
    const text = '好消息：从本周起市民可以登陆区总工会的网站报名参加各类课堂'
    const [hit] = findHits(text, [wording('登陆', '登录')])
    expect(hit && excerptOf(text, hit)).toBe('…从本周起市民可以登陆区总工会的网站报…')
  })

  it('should read every text of a document, by the words of the form', () => {
    const fields = [
      { name: 'title', type: 'text', label: '名称' },
      { name: 'facilities', type: 'text', hasMany: true, label: '设施' },
      { name: 'secret', type: 'text', hidden: true },
      { name: 'kind', type: 'select', label: '类别', options: [] },
      {
        name: 'safety',
        type: 'group',
        label: '安全',
        flattenedFields: [{ name: 'plan', type: 'textarea', label: '预案' }],
      },
      { name: 'dates', type: 'array', label: '日程', flattenedFields: [{ name: 'note', type: 'text', label: '说明' }] },
      { name: 'body', type: 'richText', label: '正文' },
    ] as unknown as FlattenedField[]
    const doc = {
      title: '晨曲',
      facilities: ['舞蹈室', '饮水机'],
      secret: '不看',
      kind: 'choir',
      safety: { plan: '走西门' },
      dates: [{ note: null }, { note: '加演' }],
      body: richText(['第一段', '- 第二段']),
    }
    expect(textsOf(fields, doc)).toEqual([
      { place: '名称', text: '晨曲' },
      { place: '设施', text: '舞蹈室' },
      { place: '设施', text: '饮水机' },
      { place: '安全的预案', text: '走西门' },
      { place: '日程第 2 行的说明', text: '加演' },
      { place: '正文第 1 段', text: '第一段' },
      { place: '正文第 2 段', text: expect.stringContaining('第二段') as string },
    ])
  })
})
