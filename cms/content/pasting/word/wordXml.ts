import { Parser } from 'htmlparser2'

/** An element of a part of a document. */
export interface XmlElement {
  /** As it is written, with its prefix. */
  name: string
  /** What it is: `w:p` whatever prefix the document has for it; other vocabularies keep their own prefix. */
  kind: string
  attributes: Record<string, string>
  children: XmlNode[]
}
export type XmlNode = XmlElement | string

/** XML that does not end where it has to. */
export class NoXml extends Error {}

/** Vocabularies of ECMA-376, in both of its conformance classes, and the prefix that stands for each here. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
}

/**
 * Reads a part as a tree. What an element declares of its prefixes, the outermost one declares too: it may lose what
 * stands between.
 * @throws NoXml
 */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', kind: '', attributes: {}, children: [] }
  const open = [root]
  const meant = new Map<string, string>()
  const declared: Record<string, string> = {}
  let openedAt = -1
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        for (const [key, value] of Object.entries(attributes))
          if (key === 'xmlns' || key.startsWith('xmlns:')) {
            meant.set(key.slice(6), prefixes[value] ?? '')
            if (key !== 'xmlns') declared[key] ??= value
          }
        const [prefix, local] = name.includes(':') ? [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)] : ['', name]
        const kind = `${meant.get(prefix) || prefix}:${local}`
        const element: XmlElement = { name, kind, attributes, children: [] }
        open.at(-1)?.children.push(element)
        open.push(element)
        openedAt = parser.endIndex
      },
      ontext: (piece) => void open.at(-1)?.children.push(piece),
      onclosetag(_, isImplied) {
        // an element that is its own end closes where it opened
        const isWhole = parser.endIndex === openedAt && text.charAt(openedAt - 1) === '/'
        if (isImplied && !isWhole) throw new NoXml()
        open.pop()
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  const element = root.children.find((child) => typeof child !== 'string')
  if (element === undefined) throw new NoXml()
  return { ...element, attributes: { ...declared, ...element.attributes } }
}

/** Writes a tree as a part. */
export function writeXml(node: XmlNode): string {
  if (typeof node === 'string') return escaped(node)
  const { name, attributes, children } = node
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return `<${name}${said.join('')}>${children.map(writeXml).join('')}</${name}>`
}

/** The value of an attribute, whatever its prefix. */
export function valueOf(element: XmlElement | undefined, local: string): string | undefined {
  return Object.entries(element?.attributes ?? {}).find(([key]) => key === local || key.endsWith(`:${local}`))?.[1]
}

/** The first child of a kind. */
export function childOf(element: XmlElement | undefined, kind: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.kind === kind)
}

/** Whether one of some kinds stands anywhere within. */
export function holds(node: XmlNode, ...kinds: readonly string[]): boolean {
  return typeof node !== 'string' && (kinds.includes(node.kind) || node.children.some((child) => holds(child, ...kinds)))
}

function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
