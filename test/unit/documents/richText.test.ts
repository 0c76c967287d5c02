import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { mayHold, type NodeType } from '../../../cms/documents/richText/nodes.ts'
import { namesInText } from '../../../cms/documents/richText/namesIn.ts'
import { settledRichText } from '../../../cms/documents/richText/settle.ts'
import { shownIn } from '../../../site/catalogue/bodyMarks.ts'
import { hostileTree, typedTree } from '../../support/richTexts.ts'

const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children })
const text = (value: string, format = 0) => ({ type: 'text', text: value, format })
const treeOf = (...children: unknown[]) => ({ root: { type: 'root', children } })
const link = (url: unknown, type = 'link') => ({ type, fields: { linkType: 'custom', url }, children: [text('这里')] })
const problemOf = (value: unknown) => {
  const result = settledRichText(value)
  return 'problem' in result ? result.problem : undefined
}

const picture = (caption?: string, id = 'a1') => ({
  type: 'upload',
  relationTo: 'media',
  value: id,
  fields: caption === undefined ? {} : { caption },
})
const galleryOf = (count: number) => ({
  type: 'block',
  fields: { id: 'f'.repeat(24), blockType: 'gallery', pictures: Array.from({ length: count }, (_, at) => `p${at}`) },
})
const tableOf = (rows: number, columns: number, cell: object = { type: 'tablecell', children: [] }) => ({
  type: 'table',
  children: Array.from({ length: rows }, () => ({
    type: 'tablerow',
    children: Array.from({ length: columns }, () => cell),
  })),
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
          expect(JSON.stringify(result.text)).not.toMatch(/"headerState":(?!\d)|"style":"[^"]|"indent":(?!\d)/)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['something else', treeOf({ type: 'relationship', children: [] }), '里有不能用的内容「relationship」'],
    ['a file of another collection', treeOf({ type: 'upload', relationTo: 'users', value: 'a1' }), '里的「upload」'],
    ['a block that is no gallery', treeOf({ type: 'block', fields: { blockType: 'code' } }), '里的「block」'],
    ['a table with too many rows', treeOf(tableOf(201, 1)), '有 201 行，最多 200 行'],
    ['a table with too many columns', treeOf(tableOf(1, 21)), '有 21 列，最多 20 列'],
    ['tables with too many cells', treeOf(tableOf(100, 20), tableOf(1, 1)), '超过 2000 格'],
    ['too many pictures', treeOf(...Array.from({ length: 101 }, () => picture())), '超过 100 个'],
    ['a gallery too large', treeOf(galleryOf(31)), '有 31 张图片，最多 30 张'],
    ['a caption too long', treeOf(picture('长'.repeat(201))), '有 201 字，最多 200 字'],
    ['a string as a child', treeOf(paragraph('x')), '里有不能用的内容「x」'],
    ['a heading with another tag', treeOf({ type: 'heading', tag: 'script', children: [] }), '里的「heading」'],
    ['a strange format', treeOf(paragraph({ type: 'text', text: 'a', format: 'x' })), '里的「text」'],
    ['a text without text', treeOf(paragraph({ type: 'text' })), '里的「text」'],
    ['an internal link', treeOf(paragraph({ ...link('/'), fields: { linkType: 'internal', url: '/' } })), '没有选内容'],
    ['a script as a link', treeOf(paragraph(link('javascript:alert(1)'))), '链接「javascript:alert(1)」不能用'],
    ['a file of a computer as a link', treeOf(paragraph(link('file:///C:/报名表.docx'))), '这是您电脑里的文件'],
    ['a path of a computer as a link', treeOf(paragraph(link('C:\\报名表.docx'))), '这是您电脑里的文件'],
    ['nothing as a link', treeOf(paragraph(link('  '))), '没有填网址'],
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
      upload: picture(),
      block: galleryOf(2),
      table: { children: [] },
      tablerow: { children: [] },
      tablecell: { children: [] },
    }
    /** The way from the root to a place in which a node may stand. */
    const above: Partial<Record<NodeType, NodeType>> = {
      listitem: 'list',
      link: 'paragraph',
      autolink: 'paragraph',
      tablerow: 'table',
      tablecell: 'tablerow',
    }
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

  it('should leave out a file whose upload has not come to its end, and nothing else', () => {
    const pending = { type: 'upload', version: 3, pending: { formID: 'a', src: 'blob:x' } }
    const result = settledRichText(treeOf(paragraph(text('甲')), pending, picture('图')))
    if ('problem' in result) throw new Error(result.problem)
    expect(result.text.root['children']).toMatchObject([
      { type: 'paragraph' },
      { type: 'upload', value: 'a1', fields: { caption: '图' } },
    ])
  })

  it('should name what it shows and leads to, wherever it stands, each once', () => {
    const inner = { linkType: 'internal', doc: { relationTo: 'notices', value: { id: 'n1', title: '甲' } } }
    const cell = { type: 'tablecell', children: [picture('', 'm1'), galleryOf(2)] }
    const tree = treeOf(paragraph(text('甲'), { ...link('/'), fields: inner }), tableOf(1, 2, cell), {
      type: 'upload',
      relationTo: 'files',
      value: 'd1',
    })
    const names = namesInText(tree).map(({ collection, id }) => `${collection}/${id}`)
    expect(names).toEqual(['notices/n1', 'media/m1', 'media/p0', 'media/p1', 'files/d1'])
    const html = htmlOfRichText(tree) ?? ''
    expect(shownIn(html)).toEqual(['m1', 'p0', 'p1', 'd1'])
    const settled = settledRichText(tree)
    expect(namesInText('text' in settled ? settled.text : undefined)).toEqual(namesInText(tree))
  })

  it('should lose what looks like nothing on the site', () => {
    const given = treeOf({
      type: 'paragraph',
      indent: 99,
      format: 'left',
      textStyle: 'color:red',
      headerState: '<b>',
      children: [{ type: 'text', text: '甲\u0000\u202e乙\ud800', format: 129, style: 'color:red', mode: 'token' }],
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
