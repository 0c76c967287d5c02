import { promisify } from 'node:util'
import { type Entry, fromBuffer, open, type Options, type ZipFile } from 'yauzl'

/** Names stay as they are: whoever packed it may write them as Windows does in China. */
const options: Options = { lazyEntries: true, decodeStrings: false, autoClose: false }
/** Parts of the directory that are looked at: few documents have more, and a million of them would take minutes. */
const mostLooked = 2_000

const openFile = promisify<string, Options, ZipFile>(open)
const openBuffer = promisify<Buffer, Options, ZipFile>(fromBuffer)

/**
 * Whether a zip, as documents of Office are too, is there to its end: its directory stands at the end, and the parts
 * that it tells of are where it says. Nothing is unpacked.
 * @param file its bytes, or where they lie
 * @throws what the disk throws
 */
export async function isWholeZip(file: Buffer | string): Promise<boolean> {
  let zip: ZipFile | undefined
  try {
    zip = await (typeof file === 'string' ? openFile(file, options) : openBuffer(file, options))
    await lookThrough(zip)
    return true
  } catch (error) {
    // a disk that does not give it is no fault of whoever uploads; a place that no file has is
    const { syscall, code } = error as NodeJS.ErrnoException
    if (syscall !== undefined && code !== 'EINVAL') throw error
    return false
  } finally {
    zip?.close()
  }
}

/** @throws when the directory cannot be read, or one of its parts does not begin where it says, or has no room there */
async function lookThrough(zip: ZipFile): Promise<void> {
  for (const entry of await firstOf(zip)) await zip.readLocalFileHeaderPromise(entry, { minimal: true })
}

async function firstOf(zip: ZipFile): Promise<Entry[]> {
  const first: Entry[] = []
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', (entry: Entry) => {
      first.push(entry)
      if (first.length < mostLooked) zip.readEntry()
      else resolve()
    })
    zip.readEntry()
  })
  return first
}
