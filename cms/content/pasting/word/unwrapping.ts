import { count, type Report } from '../clean/report.ts'
import { childOf, holds, valueOf, type XmlElement, type XmlNode } from './wordXml.ts'

/** What the converter reads on within (mammoth 1.13.0); all else it leaves out with all that is in it. */
const read = new Set(
  'w:document w:body w:footnotes w:footnote w:endnotes w:endnote w:p w:r w:t w:hyperlink w:tbl w:tr w:tc w:sdt w:sdtContent w:customXml w:ins w:moveTo w:object w:smartTag w:pict w:txbxContent v:roundrect v:shape v:textbox v:group v:rect'.split(
    ' ',
  ),
)
/** What the converter reads and has no text in it, or says something of what has. */
const kept =
  /^w:(?:\w+Pr|tblGrid|fldChar|instrText|tab|br|noBreakHyphen|softHyphen|sym|footnoteReference|endnoteReference|sectPr)$|^v:imagedata$/
const shown = ['w:t', 'w:sym', 'pic:pic', 'v:imagedata'] as const
/** An off switch of ECMA-376, 17.17.4. */
const isOff = (value: string | undefined): boolean => value === 'false' || value === '0' || value === 'off'

/**
 * Brings out of a part what the converter would leave out without a word: it takes away what stands around a text
 * (directions, simple fields, phonetic guides, shapes, and whatever a later standard may put there), and counts what
 * no text can hold. Kinds: ECMA-376 Part 1, 17.2 to 17.18.
 */
export function unwrapped(element: XmlElement, report: Report): XmlElement {
  return { ...element, children: element.children.flatMap((child, index) => inner(child, element, index, report)) }
}

function inner(node: XmlNode, parent: XmlElement, index: number, report: Report): XmlNode[] {
  if (typeof node === 'string') return [node]
  const { kind } = node
  const within = (): XmlNode[] => unwrapped(node, report).children
  if (kind === 'w:del' || kind === 'w:moveFrom' || (kind === 'w:tr' && childOf(childOf(node, 'w:trPr'), 'w:del'))) {
    if (holds(node, 'w:t', 'w:delText')) count(report, 'deletions')
    return []
  }
  if (kind === 'm:oMath' || kind === 'm:oMathPara') {
    count(report, 'drawings')
    return []
  }
  if (kind === 'w:altChunk' || kind === 'w:subDoc') {
    count(report, 'embedded')
    return []
  }
  if (kind === 'mc:AlternateContent') return alternativeOf(node, report)
  if (kind === 'w:drawing') return drawn(node, report)
  if ((kind === 'w:pict' || kind === 'w:object') && !holds(node, ...shown)) {
    count(report, 'drawings')
    return []
  }
  if (kind === 'w:fldSimple') return field(node, within())
  if (kind === 'w:ruby') return guided(node, report)
  if (kind === 'w:cr') return [like(node, 'br')]
  if (kind === 'w:ptab') return [like(node, 'tab')]
  if (kind === 'w:r' && isHidden(node)) {
    if (holds(node, ...shown)) count(report, 'hidden')
    return []
  }
  if (kind === 'w:p') return [paragraph(node, parent.children[index + 1], report)]
  if (kind === 'w:t') return [node]
  if (read.has(kind)) return [{ ...node, children: within() }]
  if (kept.test(kind)) return [node]
  // what has nothing to read in it need not come along
  return within().filter((child) => typeof child !== 'string')
}

function isHidden(run: XmlElement): boolean {
  const vanish = childOf(childOf(run, 'w:rPr'), 'w:vanish')
  return vanish !== undefined && !isOff(valueOf(vanish, 'val'))
}

/** A paragraph whose end is deleted goes on in the next one; the converter loses it where there is none. */
function paragraph(node: XmlElement, next: XmlNode | undefined, report: Report): XmlElement {
  const own = unwrapped(node, report)
  if (typeof next === 'object' && next.kind === 'w:p') return own
  const properties = childOf(own, 'w:pPr')
  const marked = childOf(childOf(properties, 'w:rPr'), 'w:del')
  if (properties === undefined || marked === undefined) return own
  const ended = {
    ...properties,
    children: properties.children.filter((child) => typeof child === 'string' || child.kind !== 'w:rPr'),
  }
  return { ...own, children: own.children.map((child) => (child === properties ? ended : child)) }
}

/** What older programs are to show, which the converter knows, unless only the newer form has something to show. */
function alternativeOf(node: XmlElement, report: Report): XmlNode[] {
  const fallback = childOf(node, 'mc:Fallback')
  const chosen = fallback !== undefined && holds(fallback, ...shown) ? fallback : (childOf(node, 'mc:Choice') ?? fallback)
  return chosen === undefined ? [] : unwrapped(chosen, report).children
}

/** A drawing: its pictures stay where the converter finds them, and its text boxes come below the paragraph. */
function drawn(node: XmlElement, report: Report): XmlNode[] {
  const boxes = found(node, 'w:txbxContent')
  const pictures = found(node, 'pic:pic')
  if (boxes.length === 0 && pictures.length === 0) count(report, 'drawings')
  const box = { ...like(node, 'pict'), children: boxes.map((content) => unwrapped(content, report)) }
  return [
    ...(pictures.length === 0 ? [] : [withPictures(node, pictures)]),
    ...(boxes.length === 0 ? [] : [{ ...box, kind: 'w:pict' }]),
  ]
}

function withPictures(node: XmlElement, pictures: readonly XmlElement[]): XmlElement {
  const children = node.children.map((child) => (typeof child === 'string' ? child : withPictures(child, pictures)))
  return { ...node, children: node.kind === 'a:graphicData' ? [...pictures] : children }
}

function found(node: XmlElement, kind: string): XmlElement[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.kind === kind) return [child]
    // what stands in a text box is read with it
    return child.kind === 'w:txbxContent' ? [] : found(child, kind)
  })
}

/** A simple field as the long form of the same (17.16.18), which the converter reads links of. */
function field(node: XmlElement, children: readonly XmlNode[]): XmlNode[] {
  const link = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))/i.exec(valueOf(node, 'instr') ?? '')
  if (link === null) return [...children]
  const run = (child: XmlElement): XmlElement => ({ ...like(node, 'r'), children: [child] })
  const mark = (type: string): XmlElement =>
    run({ ...like(node, 'fldChar'), attributes: { [`${prefixOf(node)}fldCharType`]: type } })
  const instruction = { ...like(node, 'instrText'), children: [`HYPERLINK "${link[1] ?? link[2] ?? ''}"`] }
  return [mark('begin'), run(instruction), mark('separate'), ...children, mark('end')]
}

/** A text with its phonetic guide behind it, in brackets, as browsers without guides show it (17.3.3.25). */
function guided(node: XmlElement, report: Report): XmlNode[] {
  const [base, guide] = [childOf(node, 'w:rubyBase'), childOf(node, 'w:rt')]
  const bracket = (text: string): XmlElement => ({ ...like(node, 't'), children: [text] })
  return [
    ...(base === undefined ? [] : unwrapped(base, report).children),
    ...(guide === undefined ? [] : [bracket('('), ...unwrapped(guide, report).children, bracket(')')]),
  ]
}

function like({ name }: XmlElement, local: string): XmlElement {
  return { name: `${prefixOf({ name })}${local}`, kind: `w:${local}`, attributes: {}, children: [] }
}

function prefixOf({ name }: Pick<XmlElement, 'name'>): string {
  return name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : ''
}
