import { zipOf } from './zipOf.ts'

const types = (more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${more}</Types>`
const rels = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

/** What stands in a paragraph of a document. */
interface Look {
  style?: 'Heading1' | 'Heading2'
  side?: 'center' | 'right'
  /** A list's level, from 0, and whether it is numbered. */
  list?: { level: number; isNumbered: boolean }
}

/** A paragraph. @param runs its inside, as XML; see `words` and `pictureOf` */
export function paragraph(runs: string, { style, side, list }: Look = {}): string {
  const numbering =
    list === undefined
      ? ''
      : `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.isNumbered ? 1 : 2}"/></w:numPr>`
  const styled = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`
  const aligned = side === undefined ? '' : `<w:jc w:val="${side}"/>`
  return `<w:p><w:pPr>${styled}${numbering}${aligned}</w:pPr>${runs}</w:p>`
}

/** Text. @param looks elements of its properties, such as `<w:b/>` */
export function words(text: string, looks = ''): string {
  return `<w:r><w:rPr>${looks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A picture by the id of its relation. @param alt what its author says of it */
export function pictureOf(id: string, alt: string): string {
  return `<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="600000"/><wp:docPr id="1" name="图片 1" descr="${alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

/** A table. @param rows cells as XML; see `cell` */
export function table(rows: readonly string[]): string {
  return `<w:tbl><w:tblPr/>${rows.map((cells) => `<w:tr>${cells}</w:tr>`).join('')}</w:tbl>`
}

/** A cell. @param columns over how many it reaches */
export function cell(text: string, columns = 1): string {
  const span = columns > 1 ? `<w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr>` : ''
  return `<w:tc>${span}${paragraph(words(text))}</w:tc>`
}

/** Its main part. @param body of its text, as XML */
export function documentXml(body: string): string {
  return `<?xml version="1.0" standalone="yes"?><w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`
}

/**
 * A document of Word, as Word writes one, as far as it is needed.
 * @param body of its text, as XML
 * @param pictures bytes by their names; the first is `rId1`, and so on
 * @param parts others, or others in the place of these, by name
 */
export function docxOf(
  body: string,
  pictures: Readonly<Record<string, Uint8Array>> = {},
  parts: Readonly<Record<string, string | Buffer>> = {},
): Buffer {
  const style = (id: string, name: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
  const levels = (kind: string): string =>
    [0, 1, 2]
      .map((level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${kind}"/></w:lvl>`)
      .join('')
  const images = Object.keys(pictures).map(
    (name, index) => `<Relationship Id="rId${index + 1}" Type="${office}/image" Target="media/${name}"/>`,
  )
  const texts: Record<string, string | Buffer> = {
    '[Content_Types].xml': types(),
    '_rels/.rels': rels(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    'word/document.xml': documentXml(body),
    'word/styles.xml': `<w:styles ${namespaces}>${style('Heading1', 'heading 1')}${style('Heading2', 'heading 2')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0">${levels('decimal')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${levels('bullet')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    'word/_rels/document.xml.rels': rels(
      `<Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rIdN" Type="${office}/numbering" Target="numbering.xml"/>${images.join('')}`,
    ),
    ...parts,
  }
  const bytes = Object.entries(texts).map(
    ([name, text]) => [name, typeof text === 'string' ? Buffer.from(text) : text] as const,
  )
  const files = Object.entries(pictures).map(([name, data]) => [`word/media/${name}`, data] as const)
  return zipOf(Object.fromEntries([...bytes, ...files]))
}
