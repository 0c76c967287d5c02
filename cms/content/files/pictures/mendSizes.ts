import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createLocalReq, type ImageSize, type Payload } from 'payload'
import type { Logger } from 'pino'
import { isOfAllFiles } from '../../../../site/publisher/release/diskErrors.ts'
import type { Alone } from '../../../database/lease.ts'
import { writeIf } from '../../../database/writeIf.ts'
import { beginBeside } from '../../../documents/guards/guardedDatabase.ts'
import type { Change } from '../../../documents/port.ts'
import { reportWrite } from '../../../documents/outbox/reportChange.ts'
import { folderOf } from '../folders.ts'
import { openNote } from '../notes.ts'
import { place } from '../place.ts'
import { settle } from '../settle.ts'
import { imageSizes } from './imageSizes.ts'
import { cutSquare, lackingSizes, type PictureRow, pictureRow } from './lackingSizes.ts'
import { sharpInTurn } from './picturesInTurn.ts'

/** Rows read at a time. */
const rowsAtOnce = 100
/** Between two pictures, in milliseconds: they are many at most once, and uploads wait behind each. */
const pause = 50

/** A file made of a picture, as its row names it. */
interface Made {
  data: Buffer
  width: number
  height: number
  /** What stands behind the stem of the picture's name: `-320x240.avif`. */
  suffix: string
  mimeType: string
}

/**
 * Makes the sizes that pictures lack: after the start of all that were uploaded before there were such sizes, and from then
 * on of what is written, as one that comes out of the trash, in which it was passed over. One picture comes after the other.
 * Files are placed under a note, as with an upload, and named by their row afterwards; what a stop leaves is made at the next
 * start. A picture that somebody writes meanwhile is looked at again by that; one that cannot be read is left to the next
 * start.
 */
export class SizeMender {
  readonly #payload: Payload
  readonly #log: Logger
  readonly #alone: Alone
  /** Ids of what was written and has not been looked at since. */
  readonly #written = new Set<string>()
  #running: Promise<void> | undefined
  #isOn = false

  /** @param alone several servers on one database have one folder of files; one of them does it, and hears of all writes */
  constructor(payload: Payload, log: Logger, alone: Alone) {
    this.#payload = payload
    this.#log = log
    this.#alone = alone
  }

  /** Begins with all pictures; the server need not wait for it. */
  start(): void {
    this.#isOn = true
    this.#running = this.#run(lacking(this.#payload))
  }

  /** A document was written. */
  changed(change: Change): void {
    if ('global' in change || change.collection !== 'media') return
    this.#written.add(change.id)
    if (this.#isOn) this.#running ??= this.#run()
  }

  /** Finishes the picture that is being worked on. */
  async stop(): Promise<void> {
    this.#isOn = false
    await this.#running
  }

  /** @param all what to begin with */
  async #run(all?: AsyncIterable<string>): Promise<void> {
    const counts = { mended: 0, failed: 0 }
    let isDone = false
    try {
      isDone = await this.#alone('sizes of pictures', async (mayGoOn) => {
        const isOver = (): boolean => !this.#isOn || !mayGoOn()
        if (all !== undefined) await this.#mendAll(all, isOver, counts)
        while (this.#written.size > 0 && !isOver()) {
          const ids = [...this.#written].slice(0, rowsAtOnce)
          for (const id of ids) this.#written.delete(id)
          await this.#mendAll(lacking(this.#payload, ids), isOver, counts)
        }
      })
    } catch (error) {
      this.#log.error({ err: error }, '图片没有补完新的尺寸，下次启动再补')
    }
    const { mended, failed } = counts
    if (mended > 0) this.#log.info({ mended }, '以前上传的图片补齐了新的尺寸')
    if (failed > 0) this.#log.warn({ failed }, '有图片没有补上新的尺寸，下次启动再试；网站用它们原有的尺寸')
    // another server has the lease, and has heard of these too; what could not be done is left to the next start
    if (!isDone) this.#written.clear()
    // what was written in between
    this.#running = this.#isOn && this.#written.size > 0 ? this.#run() : undefined
  }

  async #mendAll(
    ids: AsyncIterable<string>,
    isOver: () => boolean,
    counts: { mended: number; failed: number },
  ): Promise<void> {
    for await (const id of ids) {
      if (isOver()) return
      try {
        if (await mend(this.#payload, id)) counts.mended += 1
      } catch (error) {
        if (isOfAllFiles(error)) throw error
        counts.failed += 1
      }
      await setTimeout(pause)
    }
  }
}

/** The pictures that lack a size, outside the trash, by id. @param among ids of those that are meant; undefined for all */
async function* lacking({ db }: Pick<Payload, 'db'>, among?: readonly string[]): AsyncGenerator<string> {
  const lacksOne = imageSizes.map(({ name }) => ({ [`sizes.${name}.filename`]: { exists: false } }))
  const isMeant = among === undefined ? [] : [{ id: { in: [...among] } }]
  for (let after = ''; ; ) {
    const isNext = after === '' ? [] : [{ id: { greater_than: after } }]
    const { docs } = await db.find({
      collection: 'media',
      where: { and: [{ or: lacksOne }, { deletedAt: { exists: false } }, ...isMeant, ...isNext] },
      sort: 'id',
      limit: rowsAtOnce,
      pagination: false,
    })
    for (const row of docs.flatMap((doc) => pictureRow.safeParse(doc).data ?? []))
      if (lackingSizes(row, imageSizes).length > 0) yield row.id
    const last = docs.at(-1)
    if (last === undefined) return
    after = String(last['id'])
  }
}

/** @returns whether it was done; false when there is nothing to do any more, or somebody was faster */
async function mend(payload: Payload, id: string): Promise<boolean> {
  const beside = beginBeside(payload, 'media', id)
  const row = pictureRow.safeParse(await payload.db.findOne({ collection: 'media', where: { id: { equals: id } } })).data
  const sizes = row === undefined ? [] : lackingSizes(row, imageSizes)
  if (row === undefined || sizes.length === 0) return false
  const picture = await readFile(path.join(folderOf('media'), row.filename))
  const made = new Map<string, Made>()
  for (const size of sizes) made.set(size.name, await make(picture, row, size))
  const files = new Map([...made.values()].map(({ suffix, data }) => [suffix, data]))
  const note = openNote()
  try {
    const stem = await place('media', files, stemsLike(path.parse(row.filename).name), note, [])
    const isAsRead = { and: [{ id: { equals: id } }, { updatedAt: { equals: row.updatedAt } }] }
    const data = { sizes: { ...row.sizes, ...named(made, stem) }, updatedAt: row.updatedAt }
    const stored = await beside.write([], () => writeIf(payload, 'media', isAsRead, data))
    if (stored === undefined) return false
  } finally {
    await settle(payload, note)
  }
  await reportWrite({ collection: 'media', id }, await createLocalReq({}, payload))
  return true
}

async function make(picture: Buffer, row: PictureRow, size: ImageSize): Promise<Made> {
  const { width, height, formatOptions, withoutEnlargement = false } = size
  const opened = sharpInTurn(picture, { limitInputPixels: false })
  const { edge, left, top } = cutSquare(row, row)
  const cut = height === undefined ? opened : opened.extract({ left, top, width: edge, height: edge })
  const resized = cut.resize({ ...(width && { width }), ...(height && { height }), withoutEnlargement })
  const format = formatOptions?.format ?? 'jpeg'
  const { data, info } = await resized.toFormat(format, formatOptions?.options).toBuffer({ resolveWithObject: true })
  const ending = format === 'jpeg' ? 'jpg' : String(format)
  return {
    data,
    width: info.width,
    height: info.height,
    suffix: `-${info.width}x${info.height}.${ending}`,
    mimeType: `image/${String(format)}`,
  }
}

/** The stem of the picture itself, as an upload has it, and others while a file that no row names has such a name. */
async function* stemsLike(stem: string): AsyncGenerator<string> {
  yield stem
  for (;;) yield `${stem}-${randomUUID().slice(0, 8)}`
}

function named(made: ReadonlyMap<string, Made>, stem: string): Record<string, object> {
  const entries = [...made].map(([name, { data, width, height, suffix, mimeType }]) => {
    const filename = stem + suffix
    const url = `/api/media/file/${encodeURIComponent(filename)}`
    return [name, { url, width, height, mimeType, filesize: data.length, filename }] as const
  })
  return Object.fromEntries(entries)
}
