import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { SearchCount } from './searchCounts.ts'

const count = z.int().nonnegative()
const stored = z.array(z.tuple([z.string(), count, count]))
/** With what a write that was cut off has left. */
const dayFile = /^(\d{4}-\d{2}-\d{2})\.json(?:\.new)?$/

/** Where counts of searches stand, a file for each day. @param dataDir absolute path of the data folder */
export function countsFolder(dataDir: string): string {
  return path.join(dataDir, 'searches')
}

/** The counts of a day, YYYY-MM-DD; none where there is no file, or one that cannot be read. */
export async function readCounts(folder: string, day: string): Promise<SearchCount[]> {
  try {
    const rows = stored.parse(JSON.parse(await readFile(path.join(folder, `${day}.json`), 'utf8')))
    return rows.map(([text, asked, empty]) => ({ text, asked, empty }))
  } catch {
    // what people looked for on a day is not worth a start that fails
    return []
  }
}

/** Puts the counts of a day in place of what was known of it. */
export async function writeCounts(folder: string, day: string, counts: readonly SearchCount[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${day}.json`)
  const rows = counts.map(({ text, asked, empty }) => [text, asked, empty])
  await writeFile(`${file}.new`, JSON.stringify(rows), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** Removes the counts of the days before one, YYYY-MM-DD. */
export async function removeCountsBefore(folder: string, day: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, of] = dayFile.exec(name) ?? []
    if (of !== undefined && of < day) await rm(path.join(folder, name), { force: true })
  }
}
