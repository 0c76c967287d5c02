import { promisify } from 'node:util'
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl'
import { Refusal } from '../../../base/refusal.ts'
import { Nesting } from './nesting.ts'
import { wordReason } from './refusals.ts'
import { XmlText } from './xmlText.ts'

/** Most bytes that a document may unpack to, and most parts in it. */
const [largestUnpacked, mostParts] = [150 * 1024 * 1024, 2_000]
/** Deepest nesting of elements: Word's own lies below a hundred, and the converter takes the square of it. */
const deepest = 1_000
/** Parts that the converter may read, which takes all of them for UTF-8. */
const isConverted = /^(?:word\/|_rels\/|\[Content_Types\])/
/** Longest mark that is looked for, in bytes: so much of a piece is looked at again with the next one. */
const overlap = 64

const openBuffer = promisify<Buffer, Options, ZipFile>(fromBuffer)

/** What was seen of a document while it was unpacked. */
export interface SeenParts {
  /** Whether paragraphs may be counted in Han characters (一、 二、), which no list of the site does. */
  countsInHan: boolean
  comments: number
}

/**
 * Unpacks a document to nowhere, since what it states of its sizes may be a lie, and looks at its parts.
 * @throws Refusal when it is no document of Word, is too much, or defines entities
 */
export async function lookInto(name: string, data: Uint8Array): Promise<SeenParts> {
  if (data.length === 0) throw new Refusal(wordReason('word-empty', { name }))
  if (data[0] === 0xd0 && data[1] === 0xcf) throw new Refusal(wordReason('word-of-old-kind', { name }))
  if (data[0] !== 0x50 || data[1] !== 0x4b) throw new Refusal(wordReason('word-of-another-kind', { name }))
  try {
    const zip = await openBuffer(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
      lazyEntries: true,
      validateEntrySizes: true,
      autoClose: false,
    })
    if (zip.entryCount > mostParts) throw new Refusal(wordReason('word-of-too-many-parts', { name, most: mostParts }))
    return await seenIn(name, zip)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(wordReason('word-damaged', { name }))
  }
}

async function seenIn(name: string, zip: ZipFile): Promise<SeenParts> {
  const seen: SeenParts = { countsInHan: false, comments: 0 }
  let [size, isDocument] = [0, false]
  for (const entry of await entriesOf(zip)) {
    const part = entry.fileName
    isDocument ||= part === 'word/document.xml'
    const stream = await promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry)
    const isXml = /\.(?:xml|rels)$/i.test(part)
    const [xml, nesting] = [new XmlText(), new Nesting()]
    let before = ''
    for await (const piece of stream) {
      size += (piece as Buffer).length
      if (size > largestUnpacked)
        throw new Refusal(wordReason('word-too-large-unpacked', { name, megabytes: largestUnpacked / 1024 / 1024 }))
      if (!isXml) continue
      const read = xml.read(piece as Buffer)
      if (xml.isUtf16 && isConverted.test(part)) throw new Refusal(wordReason('word-in-wide-letters', { name }))
      const text = before + read
      if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Refusal(wordReason('word-with-doctype', { name }))
      const depth = nesting.read(read)
      if (depth === undefined || depth > deepest) throw new Refusal(wordReason('word-damaged', { name }))
      if (part === 'word/numbering.xml') seen.countsInHan ||= /chineseCount|japaneseCounting|ideograph/i.test(text)
      if (part === 'word/comments.xml') seen.comments += text.slice(before.length).split(/<w:comment /).length - 1
      before = text.slice(-overlap)
    }
  }
  if (!isDocument) throw new Refusal(wordReason('word-of-another-kind', { name }))
  return seen
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
  return entries
}
