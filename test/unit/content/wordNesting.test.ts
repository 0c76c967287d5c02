import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readWord } from '../../../cms/content/pasting/word/readWord.ts'
import { lookInto } from '../../../cms/content/pasting/word/unpacking.ts'
import { XmlText } from '../../../cms/content/pasting/word/xmlText.ts'
import { Nesting } from '../../../cms/content/pasting/word/nesting.ts'
import { documentXml, docxOf, paragraph, pictureOf, words } from '../../support/docxOf.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** XML as it is written, and how deep its elements lie. */
interface Written {
  xml: string
  depth: number
}

const lookalikes = fc.constantFrom('</w:p>', '</a>', '/>', '>', 'a>b', '&lt;', '/', ' ', '字', "'", ']]', '-', '?')
/** What holds no element, whatever it looks like. */
const silent = fc.oneof(
  fc.array(fc.oneof(lookalikes, fc.constantFrom('<w:p>', '<a/>', '"')), { maxLength: 4 }).map((parts) => {
    const inner = parts.join('')
    return `<!-- ${inner.replaceAll('-', '~')} -->`
  }),
  fc
    .array(fc.oneof(lookalikes, fc.constantFrom('<w:p>', '<a/>', '"', '<!--')), { maxLength: 4 })
    .map((parts) => `<![CDATA[${parts.join('').replaceAll(']]>', '')}]]>`),
  fc.constantFrom('<?a </w:p> <b> ?>', '字 > 词', '&amp;'),
)
const attribute = fc
  .array(lookalikes, { maxLength: 3 })
  .chain((parts) =>
    fc.constantFrom(
      ` w:a="${parts.join('').replaceAll('<', '&lt;').replaceAll('"', '')}"`,
      ` b='${parts.join('').replaceAll('<', '&lt;').replaceAll("'", '')}' `,
    ),
  )
const attributes = fc.array(attribute, { maxLength: 2 }).map((all) => all.join(''))
const { element } = fc.letrec<{ element: Written }>((tie) => ({
  element: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    attributes.map((more): Written => ({ xml: `<w:a${more}/>`, depth: 1 })),
    fc
      .tuple(attributes, fc.array(fc.oneof(tie('element'), silent.map((xml): Written => ({ xml, depth: 0 }))), { maxLength: 4 }))
      .map(([more, inner]): Written => ({
        xml: `<w:p${more}>${inner.map(({ xml }) => xml).join('')}</w:p >`,
        depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
      })),
  ),
}))

function deepestIn(pieces: readonly string[]): number | undefined {
  const nesting = new Nesting()
  let deepest = 0
  for (const piece of pieces) {
    const depth = nesting.read(piece)
    if (depth === undefined) return undefined
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

it('should find how deep elements lie, whatever looks like a tag, and however the text comes', () => {
  fc.assert(
    fc.property(element, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 }), ({ xml, depth }, steps) => {
      const whole = `<?xml version="1.0"?>${xml}\n`
      const pieces: string[] = []
      for (let at = 0, turn = 0; at < whole.length; turn++) {
        const step = steps[turn % steps.length] ?? 1
        pieces.push(whole.slice(at, at + step))
        at += step
      }
      expect([deepestIn([whole]), deepestIn(pieces)]).toEqual([depth, depth])
    }),
    { numRuns: 2_000 },
  )
})

it.each(['<w:p a="<">', '<w:p <a>', "<a b='</a>'>", '<!ELEMENT a>', '<a><!DOCTYPE x>'])('should take %s for no XML', (xml) => {
  expect(deepestIn([xml + ' '.repeat(9)])).toBeUndefined()
})

const encoded = fc
  .tuple(fc.constantFrom<'utf8' | 'utf16le' | 'utf16be'>('utf8', 'utf16le', 'utf16be'), fc.boolean())
  .map(([encoding, isMarked]) => ({
    encoding,
    bytesOf: (xml: string): Buffer => {
      const text = (isMarked ? '\u{feff}' : '') + xml
      if (encoding === 'utf8') return Buffer.from(text)
      const bytes = Buffer.from(text, 'utf16le')
      return encoding === 'utf16be' ? bytes.swap16() : bytes
    },
  }))
/** Characters whose second byte is a sign of XML in UTF-16 are among them. */
const chinese = fc.stringMatching(/^[一-龥弼弾㰀丼]{0,40}$/u)

it('should look as deep into XML however it is encoded, and say of what the converter cannot read why', async () => {
  await fc.assert(
    fc.asyncProperty(encoded, fc.integer({ min: 1, max: 40 }), chinese, async ({ encoding, bytesOf }, depth, text) => {
      const xml = `<?xml version="1.0"?>${'<a>'.repeat(depth)}${text}${'</a>'.repeat(depth)}`
      const [reading, nesting] = [new XmlText(), new Nesting()]
      const depths = Array.from(bytesOf(xml), (_, at) => nesting.read(reading.read(bytesOf(xml).subarray(at, at + 1))))
      expect([Math.max(...depths.map(Number)), reading.isUtf16]).toEqual([depth, encoding !== 'utf8'])
      const body = paragraph(words('通知')).repeat(20)
      await lookInto('通知.docx', docxOf(body, {}, { 'customXml/item1.xml': bytesOf(xml) }))
      const wholly = docxOf('', {}, { 'word/document.xml': bytesOf(documentXml(body)) })
      if (encoding === 'utf8') await lookInto('通知.docx', wholly)
      else await expect(lookInto('通知.docx', wholly)).rejects.toThrow('「通知.docx」里的文字是 UTF-16 编码')
    }),
    { numRuns: 40 },
  )
})

it('should take a document in UTF-8 with a mark', async () => {
  const part = `\u{feff}${documentXml(paragraph(words('通知')))}`
  expect((await readWord('通知.docx', docxOf('', {}, { 'word/document.xml': part }))).nodes).toHaveLength(1)
})

const hidden = [
  ['a comment', '<!--</w></w>-->'],
  ['a CDATA section', '<![CDATA[</w></w>]]>'],
  ['an instruction', '<?a </w></w> ?>'],
  ['an attribute', '<a b="/>/>"/>'],
  ['an attribute in single quotes', "<a b='/>/>'/>"],
  ['an attribute with an end tag', '<a b="</w></w>"/>'],
] as const

it.each(hidden)('should refuse a document that lies too deep behind end tags in %s', async (_, decoy) => {
  const docx = docxOf('', {}, { 'word/document.xml': `${`<w>${decoy}`.repeat(3_000)}${'</w>'.repeat(3_000)}` })
  await expect(lookInto('通知.docx', docx)).rejects.toThrow('「通知.docx」打不开，可能已损坏')
})

it('should take a document whose texts and descriptions look like tags', async () => {
  const [text, description] = ['甲 &lt;/w:p&gt;&lt;w:p&gt;/&gt; 乙', '图/> </']
  const body = `${paragraph(words(text)).repeat(1_500)}${paragraph(pictureOf('rId1', description.replaceAll('<', '&lt;')))}`
  const { nodes, pictures } = await readWord('通知.docx', docxOf(body, { 'a.png': png }))
  expect([nodes.length, pictures[0]?.alt]).toEqual([1_501, description])
})
