import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Payload, TypedUser } from 'payload'
import { Refusal } from '../../../base/refusal.ts'
import { checkPicture } from '../../../content/files/pictures/pictureFile.ts'
import { largestFile } from '../../../content/files/pictures/uploadLimit.ts'
import type { PageCollection } from '../../../../site/catalogue/pageCollections.ts'
import { tableReason } from '../file/refusals.ts'
import { readSpreadsheet } from '../file/spreadsheet.ts'
import { withZip } from '../file/zip.ts'
import { circumstancesOf } from '../plan/circumstances.ts'
import { makePlan } from '../plan/makePlan.ts'
import { pausing } from '../plan/pauses.ts'
import type { Plan } from '../plan/plan.ts'
import type { Problem } from '../table/sheets.ts'
import { type Library, libraryOf } from '../table/library.ts'
import { openedPort } from '../../../documents/port.ts'
import { type Batch, mostShown, type Preview, type PreviewRow } from './batch.ts'
import { type BatchFolder, folderOf, isThere } from './folders.ts'
import { contentOf, sameTableNotes } from './sameTable.ts'

/** How many bytes the pictures of a batch may have together. */
export const largestPictures = 400 * 1024 * 1024

/** A batch that is ready to be written, or not. */
export interface Prepared {
  library: Library
  plan: Plan
  /** Another one when the library or the file says something else. */
  digest: string
  /** What the table says, as a digest. */
  content: string
}

/**
 * Reads the files of a batch and says what they would do.
 * @param look called now and then; what it throws ends the work and comes back from here
 * @throws Refusal when a file cannot be read, or is too much
 */
export async function prepare(
  payload: Payload,
  batch: Batch,
  user: TypedUser,
  publish: boolean,
  look: () => void,
): Promise<Prepared> {
  const library = libraryOf(payload, batch.library as PageCollection)
  const folder = folderOf(batch.id)
  const table = await readFile(folder.table).catch(refuseGone)
  const sheets = await readSpreadsheet(batch.fileName, table, look)
  const pictures = await picturesIn(folder, batch)
  const pause = pausing(look)
  const content = await contentOf(sheets, pause)
  const now = openedPort()?.clock.certainNow() ?? Date.now()
  const known = { payload, user, library, batch: batch.id, pictures: new Set(pictures.keys()), publish, now, pause }
  const given = await circumstancesOf(known)
  const plan = await makePlan(library, sheets, given)
  if (plan.problems.length === 0) await checkPictures(folder, batch, plan, library.label, pause)
  plan.notes.unshift(...(await sameTableNotes(payload, user, batch, content)))
  return { library, plan, digest: await digestOf(plan, publish, pause), content }
}

/** The folder of uploads is no part of some back-ups. */
function refuseGone(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOENT') throw error
  throw new Refusal(tableReason('table-gone'))
}

/** What a preview shows of a plan: of too many lines those that are worth a second look. */
export function previewOf({ steps, problems, notes }: Plan): Preview {
  const rows = steps.flatMap(({ row, operation, code, title, changes, marks }) =>
    operation === 'same' ? [] : [{ row, operation, code, title, changes, marks }],
  )
  const marked = rows.filter(isMarked)
  const plain = rows.filter((row) => !isMarked(row)).slice(0, Math.max(mostShown - marked.length, 0))
  return {
    problems: problems.slice(0, mostShown),
    notes,
    marked: marked.length,
    rows: [...marked.slice(0, mostShown), ...plain].toSorted((one, other) => one.row - other.row),
  }
}

function isMarked({ marks, changes }: PreviewRow): boolean {
  return marks.length > 0 || changes.some((change) => change.marks.length > 0)
}

/** What a plan would do, counted. */
export function countsOf({ steps, problems }: Plan) {
  const count = (operation: Plan['steps'][number]['operation']): number =>
    steps.filter((step) => step.operation === operation).length
  return {
    total: steps.length,
    created: count('create'),
    updated: count('update'),
    unchanged: count('same'),
    errors: problems.length,
  }
}

/** Pictures of a batch's zip by file name, each with the place in the zip. A name that is there twice is refused. */
export async function picturesIn(folder: BatchFolder, { picturesName }: Batch): Promise<Map<string, string>> {
  if (!(await isThere(folder.pictures))) return new Map()
  const zipName = picturesName ?? '压缩包'
  return withZip(zipName, folder.pictures, largestPictures, async (files) => {
    const places = new Map<string, string>()
    for (const { name, size } of files) {
      const own = name.split(/[\\/]/).at(-1) ?? name
      // what macOS and Windows put in by themselves
      if (name.startsWith('__MACOSX/') || own.startsWith('.') || own === 'Thumbs.db') continue
      const where = { name: zipName, inside: own }
      if (places.has(own)) throw new Refusal(tableReason('zip-with-one-name-twice', where))
      if (size > largestFile) throw new Refusal(tableReason('zip-with-large-picture', where))
      places.set(own, name)
    }
    return places
  })
}

/** Reads a picture of a batch's zip. @param place in the zip */
export async function readPicture(folder: BatchFolder, { picturesName }: Batch, place: string): Promise<Buffer> {
  return withZip(picturesName ?? '压缩包', folder.pictures, largestPictures, async (files) => {
    const file = files.find(({ name }) => name === place)
    if (file === undefined) throw new Refusal(tableReason('zip-without-picture', { inside: place }))
    return file.read()
  })
}

/** Adds to a plan what is wrong with the pictures that it brings in. */
async function checkPictures(
  folder: BatchFolder,
  batch: Batch,
  plan: Plan,
  sheet: string,
  pause: () => Promise<void>,
): Promise<void> {
  const used = new Map(plan.steps.flatMap(({ row, pictures }) => pictures.map(({ name }) => [name, row] as const)))
  if (used.size === 0) return
  const places = await picturesIn(folder, batch)
  await withZip(batch.picturesName ?? '压缩包', folder.pictures, largestPictures, async (files) => {
    const byPlace = new Map(files.map((file) => [file.name, file]))
    for (const [name, row] of used) {
      await pause()
      const data = await byPlace.get(places.get(name) ?? '')?.read()
      if (data === undefined) continue
      try {
        await checkPicture(name, data)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const problem: Problem = { sheet, row, column: '图片', value: name, message: error.message }
        plan.problems.push(problem)
      }
    }
  })
}

async function digestOf({ steps }: Plan, publish: boolean, pause: () => Promise<void>): Promise<string> {
  const hash = createHash('sha256').update(String(publish))
  for (const { row, operation, id, code, data, changes } of steps) {
    await pause()
    // what is worth a second look changes with the day
    const shown = changes.map(({ header, before, after }) => [header, before, after])
    if (operation !== 'same') hash.update(JSON.stringify([row, operation, id, code, data, shown]))
  }
  return hash.digest('hex')
}
