import { promisify } from 'node:util'
import { type Entry, fromBuffer, open, type Options, type ZipFile } from 'yauzl'
import { Refusal } from '../../../base/refusal.ts'
import { tableReason } from './refusals.ts'
import { cutText } from '../../../../site/catalogue/cutText.ts'

/** Most files in a zip. */
const mostFiles = 2_000
/** Longest name with its folders, in characters, and the most folders above each other. */
const [longestName, deepest] = [500, 10]

/** Opens files lazily, holds what is unpacked to the stated size, and gives names as they stand. */
const options: Options = { lazyEntries: true, validateEntrySizes: true, decodeStrings: false, autoClose: false }

const openFile = promisify<string, Options, ZipFile>(open)
const openBuffer = promisify<Buffer, Options, ZipFile>(fromBuffer)

/** A file in a zip. */
export interface Packed {
  /** With its folders, as whoever packed it saw it. */
  name: string
  /** Unpacked, in bytes. */
  size: number
  /** @param look is given it piece by piece instead, and what it throws ends the reading */
  read: (look?: (piece: Buffer) => void) => Promise<Buffer>
}

/**
 * Opens a zip on the disk.
 * @param name of the zip, for messages
 * @param largest how many bytes all of it may unpack to
 * @throws Refusal when it is none, is damaged, has too much in it, or a name that leads out of it
 */
export async function withZip<T>(
  name: string,
  file: string,
  largest: number,
  use: (files: Packed[]) => Promise<T>,
): Promise<T> {
  const zip = await openFile(file, options).catch((error: unknown) => refuse(name, error))
  try {
    return await use(await filesOf(name, zip, largest))
  } finally {
    zip.close()
  }
}

/**
 * Unpacks a workbook to nowhere: what it states of its sizes may be a lie.
 * @param look begins to look at a part, by its name, and is given it piece by piece
 * @throws Refusal as above, or of `look`
 */
export async function checkUnpacked(
  name: string,
  data: Uint8Array,
  largest: number,
  look: (part: string) => (piece: Buffer) => void,
): Promise<void> {
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const zip = await openBuffer(buffer, options).catch((error: unknown) => refuse(name, error))
  for (const { name: part, read } of await filesOf(name, zip, largest)) await read(look(part))
}

async function filesOf(name: string, zip: ZipFile, largest: number): Promise<Packed[]> {
  if (zip.entryCount > mostFiles)
    throw new Refusal(tableReason('zip-of-too-many-files', { name, count: zip.entryCount, most: mostFiles }))
  const entries = await entriesOf(zip).catch((error: unknown) => refuse(name, error))
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (total > largest) {
    const inMegabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)
    const sizes = { megabytes: inMegabytes(total), most: inMegabytes(largest) }
    throw new Refusal(tableReason('zip-too-large-unpacked', { name, ...sizes }))
  }
  return entries.flatMap((entry): Packed[] => {
    const inside = nameOf(entry)
    if (inside.length > longestName || inside.split(/[\\/]/).length > deepest)
      throw new Refusal(
        tableReason('zip-with-long-name', { name, inside: cutText(inside, 40), longest: longestName, deepest }),
      )
    if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\0/.test(inside))
      throw new Refusal(tableReason('zip-that-leads-out', { name, inside }))
    if (/[\\/]$/.test(inside)) return []
    const read: Packed['read'] = (look) => contentOf(zip, entry, look).catch((error: unknown) => refuse(name, error))
    return [{ name: inside, size: entry.uncompressedSize, read }]
  })
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

async function contentOf(zip: ZipFile, entry: Entry, look?: (piece: Buffer) => void): Promise<Buffer> {
  const stream = await promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry)
  const parts: Buffer[] = []
  for await (const part of stream)
    if (look === undefined) parts.push(part as Buffer)
    else look(part as Buffer)
  return Buffer.concat(parts)
}

/** UTF-8 where it is, else what Windows writes in China. */
function nameOf(entry: Entry): string {
  const bytes = entry.fileName as unknown as Buffer
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** What is wrong with a zip is told; a disk that does not give it is no fault of whoever packed it. */
function refuse(name: string, error: unknown): never {
  if (error instanceof Refusal || (error as NodeJS.ErrnoException | null)?.syscall !== undefined) throw error
  throw new Refusal(tableReason('zip-damaged', { name }))
}
