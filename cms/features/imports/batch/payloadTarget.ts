import type { CollectionSlug, Payload, RequestContext, TypedUser } from 'payload'
import { nameOf } from '../../../../site/catalogue/documentName.ts'
import { problemsOf } from '../../../base/problemText.ts'
import { writesAtOnce } from '../../../base/together.ts'
import { giveBackAddress, type TellTaken } from '../../../documents/addresses/giveBackAddress.ts'
import { isHeld } from '../../../documents/outbox/heldReports.ts'
import { openedPort } from '../../../documents/port.ts'
import { beginBeside } from '../../../documents/guards/guardedDatabase.ts'
import { turnOf } from '../../../documents/saving/inTurn.ts'
import { untilAlone } from '../../../documents/saving/untilAlone.ts'
import { partiesCountingOnEach } from '../../signup/desk/countedOn.ts'
import { CountedOn, writeGivingUp } from '../../signup/desk/giveUpBooks.ts'
import { isFromZip, zipMark } from '../cells/names.ts'
import { putAt, valueAt } from '../cells/paths.ts'
import type { Before, Image, Mentioned, Noted } from '../journal/entry.ts'
import type { Journal } from '../journal/journalFile.ts'
import { type Obstacle, StillUsed } from '../journal/kept.ts'
import type { Restoring, Target } from '../journal/land.ts'
import { rawStoreOf } from '../journal/rawStore.ts'
import { RowRefused } from '../journal/rowRefused.ts'
import type { NewPicture, Step } from '../plan/plan.ts'
import type { Column } from '../cells/columns.ts'
import type { Library } from '../table/library.ts'
import { booksAfter, booksAfterEach } from './booksAfter.ts'
import { doneSince } from './doneSince.ts'
import { heldBy, pictureHeldBy } from './heldBy.ts'
import { collectionOf, notedIds } from './notedIds.ts'
import { countsOf, usesElsewhere } from './usesElsewhere.ts'

/** A picture that is about to be made. */
interface NewFile extends NewPicture {
  /** What it is called in the batch. */
  file: string
  /** By which its row is found afterwards. */
  version: string
  data: () => Promise<Buffer>
  mimetype: string
}

/** What a batch does: pictures first, since rows name them. */
export type BatchStep = { picture: NewFile } | { row: Step }

interface Options {
  payload: Payload
  /** What the calls carry, so that their reports wait. */
  context: RequestContext
}

/** How a batch writes: as whoever imports, under the rules that hold for them. */
interface Writing {
  library: Library
  user: TypedUser
  publish: boolean
  /** Why an administrator publishes past the review. */
  reason: string | undefined
  journal: Journal
}

/** Puts back what batches changed. */
export function restoringTarget({ payload, context }: Options): Restoring {
  const store = rawStoreOf(payload)
  return {
    atOnce: writesAtOnce(payload.db),

    async marks(noted) {
      const found = new Map<Mentioned, string>()
      for (const [collection, group] of Map.groupBy(noted, collectionOf)) {
        const idOf = await notedIds(payload, group)
        const marks = await store.marks(collection, [...new Set(idOf.values())])
        for (const one of group) found.set(one, marks.get(idOf.get(one) ?? '') ?? '')
      }
      return noted.map((one) => found.get(one) ?? '')
    },

    async obstacles(noted) {
      const found = new Map<Noted, Obstacle>()
      const documents = noted.filter((one) => one.what === 'document')
      for (const [collection, group] of Map.groupBy(documents, collectionOf)) {
        const idOf = await notedIds(payload, group)
        const images = new Map<string, Image>()
        for (const one of group) images.set(idOf.get(one) ?? '', await one.image())
        const obstacles = await store.obstacles(collection, images)
        const parties = await partiesCountingOnEach(payload, collection, booksAfterEach(store, images))
        for (const one of group) {
          const id = idOf.get(one) ?? ''
          const obstacle =
            obstacles.get(id) ?? (await heldBy(payload, { collection, id }, images.get(id), parties.get(id)))
          if (obstacle) found.set(one, obstacle)
        }
      }
      const pictures = await notedIds(
        payload,
        noted.filter(({ what }) => what === 'picture'),
      )
      for (const [one, id] of pictures) {
        const obstacle = await pictureHeldBy(payload, id)
        if (obstacle) found.set(one, obstacle)
      }
      return noted.map((one) => found.get(one))
    },

    since: (noted, left) => doneSince(payload, noted, left),

    async inTurn(noted, work) {
      const id = (await notedIds(payload, [noted])).get(noted)
      await (id === undefined ? work() : inTurnOf(collectionOf(noted), id, work))
    },

    async giveBack(address) {
      const { collection, id } = address
      await inTurnOf(collection, id, async () => {
        if (await giveBackAddress(payload, address)) isHeld(context, nameOf(collection, id))
      })
    },

    async restore(noted, look) {
      const [collection, id] = [collectionOf(noted), (await notedIds(payload, [noted])).get(noted)]
      if (id === undefined) return undefined
      return untilAlone(async () => {
        const { context: begun, write } = beginBeside(payload, collection, id)
        const found = await look()
        if ('why' in found) return found.why
        if (noted.what === 'picture' || noted.id === null) await refuseIfUsed(collection, id)
        if (noted.what === 'picture') await removePicture(payload, id, { ...context, ...begun })
        else {
          const image = await noted.image()
          const names = noted.id === null ? undefined : await store.namedIn(collection, image)
          const restore = (): Promise<void> => write(names, () => store.restore(collection, id, image, found.mark))
          const after = booksAfter(store, image)
          try {
            await (after === undefined ? restore() : writeGivingUp(payload, { collection, id }, after, restore))
          } catch (error) {
            // somebody has signed up since it was looked
            if (error instanceof CountedOn) return { reason: 'counted-on', parties: error.parties }
            throw error
          }
        }
        return undefined
      })
    },
  }

  /** What a batch made is about to be taken away. */
  async function refuseIfUsed(collection: string, id: string): Promise<void> {
    const own = new Set([nameOf(collection, id)])
    const uses = await usesElsewhere(payload, new Map([[collection, new Set([id])]]), own)
    // whoever reads it may not see all that refers to it
    if (uses.length > 0) throw new StillUsed(countsOf(payload, uses))
  }
}

/** Writes what a plan says. */
export function writingTarget(
  options: Options,
  { library, user, publish, reason, journal }: Writing,
): Target<BatchStep> {
  const { payload } = options
  const tellTaken: TellTaken = (address) => journal.note([{ kind: 'address', ...address }])
  const context = {
    ...options.context,
    ...(reason && { newsroomReason: reason }),
    tellTaken,
  }
  const store = rawStoreOf(payload)
  const restoring = restoringTarget(options)
  /** Ids of the pictures of the zip, by their names in it. They are made one after the other: each takes much memory. */
  const pictures = new Map<string, Promise<string>>()
  let latest: Promise<unknown> = Promise.resolve()
  // each in a transaction of its own: a back-up has a row with its versions and its line of the audit log, or nothing of it
  const common = { user, overrideAccess: false, context, depth: 0 } as const

  return {
    ...restoring,

    async inTurnOf(step, work) {
      // of a new document nobody else knows the id
      const id = 'row' in step ? step.row.id : undefined
      await (id === undefined ? work() : inTurnOf(library.slug, id, work))
    },

    async before(step): Promise<Before> {
      if ('picture' in step) {
        const { file, version } = step.picture
        return { kind: 'before', what: 'picture', file, version }
      }
      const { id, code, title, row } = step.row
      const common = { kind: 'before', what: 'document', collection: library.slug, code, title } as const
      const nothing = { main: null, versionIds: [], versions: [] }
      if (id === undefined) {
        // taking it back would find whoever has the code
        if ((await store.idsOf(library.slug, [code])).size > 0)
          throw new RowRefused(row, title, { field: 'code', value: code })
        return { ...common, id: null, image: nothing, mark: '' }
      }
      const image = (await store.take(library.slug, [id])).get(id) ?? nothing
      return { ...common, id, image, mark: (await store.marks(library.slug, [id])).get(id) ?? '' }
    },

    async write(step) {
      if ('picture' in step) {
        const made = latest.then(() => untilAlone(() => makePicture(step.picture)))
        latest = made.catch(() => undefined)
        pictures.set(step.picture.name, made)
        await made
        return
      }
      try {
        // of a new one nobody else knows, but what it names and where it is called may meet others' writes
        await untilAlone(() => writeRow(step.row))
      } catch (error) {
        throw new RowRefused(step.row.row, step.row.title, takenFrom(step.row, error), error)
      }
    },
  }

  async function writeRow(row: Step): Promise<void> {
    const data = { ...(await withPictures(row.data)), _status: publish ? 'published' : 'draft' }
    // of its own: when an operation began is kept by it
    const how = { ...common, context: { ...context }, collection: library.slug, draft: !publish }
    // the plan has checked the data against the library's fields; TypeScript cannot see which library it is
    if (row.id === undefined) await payload.create({ ...how, data: { ...data, code: row.code } as never })
    else await payload.update({ ...how, id: row.id, data: data as never })
  }

  async function makePicture({ alt, file, version, data, mimetype }: NewFile): Promise<string> {
    const bytes = await data()
    const document = await payload.create({
      ...common,
      context: { ...context, fileVersion: version },
      collection: 'media',
      data: { alt },
      file: { data: bytes, name: file, size: bytes.length, mimetype },
    })
    return String(document.id)
  }

  /** The data with ids in place of the names of pictures. */
  async function withPictures(data: Record<string, unknown>): Promise<Record<string, unknown>> {
    const filled = { ...data }
    await fill(filled, library.columns)
    for (const { name, columns } of library.arrays) {
      const rows = filled[name]
      if (!Array.isArray(rows)) continue
      const copies = rows.map((row: Record<string, unknown>) => ({ ...row }))
      for (const copy of copies) await fill(copy, columns)
      filled[name] = copies
    }
    return filled
  }

  async function fill(document: Record<string, unknown>, columns: readonly Column[]): Promise<void> {
    for (const { path: place, altHeader } of columns) {
      const value = altHeader === undefined ? undefined : valueAt(document, place)
      if (value === undefined) continue
      const idFor = (one: unknown): unknown => (isFromZip(one) ? pictures.get(one.slice(zipMark.length)) : one)
      putAt(document, place, Array.isArray(value) ? await Promise.all(value.map(idFor)) : await idFor(value))
    }
  }
}

/** What a refusal names: the preview has found nothing wrong with either, so somebody has it since. */
function takenFrom({ code, data }: Step, error: unknown): RowRefused['taken'] {
  const paths = problemsOf(error).map(({ path }) => path)
  if (paths.includes('code')) return { field: 'code', value: code }
  return paths.includes('slug') ? { field: 'slug', value: String(data['slug'] ?? '') } : undefined
}

/** Does some work in the turn in which everybody else writes a document. */
async function inTurnOf(collection: string, id: string, work: () => Promise<void>): Promise<void> {
  const port = openedPort()
  await (port === undefined ? work() : port.turns.take(turnOf(collection, id), work))
}

/** Takes a picture away; its files go with its row. */
async function removePicture(payload: Payload, id: string, ofBatch: RequestContext): Promise<void> {
  // of its own: when an operation began is kept by it
  const context = { ...ofBatch }
  await payload.delete({ collection: 'media' satisfies CollectionSlug, id, overrideAccess: true, depth: 0, context })
}
