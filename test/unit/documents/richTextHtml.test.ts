import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedHtml } from '../../../cms/documents/richText/allowedHtml.ts'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { hostileText, hostileTree, typedTree } from '../../support/richTexts.ts'

const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children })
const text = (value: string, format = 0) => ({ type: 'text', text: value, format })
const treeOf = (...children: unknown[]) => ({ root: { type: 'root', children } })
const link = (url: unknown, type = 'link') => ({ type, fields: { linkType: 'custom', url }, children: [text('这里')] })

/** Every tag of a text with its attributes, as a browser's parser would meet it. */
const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? []
const safeTag =
  /^<(?:\/?(?:p|h2|h3|strong|em|s|u|sub|sup|ul|ol|li|blockquote|table|tr|td)|\/?figure|(?:p|h2|h3|li|blockquote) class="align-(?:center|right|justify)"|(?:br|hr) \/|\/a|\/th|ol start="\d+"|a href="(?:https?:\/\/|mailto:|tel:|entry:[a-z]+\/[\w-]+"|\/(?!\/)|#)[^"<>]*"?|t[dh](?: scope="(?:col|row)")?(?: colspan="\d+")?(?: rowspan="\d+")?|figure data-shows="(?:media|recordings|files)\/[\w-]+(?: media\/[\w-]+)*")>$/

function expectSafe(html: string | undefined): void {
  for (const tag of tagsOf(html ?? '')) expect(tag).toMatch(safeTag)
  expect((html ?? '').replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/)
}

describe('rich text as HTML', () => {
  it('should have no link and no heading of nothing, and no heading in the head of a row or column', () => {
    fc.assert(
      fc.property(typedTree, (tree) => {
        const html = htmlOfRichText(tree) ?? ''
        for (const [, inside = ''] of html.matchAll(/<(?:a|h[23])\b[^>]*>(.*?)<\/(?:a|h[23])>/gs))
          expect(inside.replaceAll(/<[^>]*>/g, '')).toMatch(/\S/)
        for (const [head] of html.matchAll(/<th\b.*?<\/th>/gs)) expect(head).not.toMatch(/<(?:h[23]|blockquote)\b/)
      }),
    )
    const empty = { type: 'heading', tag: 'h2', children: [{ ...link('https://a.cn/'), children: [text(' ')] }] }
    expect(htmlOfRichText(treeOf(paragraph(text('前')), empty))).toBe('<p>前</p><p> </p>')
  })

  it('should be what the features of the field look like', () => {
    const tree = treeOf(
      { type: 'heading', tag: 'h3', children: [text('A & B <c>')] },
      paragraph(text('粗', 1), text('斜', 2), text('"两"', 3), { type: 'linebreak' }, link('https://a.cn/?a=1&b="')),
      paragraph(),
      {
        type: 'list',
        listType: 'number',
        start: 3,
        children: [
          { type: 'listitem', children: [text('三')] },
          {
            type: 'listitem',
            children: [{ type: 'list', listType: 'bullet', children: [{ type: 'listitem', children: [text('下')] }] }],
          },
        ],
      },
      { type: 'quote', children: [text('引')] },
      { type: 'horizontalrule' },
    )
    expect(htmlOfRichText(tree)).toBe(
      '<h3>A &amp; B &lt;c&gt;</h3><p><strong>粗</strong><em>斜</em><em><strong>"两"</strong></em><br />' +
        '<a href="https://a.cn/?a=1&amp;b=&quot;">这里</a></p><p><br /></p>' +
        '<ol start="3"><li>三<ul><li>下</li></ul></li></ol><blockquote>引</blockquote><hr />',
    )
    expect(htmlOfRichText(treeOf(paragraph(), paragraph()))).toBeUndefined()
  })

  it('should leave out what no text may have, as old rows may hold it', () => {
    const cell = { type: 'relationship', headerState: '0"><meta http-equiv="refresh">', children: [] }
    const table = { type: 'table', children: [{ type: 'tablerow', children: [cell] }] }
    const upload = { type: 'upload', value: { url: 'javascript:alert(1)', filename: '下载', mimeType: 'x/y' } }
    expect(htmlOfRichText(treeOf(paragraph(text('甲')), table, upload, 'x', null, { type: '__proto__' }))).toBe(
      '<p>甲</p>',
    )
    expect(htmlOfRichText(treeOf(paragraph(link('javascript:alert(1)'), link('www.kmgh.org.cn'))))).toBe(
      '<p>这里这里</p>',
    )
  })

  it('should hold no tag and no address but the allowed ones, whatever the tree', () => {
    fc.assert(
      fc.property(hostileTree, (tree) => {
        expectSafe(htmlOfRichText(tree))
      }),
      { numRuns: 1000 },
    )
  })

  it('should pass the allow-list of the trust boundary as it is', () => {
    fc.assert(
      fc.property(fc.oneof(typedTree, hostileTree), (tree) => {
        const html = htmlOfRichText(tree) ?? ''
        expect(allowedHtml(html)).toBe(html)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the allow-list of the trust boundary', () => {
  it.each([
    ['<p onclick="x()">a</p>', '<p>a</p>'],
    ['<p>a</p><script>alert(1)</script>', '<p>a</p>'],
    ['<style>*{display:none}</style><p style="color:red">a</p>', '<p>a</p>'],
    ['<meta http-equiv="refresh" content="0;url=https://evil.example/"><p>a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="//evil.example/">a</a>', '<a>a</a>'],
    ['<a href="https://a.cn/" target="_top">a</a>', '<a href="https://a.cn/">a</a>'],
    ['<iframe src="/x"></iframe><svg><script>1</script></svg><img src=x onerror=y>', ''],
    ['<table><tr><td onclick="x()" colspan="2">a</td></tr></table>', '<table><tr><td colspan="2">a</td></tr></table>'],
    ['<p class="align-center evil">a</p>', '<p class="align-center">a</p>'],
    ['<figure data-shows="media/1 media/2">a</figure>', '<figure data-shows="media/1 media/2">a</figure>'],
    ['<figure data-shows="media/1&quot; onclick" onclick="x()">a</figure>', '<figure>a</figure>'],
    ['<figure data-shows="users/1">a</figure>', '<figure>a</figure>'],
    ['<a href="entry:notices/1">a</a>', '<a href="entry:notices/1">a</a>'],
    ['<a href="entry:../x">a</a>', '<a>a</a>'],
  ])('should make of %s %s', (given, held) => {
    expect(allowedHtml(given)).toBe(held)
  })

  it('should let no other tag through, whatever it is given', () => {
    const piece = fc.oneof(
      hostileText,
      fc.constantFrom('<p>', '</p>', '<svg>', '<math>', '<a href="', '">', '<!--', '-->', '<![CDATA[', '</', '<p/x='),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const html = allowedHtml(pieces.join(''))
        expectSafe(html.replaceAll('<a>', '').replaceAll('<br>', '<br />'))
        expect(allowedHtml(html)).toBe(html)
      }),
      { numRuns: 1000 },
    )
  })
})
