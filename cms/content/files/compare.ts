import { setImmediate } from 'node:timers/promises'
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Alone } from '../../database/lease.ts'
import { filesOf } from './filesOf.ts'
import { type FileCollection, fileCollections } from './folders.ts'
import { type Missing, missingNow, missingOf } from './missing.ts'
import { setAside, takeBack } from './unnamed.ts'

/** Rows read at a time, and rows whose files are looked at at a time. */
const [rowsAtOnce, looksAtOnce] = [200, 8]

type Database = Pick<Payload, 'db' | 'collections'>
const withId = z.object({ id: z.coerce.string() })

/** What a look at all files found. */
export interface Comparison {
  missing: Missing[]
  /** How many files no row named, and were put aside; how many of those put aside before were removed. */
  putAside: number
  removed: number
}

/**
 * Compares the rows of pictures and recordings with the files on the disk, a few at a time. A file that a row names is
 * taken back from among those put aside; what no row has named for a day is put there.
 * @param now what time it is for certain, in milliseconds since the epoch
 * @param clock what the clock says
 * @param isStopping asked between the slices
 * @param alone sees to it that nobody else puts files of the same folder aside at that time
 */
export async function compareFiles(
  payload: Database,
  now: number,
  isStopping: () => boolean,
  alone: Alone,
  clock = Date.now(),
): Promise<Comparison> {
  const comparison: Comparison = { missing: [], putAside: 0, removed: 0 }
  for (const collection of fileCollections) {
    const named = new Set<string>()
    const suspects: string[] = []
    for await (const rows of rowsOf(payload, collection)) {
      if (isStopping()) return comparison
      for (const { name } of rows.flatMap(filesOf)) named.add(name)
      for (let from = 0; from < rows.length; from += looksAtOnce) {
        const some = rows.slice(from, from + looksAtOnce)
        const found = await Promise.all(some.map((row) => missingOf(collection, row)))
        suspects.push(...found.flatMap((one) => one?.id ?? []))
      }
      await setImmediate()
    }
    // a row that was written since it was read has other files by now
    for (const id of suspects) {
      await takeBack(collection, await missingNow(payload, collection, id))
      const missing = await missingNow(payload, collection, id)
      if (missing !== undefined) comparison.missing.push(missing)
    }
    await alone(`files of ${collection}`, async (mayGoOn) => {
      const { putAside, removed } = await setAside(payload, collection, named, { now, clock }, mayGoOn)
      comparison.putAside += putAside
      comparison.removed += removed
    })
  }
  return comparison
}

async function* rowsOf({ db }: Database, collection: FileCollection): AsyncGenerator<unknown[]> {
  let after = ''
  for (;;) {
    const { docs } = await db.find({
      collection,
      where: after === '' ? {} : { id: { greater_than: after } },
      sort: 'id',
      limit: rowsAtOnce,
      pagination: false,
    })
    const last = docs.at(-1)
    if (last === undefined) return
    yield docs
    after = withId.parse(last).id
  }
}
