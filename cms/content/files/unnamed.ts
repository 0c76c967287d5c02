import { mkdir, opendir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { type FileCollection, folderOf } from './folders.ts'
import type { Missing } from './missing.ts'
import { namedFiles } from './namedFiles.ts'

const day = 24 * 60 * 60_000
/** How old a file that no row names must be: its row may be on its way. In milliseconds. */
const patience = day
/** How long it lies aside, in milliseconds: a back-up of the database may be put back that names it. */
const keptAside = 30 * day
const asideFolder = '.unnamed'

/**
 * Puts the files aside that no row names, and removes those that have lain there for thirty days.
 * @param named names that rows had a moment ago; of the others the database is asked again
 * @param time what time it is for certain, and what the clock says, in milliseconds since the epoch
 * @param mayGoOn asked before each file; what is left goes the next day
 */
export async function setAside(
  payload: Pick<Payload, 'db' | 'collections'>,
  collection: FileCollection,
  named: ReadonlySet<string>,
  { now, clock }: { now: number; clock: number },
  mayGoOn: () => boolean,
): Promise<{ putAside: number; removed: number }> {
  const folder = folderOf(collection)
  const aside = path.join(folder, asideFolder)
  const suspects = await oldFiles(folder, named, now - patience)
  const stillNamed = await namedFiles(payload, collection, suspects)
  const unnamed = suspects.filter((name) => !stillNamed.has(name))
  if (unnamed.length > 0) await mkdir(aside, { recursive: true, mode: 0o700 })
  let putAside = 0
  for (const name of unnamed) {
    if (!mayGoOn()) break
    await rename(path.join(folder, name), path.join(aside, name))
    // by the clock, as the folder's other times: what is certain may be a while ago
    await utimes(path.join(aside, name), clock / 1000, clock / 1000)
    putAside += 1
  }
  let removed = 0
  for (const name of await readdir(aside).catch(() => [])) {
    if (!mayGoOn()) break
    const { mtimeMs } = await stat(path.join(aside, name))
    if (mtimeMs >= now - keptAside) continue
    await rm(path.join(aside, name), { force: true })
    removed += 1
  }
  return { putAside, removed }
}

/** Takes files back that were put aside and that a row names again. */
export async function takeBack(collection: FileCollection, missing: Missing | undefined): Promise<void> {
  const folder = folderOf(collection)
  for (const name of missing?.gone ?? [])
    await rename(path.join(folder, asideFolder, name), path.join(folder, name)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      },
    )
}

async function oldFiles(folder: string, named: ReadonlySet<string>, before: number): Promise<string[]> {
  const old: string[] = []
  const entries = await opendir(folder).catch(() => undefined)
  if (entries === undefined) return old
  for await (const entry of entries) {
    if (!entry.isFile() || named.has(entry.name)) continue
    // a link or a rename changes this time, not that of the last write
    const { ctimeMs } = await stat(path.join(folder, entry.name))
    if (ctimeMs < before) old.push(entry.name)
  }
  return old
}
