import { promisify } from 'node:util'
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl'
import { Refusal } from '../../../base/refusal.ts'
import { Nesting } from './nesting.ts'
import { isXmlPart, WordParts } from './parts.ts'
import { wordReason } from './refusals.ts'
import { XmlText } from './xmlText.ts'

/** Most bytes that a document may unpack to, and most parts in it. */
const [largestUnpacked, mostParts] = [150 * 1024 * 1024, 2_000]
/**
 * Most paragraphs, empty ones too, and most runs, their texts and breaks: a text has 10,000 nodes at most, and neighbours
 * of one look become one of them. The converter takes 20 seconds for so many.
 */
const [mostParagraphs, mostRuns] = [20_000, 120_000]
/** Most tags of all parts: a run has some ten with its properties. */
const mostTags = 2_000_000
/** The one name that the text of a document may have: Word and WPS give it no other. */
const mainPart = 'word/document.xml'
/** Deepest nesting of elements: Word's own lies below a hundred, and the converter takes the square of it. */
const deepest = 1_000
/** Parts that the converter may read, which takes all of them for UTF-8. */
const isConverted = /^(?:word\/|_rels\/|\[Content_Types\])/
/** Longest mark that is looked for, in bytes: so much of a piece is looked at again with the next one. */
const overlap = 64

/** Tags that begin one, whatever the prefix. */
const [paragraphTags, runTags] = [/<(?:[\w.-]{1,40}:)?p[\s/>]/g, /<(?:[\w.-]{1,40}:)?(?:r|t|br|cr|tab|sym)[\s/>]/g]

const openBuffer = promisify<Buffer, Options, ZipFile>(fromBuffer)

/** What was seen of a document while it was unpacked. */
export interface SeenParts {
  /** Whether paragraphs may be counted in Han characters (一、 二、), which no list of the site does. */
  countsInHan: boolean
  comments: number
  /** Its parts, for the converter. */
  parts: WordParts
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
  const entries = await entriesOf(zip)
  const open = (entry: Entry): Promise<NodeJS.ReadableStream> =>
    promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry)
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]))
  const parts = new WordParts(byName, open)
  const seen: SeenParts = { countsInHan: false, comments: 0, parts }
  let [size, paragraphs, runs, tags] = [0, 0, 0, 0]
  for (const entry of entries) {
    const part = entry.fileName
    const stream = await open(entry)
    const isXml = isXmlPart(part)
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
      const more = (found: RegExp): number => timesIn(found, text) - timesIn(found, before)
      paragraphs += more(paragraphTags)
      runs += more(runTags)
      tags += timesIn(/</g, text.slice(before.length))
      if (paragraphs > mostParagraphs || runs > mostRuns || tags > mostTags)
        throw new Refusal(wordReason('word-too-long', { name, paragraphs: mostParagraphs, runs: mostRuns }))
      if (part === 'word/numbering.xml') seen.countsInHan ||= /chineseCount|japaneseCounting|ideograph/i.test(text)
      if (part === 'word/comments.xml') seen.comments += text.slice(before.length).split(/<w:comment /).length - 1
      before = text.slice(-overlap)
    }
  }
  if (!byName.has(mainPart)) throw new Refusal(wordReason('word-of-another-kind', { name }))
  if ((await parts.mainParts()).some((main) => main !== mainPart)) throw new Refusal(wordReason('word-of-unusual-parts', { name }))
  return seen
}

function timesIn(found: RegExp, text: string): number {
  return text.match(found)?.length ?? 0
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
