import type { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { withPictures } from '../../../cms/content/pasting/clean/clean.ts'
import { reportLine } from '../../../cms/content/pasting/clean/report.ts'
import { readWord } from '../../../cms/content/pasting/word/readWord.ts'
import { htmlOfRichText } from '../../../cms/documents/richText/html.ts'
import { cell, docxOf, paragraph, pictureOf, table, words } from '../../support/docxOf.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const item = (text: string, level: number, isNumbered: boolean): string =>
  paragraph(words(text), { list: { level, isNumbered } })

it('should take in headings, formats, alignment, nested lists, merged cells and pictures of a document', async () => {
  const body = [
    paragraph(words('合唱节通知'), { style: 'Heading1' }),
    paragraph(words('请') + words('认真', '<w:b/>') + words('组织', '<w:u w:val="single"/>'), { side: 'center' }),
    item('报名', 0, true) + item('网上', 1, false) + item('排练', 0, true),
    table([cell('时间和地点', 2), cell('周六') + cell('文化宫')]),
    paragraph(pictureOf('rId1', '合唱团在台上')),
    paragraph(pictureOf('rId2', '')),
    paragraph(words('市总工会'), { side: 'right' }),
  ].join('')
  const { nodes, pictures, report } = await readWord('通知.docx', docxOf(body, { 'a.png': png, 'b.emf': png }))
  expect(htmlOfRichText({ root: { type: 'root', children: withPictures(nodes, []) } })).toBe(
    '<h2>合唱节通知</h2>' +
      '<p class="align-center">请<strong>认真</strong><u>组织</u></p>' +
      '<ol><li>报名<ul><li>网上</li></ul></li><li>排练</li></ol>' +
      '<table><tr><td colspan="2"><p>时间和地点</p></td></tr><tr><td><p>周六</p></td><td><p>文化宫</p></td></tr></table>' +
      '<p class="align-right">市总工会</p>',
  )
  expect(pictures.map(({ alt, name }) => [alt, name])).toEqual([['合唱团在台上', '图片.png']])
  expect(nodes.filter(({ type }) => type === 'brought-picture')).toHaveLength(1)
  // Windows draws it, and no browser
  expect(reportLine(report)).toBe('没有带进来：1 张图片（「图片.x」；请另存为 JPG 或 PNG，再拖进来）。')
})

it('should say that comments stay behind, and that numbers in Han characters are others now', async () => {
  const docx = docxOf(
    paragraph(words('正文')),
    {},
    {
      'word/comments.xml': '<w:comments><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>',
      'word/numbering.xml': '<w:numbering><w:numFmt w:val="chineseCountingThousand"/></w:numbering>',
    },
  )
  const { report } = await readWord('通知.docx', docx)
  expect(reportLine(report)).toBe(
    '没有带进来：2 处批注；自动编号里的汉字数字（“一、”等变成了 1. 2. 3.，请核对）。',
  )
})

const entities = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
it.each([
  ['nothing', Buffer.alloc(0), '是空文件'],
  ['an old document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), '是旧格式的 Word（.doc）或加了密码'],
  ['another file', Buffer.from('%PDF-1.7'), '不是 Word 文档（.docx）'],
  ['half a document', docxOf(paragraph(words('字'))).subarray(0, 500), '可能已损坏'],
  ['entities', docxOf('', {}, { 'word/document.xml': `${entities}<w>&a;</w>` }), 'DOCTYPE'],
  ['entities beside the text', docxOf('', {}, { 'word/styles.xml': `${entities}<w/>` }), 'DOCTYPE'],
  ['elements without end', docxOf('', {}, { 'word/document.xml': '<w>'.repeat(200_000) }), '可能已损坏'],
  ['no XML', docxOf('', {}, { 'word/document.xml': '<w:document><w:body>' }), '可能已损坏'],
])('should refuse %s, saying what to do', async (_, data, said) => {
  const refused = await readWord('通知.docx', data).catch((error: unknown) => String(error))
  expect(refused).toContain(`「通知.docx」`)
  expect(refused).toContain(said)
  expect(refused).toContain('请')
})

it('should refuse more pictures than a text may bring, and what unpacks to far more than it is', async () => {
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`${index}.png`, png]))
  const body = Object.keys(many).map((_, index) => paragraph(pictureOf(`rId${index + 1}`, '')))
  await expect(readWord('多图.docx', docxOf(body.join(''), many))).rejects.toThrow('有 51 张图片，最多 50 张')
  const bomb = docxOf('', { 'a.bin': Buffer.alloc(151 * 1024 * 1024) })
  await expect(readWord('大.docx', bomb)).rejects.toThrow('解开后太大，最多 150 MB')
})

it('should read one document after the other, whoever sends them, however they end', async () => {
  let [running, most] = [0, 0]
  const count = (worker: Worker): void => {
    most = Math.max(most, ++running)
    worker.once('exit', () => running--)
  }
  process.on('worker', count)
  const sent = [docxOf(paragraph(words('甲'))), Buffer.from('%PDF-1.7'), docxOf(paragraph(words('乙')))]
  const read = await Promise.allSettled(sent.map((data) => readWord('通知.docx', data)))
  process.off('worker', count)
  expect(read.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(most).toBe(1)
})
