import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { inWords } from '../../../cms/documents/versions/admin/bodyInWords.ts'
import { bodyOf, gallery, leadsTo, link, paragraph, shows, words } from '../../support/bodies.ts'
import { typedTree } from '../../support/richTexts.ts'

const names = new Map([
  ['media/a1', '合唱 <一>.png'],
  ['media/b2', '观众.png'],
  ['notices/n1', '冬季班'],
])
const said = (...nodes: object[]) => inWords(htmlOfRichText(bodyOf(...nodes)) ?? '', names)

describe('a text in a comparison', () => {
  it('should say what it shows, its captions, and where links lead', () => {
    expect(said(shows('media', 'a1', '台上'))).toBe('<p>【图片 合唱 &lt;一&gt;.png】：台上</p>')
    expect(said(gallery(['b2', 'a1']))).toBe('<p>【图片 观众.png、合唱 &lt;一&gt;.png】</p>')
    expect(said(shows('files', 'gone'))).toBe('<p>【附件 看不到的内容】</p>')
    expect(said(paragraph(leadsTo('notices', 'n1', '公告'), words('和'), link('https://a.cn/')))).toBe(
      '<p><u>公告</u>（→ 《冬季班》）和<u>这里</u>（→ https://a.cn/）</p>',
    )
  })

  it('should hold no link and no mark, whatever the text', () => {
    fc.assert(
      fc.property(typedTree, (tree) => {
        expect(inWords(htmlOfRichText(tree) ?? '', names)).not.toMatch(/<a |<figure|data-shows/)
      }),
    )
  })
})
