import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Left } from '../../../cms/content/pasting/clean/report.ts'
import { withPictures } from '../../../cms/content/pasting/clean/clean.ts'
import { readWord } from '../../../cms/content/pasting/word/readWord.ts'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { docxOf, paragraph, words } from '../../support/docxOf.ts'

/** What may stand around runs, or around blocks, and what is counted when all in it stays behind. */
interface Wrapper {
  around: (inner: string) => string
  counted?: Left
}
const v = 'xmlns:v="urn:schemas-microsoft-com:vml"'
const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const wps = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
const math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
const box = (inner: string): string => `<w:txbxContent><w:p>${inner}</w:p></w:txbxContent>`
const drawing = (inner: string): string =>
  `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp ${wps}><wps:txbx>${box(inner)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
const shape = (name: string): Wrapper => ({
  around: (inner) => `<w:r><w:pict><${name} ${v}><v:textbox>${box(inner)}</v:textbox></${name}></w:pict></w:r>`,
})
const element = (name: string, more = '', inside = ''): Wrapper => ({
  around: (inner) => `<w:${name}${more}>${inside}${inner}</w:${name}>`,
})
const revision = ' w:id="1" w:author="李" w:date="2026-11-20T08:00:00Z"'
const sdt: Wrapper = { around: (inner) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>` }
const field = (instruction: string): Wrapper => ({
  around: (inner) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
})
const chosen = (choice: string, fallback: string): string =>
  `<mc:AlternateContent ${mc}><mc:Choice Requires="wps">${choice}</mc:Choice>${fallback}</mc:AlternateContent>`

/** ECMA-376 Part 1, 17.3 to 17.16, and its Part 3. */
const aroundRuns: Record<string, Wrapper> = {
  'custom XML': element('customXml', ' w:element="a"', '<w:customXmlPr/>'),
  'a smart tag': element('smartTag', ' w:element="a"', '<w:smartTagPr/>'),
  'a content control': sdt,
  'a direction': element('dir', ' w:val="rtl"'),
  'an override of direction': element('bdo', ' w:val="ltr"'),
  'an insertion': element('ins', revision),
  'where something moved to': element('moveTo', revision),
  'a simple field': element('fldSimple', ' w:instr=" PAGE "'),
  'a simple field with data': element('fldSimple', ' w:instr="DATE"', '<w:fldData>AAAA</w:fldData>'),
  'a field': field(' PAGE '),
  'a field of a link': field(' HYPERLINK "https://www.example.cn/" '),
  'a link to a place': element('hyperlink', ' w:anchor="a"'),
  'a phonetic guide': {
    around: (inner) => `<w:r><w:ruby><w:rubyPr/><w:rt>${words('yin')}</w:rt><w:rubyBase>${inner}</w:rubyBase></w:ruby></w:r>`,
  },
  'a choice with what is older': { around: (inner) => chosen(words('新'), `<mc:Fallback>${inner}</mc:Fallback>`) },
  'a choice with nothing older': { around: (inner) => chosen(inner, '<mc:Fallback/>') },
  'a choice alone': { around: (inner) => chosen(inner, '') },
  'an element of a later standard': { around: (inner) => `<x:later xmlns:x="urn:x">${inner}</x:later>` },
  'a text box': { around: drawing },
  'a text box with an older one': {
    around: (inner) => chosen(drawing(inner), `<mc:Fallback>${shape('v:rect').around(inner)}</mc:Fallback>`),
  },
  ...Object.fromEntries(['v:shape', 'v:oval', 'v:polyline', 'v:roundrect'].map((name) => [name, shape(name)])),
  'a deletion': { around: (inner) => `<w:del${revision}>${inner}</w:del>`, counted: 'deletions' },
  'where something moved from': { around: (inner) => `<w:moveFrom${revision}>${inner}</w:moveFrom>`, counted: 'deletions' },
  'hidden text': { around: (inner) => `<w:r><w:rPr><w:vanish/></w:rPr>${inner}</w:r>`, counted: 'hidden' },
  'a formula': { around: (inner) => `<m:oMath ${math}><m:r><m:t>x</m:t></m:r>${inner}</m:oMath>`, counted: 'drawings' },
}
const row = (cells: string): string => `<w:tbl><w:tr>${cells}<w:tc><w:p/></w:tc></w:tr></w:tbl>`
const aroundBlocks: Record<string, Wrapper> = {
  'custom XML': element('customXml', ' w:element="a"', '<w:customXmlPr/>'),
  'a content control': sdt,
  'a choice alone': { around: (inner) => chosen(inner, '') },
  'an element of a later standard': { around: (inner) => `<x:later xmlns:x="urn:x">${inner}</x:later>` },
  'a cell': { around: (inner) => row(`<w:tc>${inner}</w:tc>`) },
  'a cell in a content control': { around: (inner) => row(sdt.around(`<w:tc>${inner}</w:tc>`)) },
  'a cell in custom XML': { around: (inner) => row(`<w:customXml><w:tc>${inner}</w:tc></w:customXml>`) },
  'a row in a content control': {
    around: (inner) => `<w:tbl>${sdt.around(`<w:tr><w:tc>${inner}</w:tc><w:tc><w:p/></w:tc></w:tr>`)}</w:tbl>`,
  },
  'a text box': { around: (inner) => `<w:p><w:r><w:pict><w:txbxContent>${inner}</w:txbxContent></w:pict></w:r></w:p>` },
  'a row that is deleted': {
    around: (inner) => `<w:tbl><w:tr><w:trPr><w:del${revision}/></w:trPr><w:tc>${inner}</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`,
    counted: 'deletions',
  },
}
const marked = (inner: string): string => `<w:p><w:pPr><w:rPr><w:del${revision}/></w:rPr></w:pPr>${inner}</w:p>`

/** A text, its words, and what is counted of it. */
interface Written {
  xml: string
  seen: string[]
  left: Left[]
}
function wrapped({ around, counted }: Wrapper, { xml, seen, left }: Written): Written {
  return counted === undefined ? { xml: around(xml), seen, left } : { xml: around(xml), seen: [], left: [counted] }
}
let serial = 0
const written = (): Written => {
  const word = `词${++serial}完`
  return { xml: words(word), seen: [word], left: [] }
}
const blockOf = ({ xml, ...rest }: Written): Written => ({ xml: paragraph(xml), ...rest })

async function expectAll(all: readonly Written[]): Promise<void> {
  const { nodes, report } = await readWord('通知.docx', docxOf(all.map(({ xml }) => xml).join('')))
  const text = JSON.stringify(nodes)
  expect(text.match(/词\d+完/g)?.toSorted() ?? []).toEqual(all.flatMap(({ seen }) => seen).toSorted())
  for (const what of ['deletions', 'hidden', 'drawings'] as const)
    expect([what, report.counts[what] ?? 0]).toEqual([what, all.flatMap(({ left }) => left).filter((one) => one === what).length])
}

it('should bring the words in whatever may stand around runs and blocks, or count them', async () => {
  await expectAll([
    ...Object.values(aroundRuns).map((wrapper) => blockOf(wrapped(wrapper, written()))),
    ...Object.values(aroundBlocks).map((wrapper) => wrapped(wrapper, blockOf(written()))),
    ...[written()].map(({ xml, ...rest }) => ({ xml: row(`<w:tc>${marked(xml)}</w:tc>`), ...rest })),
    ...[written()].map(({ xml, ...rest }) => ({ xml: marked(xml), ...rest })),
  ])
})

it('should bring them however these lie in one another', async () => {
  // what is lost takes what stands in it along, and is counted once
  const anyRun = fc.array(fc.constantFrom(...Object.values(aroundRuns)), { maxLength: 4 })
  const anyBlock = fc.array(fc.constantFrom(...Object.values(aroundBlocks)), { maxLength: 3 })
  const any = fc.tuple(anyRun, anyBlock).map(([runs, blocks]) => {
    const inner = runs.reduce((sum, wrapper) => wrapped(wrapper, sum), written())
    return blocks.reduce((sum, wrapper) => wrapped(wrapper, sum), blockOf(inner))
  })
  // one document of many: each is read in a thread of its own
  await fc.assert(
    fc.asyncProperty(fc.array(any, { minLength: 60, maxLength: 60 }), async (all) => {
      await expectAll(all)
    }),
    { numRuns: 4, endOnFailure: true },
  )
})

it('should bring notes, count what is embedded, and tell of it in words', async () => {
  const footnotes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:bdo w:val="ltr">${words('脚注')}</w:bdo></w:p></w:footnote></w:footnotes>`
  const body = `<w:p>${words('正文')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:altChunk r:id="rId9"/>`
  const { nodes, report } = await readWord('通知.docx', docxOf(body, {}, { 'word/footnotes.xml': footnotes }))
  expect(JSON.stringify(nodes)).toContain('脚注')
  expect(report.counts).toEqual({ embedded: 1 })
})

it('should keep figures, links of simple fields and phonetic guides as they read', async () => {
  const raised = (text: string, how: string): string => words(text, `<w:vertAlign w:val="${how}"/>`)
  const body = [
    paragraph(words('10') + raised('5', 'superscript') + words('，H') + raised('2', 'subscript') + words('O')),
    `<w:p><w:fldSimple w:instr=' HYPERLINK "https://www.example.cn/a" \\o "说明" '>${words('主页')}</w:fldSimple></w:p>`,
    `<w:p>${aroundRuns['a phonetic guide']?.around(words('音')) ?? ''}</w:p>`,
    `<w:p>${words('上')}<w:r><w:cr/></w:r>${words('下')}</w:p>`,
  ]
  const { nodes } = await readWord('通知.docx', docxOf(body.join('')))
  expect(htmlOfRichText({ root: { type: 'root', children: withPictures(nodes, []) } })).toBe(
    '<p>10<sup>5</sup>，H<sub>2</sub>O</p><p><a href="https://www.example.cn/a">主页</a></p><p>音(yin)</p><p>上<br />下</p>',
  )
})

it('should go on counting a list as Word does, whatever stands between its items', async () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.constant('item' as const) },
    { weight: 1, arbitrary: fc.constant('paragraph' as const) },
    { weight: 1, arbitrary: fc.constant('deeper' as const) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), async (steps) => {
      let number = 0
      const body = ['item' as const, ...steps].map((what) => {
        if (what === 'paragraph') return paragraph(words('间'))
        const list = { level: what === 'item' ? 0 : 1, isNumbered: what === 'item' }
        return paragraph(words(what === 'item' ? `第${++number}项` : '注'), { list })
      })
      const { nodes } = await readWord('通知.docx', docxOf(body.join('')))
      const items = nodes
        .filter(({ type, listType }) => type === 'list' && listType === 'number')
        .flatMap((list) => {
          const own = (list['children'] as { children: { type: string; text?: string }[] }[]).filter(
            ({ children }) => children[0]?.type === 'text',
          )
          return own.map(({ children }, index) => [children[0]?.text, Number(list['start']) + index])
        })
      expect(items).toEqual(Array.from({ length: number }, (_, index) => [`第${index + 1}项`, index + 1]))
    }),
    { numRuns: 4, endOnFailure: true },
  )
})

it.each([
  ['empty paragraphs', '<w:p/>'.repeat(20_001)],
  ['runs', `<w:p>${'<w:r><w:t>字</w:t></w:r>'.repeat(60_001)}</w:p>`],
  ['breaks', `<w:p><w:r>${'<w:br/>'.repeat(120_001)}</w:r></w:p>`],
  ['tags', `<w:p><w:r>${'<w:x/>'.repeat(2_000_001)}</w:r></w:p>`],
])('should refuse a document of too many %s before it is read', async (_, body) => {
  await expect(readWord('长.docx', docxOf(body))).rejects.toThrow('「长.docx」太长：最多 20000 个段落')
})

const relation = (target: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`
const bad = [
  ['<!DOCTYPE w [<!ENTITY a "字">]><w>&a;</w>', 'an entity'],
  [`${'<w>'.repeat(3_000)}${'</w>'.repeat(3_000)}`, 'depth'],
] as const
it.each(bad)('should read no part that was not looked at: %#', async (xml) => {
  for (const name of ['word/text.bin', 'word/text', 'text.xmlx']) {
    const named = docxOf(paragraph(words('字')), {}, { [name]: xml, '_rels/.rels': relation(name) })
    await expect(readWord('通知.docx', named)).rejects.toThrow('正文不在 Word 和 WPS 通常放的地方')
  }
  const styles = relation('text.bin').replace('/officeDocument"', '/styles"')
  const beside = docxOf(paragraph(words('字')), {}, { 'word/text.bin': xml, 'word/_rels/document.xml.rels': styles })
  await expect(readWord('通知.docx', beside)).rejects.toThrow('可能已损坏')
})
