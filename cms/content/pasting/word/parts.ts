import type { Entry } from 'yauzl'
import { emptyReport, type Report } from '../clean/report.ts'
import { numberingOf, withNumbers } from './numbers.ts'
import { unwrapped } from './unwrapping.ts'
import { readXml, valueOf, writeXml, type XmlElement } from './wordXml.ts'

/** Whether a part is read as XML, by its name: such parts were looked at while they were unpacked. */
export function isXmlPart(name: string): boolean {
  return /\.(?:xml|rels)$/i.test(name)
}

/** Parts that have text of a reader in them, by what they begin with. */
const texts = ['w:document', 'w:footnotes', 'w:endnotes']

/**
 * The parts of a document as the converter asks for them (its `file`). It is given no part that was not looked at, none
 * of its own styles out of the document, and texts as `unwrapped` leaves them.
 */
export class WordParts {
  /** What of the texts that were asked for does not come along. */
  readonly report: Report = emptyReport()
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #open: (entry: Entry) => Promise<NodeJS.ReadableStream>

  constructor(entries: ReadonlyMap<string, Entry>, open: (entry: Entry) => Promise<NodeJS.ReadableStream>) {
    this.#entries = entries
    this.#open = open
  }

  /** Whether there is a part that the converter may have. The text of a document is where it looks by itself. */
  exists = (name: string): boolean =>
    (name.startsWith('word/') || name === '[Content_Types].xml') && this.#entries.has(name)

  /** Reads a part: as text or in base64 where that is asked for. @throws Error when it has none of that name */
  read = async (name: string, encoding?: string): Promise<string | Uint8Array> => {
    const bytes = await this.#bytes(name)
    if (encoding === 'base64') return bytes.toString('base64')
    if (encoding === undefined) return bytes
    if (!isXmlPart(name)) throw new Error('a part that is read as XML has to be named so')
    const text = bytes.toString('utf8').replace(/^\ufeff/, '')
    if (!name.startsWith('word/') || name.endsWith('.rels')) return text
    const part = readXml(text)
    if (!texts.includes(part.kind)) return text
    const plain = unwrapped(part, this.report)
    return writeXml(part.kind === 'w:document' ? await this.#numbered(plain) : plain)
  }

  /** The parts that a document names as its text. */
  async mainParts(): Promise<string[]> {
    const name = '_rels/.rels'
    if (!this.#entries.has(name)) return []
    const relations = readXml((await this.#bytes(name)).toString('utf8')).children
    return relations.flatMap((child) =>
      typeof child !== 'string' && valueOf(child, 'Type')?.endsWith('/officeDocument') === true
        ? [(valueOf(child, 'Target') ?? '').replace(/^\//, '')]
        : [],
    )
  }

  async #numbered(document: XmlElement): Promise<XmlElement> {
    const name = 'word/numbering.xml'
    if (!this.#entries.has(name)) return document
    return withNumbers(document, numberingOf(readXml((await this.#bytes(name)).toString('utf8'))))
  }

  async #bytes(name: string): Promise<Buffer> {
    const entry = this.#entries.get(name)
    if (entry === undefined) throw new Error('no such part')
    const pieces: Buffer[] = []
    for await (const piece of await this.#open(entry)) pieces.push(piece as Buffer)
    return Buffer.concat(pieces)
  }
}
