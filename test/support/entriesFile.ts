import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Catalogue } from '../../site/catalogue/catalogue.ts'
import type { Collection, Entries } from '../../site/catalogue/entries.ts'

/** The instant for which `build` renders, so that its pages are the same on every day. */
export const anchor = Date.parse('2026-11-21T04:00:00Z')

/** Writes lines into a file, many at a time. */
export function writeLines(file: string, lines: Iterable<string>): void {
  const handle = openSync(file, 'w')
  let waiting: string[] = []
  for (const line of lines) {
    if (waiting.push(line) < 1000) continue
    writeSync(handle, waiting.join(''))
    waiting = []
  }
  writeSync(handle, waiting.join(''))
  closeSync(handle)
}

/**
 * A catalogue with the entries of a file.
 * @param onEntry told of every entry
 */
export async function readCatalogue(
  file: string,
  onEntry: (collection: Collection, entry: Entries[Collection]) => void = () => undefined,
): Promise<Catalogue> {
  const catalogue = new Catalogue(anchor)
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [collection, entry] = JSON.parse(line) as [Collection, Entries[Collection]]
    catalogue.load(collection, entry.id, entry)
    onEntry(collection, entry)
  }
  catalogue.setSite({
    prices: [],
    name: '工韵',
    organisation: '某区总工会',
    headline: '下班以后，来这里',
    offersPosters: true,
    introduction: '职工文艺。',
  })
  catalogue.takeChanges()
  return catalogue
}
