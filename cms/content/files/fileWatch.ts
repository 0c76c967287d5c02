import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { type DocumentName, nameOf } from '../../../site/catalogue/documentName.ts'
import type { Alone } from '../../database/lease.ts'
import { removeLeftUploads } from '../../base/disk/leftUploads.ts'
import { ownSettings } from '../../base/settings/env.ts'
import type { Change } from '../../documents/port.ts'
import { compareFiles } from './compare.ts'
import { isFileCollection } from './folders.ts'
import { type Missing, missingNow } from './missing.ts'
import { settleLeft } from './settle.ts'

const hour = 60 * 60_000
/** Between two looks at all files, and how long a write of files or an upload may take, in milliseconds. */
const [pause, patience] = [24 * hour, 2 * hour]
/** Of how many missing files it is looked again when somebody asks. */
const mostAsked = 100

/** A picture or a recording. */
type FileName = Pick<Missing, 'collection' | 'id'>

/** Knows whose files are missing: looks at all of them after the start and every day, and at one when it is written. */
export class FileWatch {
  readonly #payload: Payload
  readonly #log: Logger
  readonly #certainNow: () => number
  readonly #alone: Alone
  readonly #missing = new Map<DocumentName, Missing>()
  #hasLooked = false
  #isStopping = false
  #looking: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  readonly #onMended: (change: FileName) => void
  readonly #onLooked: () => Promise<void>

  /**
   * @param certainNow milliseconds since the epoch; what is removed by age is gone for good
   * @param alone several servers on one database have one folder of files; one of them tidies it at a time
   * @param onMended told of each that was missing and is whole again
   * @param onLooked called after each look at all of them
   */
  constructor(
    payload: Payload,
    log: Logger,
    certainNow: () => number,
    alone: Alone,
    onMended: (change: FileName) => void = () => undefined,
    onLooked: () => Promise<void> = async () => undefined,
  ) {
    this.#payload = payload
    this.#log = log
    this.#certainNow = certainNow
    this.#alone = alone
    this.#onMended = onMended
    this.#onLooked = onLooked
  }

  /** Begins to look; the server need not wait for it. */
  start(): void {
    const look = (): void => {
      this.#looking = this.#look().catch((error: unknown) => {
        this.#log.error({ code: (error as NodeJS.ErrnoException).code }, '图片和音视频的文件没有核对完，明天再试')
      })
    }
    look()
    this.#timer = setInterval(look, pause)
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#timer)
    await this.#looking
  }

  /** How many pictures and recordings lack files; null before the first look is done. */
  get count(): number | null {
    return this.#hasLooked ? this.#missing.size : null
  }

  /** What is missing as far as it is known, looked at again. */
  async missing(): Promise<Missing[]> {
    for (const { collection, id } of [...this.#missing.values()].slice(0, mostAsked)) await this.#lookAt(collection, id)
    return [...this.#missing.values()]
  }

  /** A document was written. */
  changed(change: Change): void {
    if ('global' in change || !this.#missing.has(nameOf(change.collection, change.id))) return
    const { collection, id } = change
    if (isFileCollection(collection)) this.suspect({ collection, id })
  }

  /** Looks at one of which somebody found that its files are missing. */
  suspect({ collection, id }: FileName): void {
    // when the database does not answer it stays as it was, until the next look
    void this.#lookAt(collection, id).catch(() => undefined)
  }

  async #lookAt(collection: Missing['collection'], id: string): Promise<void> {
    const missing = await missingNow(this.#payload, collection, id)
    if (missing === undefined) {
      if (this.#missing.delete(nameOf(collection, id))) this.#onMended({ collection, id })
    } else this.#missing.set(nameOf(missing.collection, missing.id), missing)
  }

  async #look(): Promise<void> {
    const now = this.#certainNow()
    await settleLeft(this.#payload, now - patience)
    await removeLeftUploads(ownSettings().dataDir, now - patience)
    const { missing, putAside, removed } = await compareFiles(this.#payload, now, () => this.#isStopping, this.#alone)
    if (this.#isStopping) return
    const before = [...this.#missing.values()]
    this.#missing.clear()
    for (const one of missing) this.#missing.set(nameOf(one.collection, one.id), one)
    for (const one of before) if (!this.#missing.has(nameOf(one.collection, one.id))) this.#onMended(one)
    this.#hasLooked = true
    if (missing.length > 0) this.#log.warn({ missing: missing.length }, '有图片或音视频的文件不见了，工作台上有名单')
    if (putAside + removed > 0) this.#log.info({ putAside, removed }, '没有条目使用的文件已移开，30 天后删除')
    await this.#onLooked()
  }
}
