import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedHtml } from '../../../cms/documents/richText/allowedHtml.ts'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { mayHold, type NodeType } from '../../../cms/documents/richText/nodes.ts'
import { settledRichText } from '../../../cms/documents/richText/settle.ts'
import { hostileText, hostileTree, typedTree } from '../../support/richTexts.ts'

const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children })
const text = (value: string, format = 0) => ({ type: 'text', text: value, format })
const treeOf = (...children: unknown[]) => ({ root: { type: 'root', children } })
const link = (url: unknown, type = 'link') => ({ type, fields: { linkType: 'custom', url }, children: [text('这里')] })
const problemOf = (value: unknown) => {
  const result = settledRichText(value)
  return 'problem' in result ? result.problem : undefined
}

/** Every tag of a text with its attributes, as a browser's parser would meet it. */
const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? []
const safeTag =
  /^<(?:\/?(?:p|h2|h3|strong|em|ul|ol|li|blockquote)|(?:br|hr) \/|\/a|ol start="\d+"|a href="(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)[^"<>]*")>$/

function expectSafe(html: string | undefined): void {
  for (const tag of tagsOf(html ?? '')) expect(tag).toMatch(safeTag)
  expect((html ?? '').replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/)
}

describe('rich text as HTML', () => {
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
    const cell = { type: 'tablecell', headerState: '0"><meta http-equiv="refresh">', children: [] }
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
    ['<table><tr><td>a</td></tr></table>', 'a'],
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

describe('rich text that is saved', () => {
  it('should stay as it is when its editor made it, and settle only once', () => {
    fc.assert(
      fc.property(typedTree, (tree) => {
        const once = settledRichText(tree)
        if ('problem' in once) throw new Error(once.problem)
        expect(settledRichText(once.text)).toEqual(once)
        expect(htmlOfRichText(once.text)).toBe(htmlOfRichText(tree))
      }),
    )
  })

  it('should be refused in Chinese or look just as it was sent, whatever the tree', () => {
    fc.assert(
      fc.property(hostileTree, (tree) => {
        const result = settledRichText(tree)
        if ('problem' in result) expect(result.problem).toMatch(/\p{Script=Han}/u)
        else {
          expect(htmlOfRichText(result.text)).toBe(htmlOfRichText(tree))
          expect(JSON.stringify(result.text)).not.toMatch(/headerState|"style":"[^"]|"indent":(?!\d)/)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['table', treeOf({ type: 'table', children: [] }), '里有不能用的内容「table」'],
    ['a string as a child', treeOf(paragraph('x')), '里有不能用的内容「x」'],
    ['a heading with another tag', treeOf({ type: 'heading', tag: 'script', children: [] }), '里的「heading」'],
    ['a strange format', treeOf(paragraph({ type: 'text', text: 'a', format: 'x' })), '里的「text」'],
    ['a text without text', treeOf(paragraph({ type: 'text' })), '里的「text」'],
    ['an internal link', treeOf(paragraph({ ...link('/'), fields: { linkType: 'internal', url: '/' } })), '「link」'],
    ['a script as a link', treeOf(paragraph(link('javascript:alert(1)'))), '链接「javascript:alert(1)」不能用'],
    ['data as a link', treeOf(paragraph(link(' DATA:text/html,x'))), '不能用'],
    ['another site without its scheme', treeOf(paragraph(link('//evil.example'))), '不能用'],
    [
      'a host without a scheme',
      treeOf(paragraph(link('www.kmgh.org.cn'))),
      '前面少了 https://，请写成「https://www.kmgh.org.cn」',
    ],
    ['no tree at all', 'x', '格式不对'],
    ['no root', { root: { type: 'paragraph', children: [] } }, '格式不对'],
  ])('should be refused with %s', (_what, tree, problem) => {
    expect(problemOf(tree)).toContain(problem)
    expect(problemOf(tree)).toMatch(/请/)
  })

  it('should be refused with a node in a place that is not for it, whichever two they are', () => {
    const nodes: Record<NodeType, object> = {
      root: { children: [] },
      paragraph: { children: [] },
      heading: { tag: 'h2', children: [] },
      quote: { children: [] },
      list: { listType: 'bullet', children: [] },
      listitem: { children: [] },
      horizontalrule: {},
      text: { text: '甲' },
      tab: {},
      linebreak: {},
      link: link('/'),
      autolink: link('/', 'autolink'),
    }
    /** The way from the root to a place in which a node may stand. */
    const above: Partial<Record<NodeType, NodeType>> = { listitem: 'list', link: 'paragraph', autolink: 'paragraph' }
    const put = (type: NodeType, children: unknown[]): unknown => {
      const node = { ...nodes[type], type, children }
      if (type === 'root') return { root: node }
      return put(above[type] ?? 'root', [node])
    }
    const types = Object.keys(mayHold) as NodeType[]
    for (const outer of types.filter((type) => 'children' in nodes[type]))
      for (const inner of types) {
        const problem = problemOf(put(outer, [{ ...nodes[inner], type: inner }]))
        if (mayHold[outer].includes(inner)) expect(problem, `${inner} in ${outer}`).toBeUndefined()
        else expect(problem, `${inner} in ${outer}`).toContain(`里有不能用的内容「${inner}」：`)
      }
  })

  it('should be refused when it is nested too deep, or too long', () => {
    const nested = (levels: number): unknown =>
      levels === 0
        ? text('底')
        : { type: 'list', listType: 'bullet', children: [{ type: 'listitem', children: [nested(levels - 1)] }] }
    expect(problemOf(treeOf(nested(9)))).toBeUndefined()
    expect(problemOf(treeOf(nested(10)))).toContain('最多 20 层')
    expect(htmlOfRichText(treeOf(nested(500)))).not.toContain('底')
    expect(problemOf(treeOf(...Array.from({ length: 10_000 }, () => paragraph())))).toContain('最多 10000 个')
    expect(problemOf(treeOf(paragraph(text('字'.repeat(100_001)))))).toContain('超过 100000 字')
    expect(problemOf(treeOf(paragraph(...Array.from({ length: 501 }, () => link('/')))))).toContain('超过 500 个')
  })

  it('should lose what looks like nothing on the site', () => {
    const given = treeOf({
      type: 'paragraph',
      indent: 99,
      format: 'center',
      textStyle: 'color:red',
      headerState: '<b>',
      children: [{ type: 'text', text: '甲\u0000\u202e乙\ud800', format: 9, style: 'color:red', mode: 'token' }],
    })
    const result = settledRichText(given)
    expect(result).toMatchObject({
      text: {
        root: {
          children: [{ indent: 0, format: '', children: [{ text: '甲乙', format: 1, style: '', mode: 'normal' }] }],
        },
      },
    })
    expect(JSON.stringify(result)).not.toMatch(/headerState|color/)
  })
})
