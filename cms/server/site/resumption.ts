import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { isDocumentName, partsOf } from '../../../site/catalogue/documentName.ts'
import { type Entries, entrySchemas } from '../../../site/catalogue/entries.ts'
import { goneCalendars, raised, withdrawn } from '../../../site/catalogue/schemas/site.ts'
import { DamagedState, isDamage } from '../../../site/publisher/release/damage.ts'
import type { Publisher } from '../../../site/publisher/publisher.ts'
import type { ReleaseState } from '../../../site/publisher/release/releaseState.ts'
import { inSlices, type Pace } from '../../../site/publisher/slices.ts'
import { globalSchemas, isPublicCollection } from '../../publishing/entries/entryOf.ts'
import { goneCalendarsName, raisedName, withdrawnName } from '../../publishing/comparison.ts'
import type { Sync } from '../../publishing/sync.ts'

/** Between two slices of the check, and before one that failed is tried again, in milliseconds. */
const [pause, retryAfter] = [20, 60_000]
/** Longest time that a start waits for what changed while the server was down to be live, in milliseconds. */
const patience = 5_000

interface Parts {
  catalogue: Catalogue
  publisher: Publisher
  state: ReleaseState
  log: Logger
  /** Digest of the code that reads documents: other code may make another entry of the same document. */
  readers: string
  /** Has the release made again, when what is known of it turns out to be damaged. */
  setAside: (error: unknown) => void
}

/**
 * Goes on with a release that was finished once. It can be served as soon as the stamps of the documents say that it
 * shows what is published; the catalogue, which only the next publish needs, is loaded after that. When they say
 * otherwise, the difference is published first, as far as a few seconds allow. What only went wrong because time passed
 * comes after that. In the end everything is compared, stamps or not.
 */
export class Resumption {
  readonly #parts: Parts
  readonly #end = new AbortController()
  #loaded: Promise<void> = Promise.resolve()
  #checked: Promise<void> = Promise.resolve()
  #isChecked = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Whether every file and every document has been compared since the start. */
  get isChecked(): boolean {
    return this.#isChecked
  }

  /**
   * Resolves when the release can be served.
   * @param isCurrent whether it is the one that was served last; another release is served until this one is up to date
   * @param isFlushed whether all its files are known to be on the disk; if not, they are looked at first
   */
  async begin(sync: Sync, { isCurrent, isFlushed }: { isCurrent: boolean; isFlushed: boolean }): Promise<void> {
    const { state, readers, publisher, log } = this.#parts
    const changed = await sync.intake.changedSince(state, state.meta('readers') === readers).catch((error: unknown) => {
      // what is published stands; everything is compared again, and that is tried until it is done
      log.error({ err: error }, '启动时没有比对完数据库，先按上次发布的内容服务；稍后自动重试')
      return []
    })
    const isBehind = changed.length > 0 || state.hasQueue || !isFlushed
    this.#loaded = this.#load().then(async () => {
      if (!isFlushed) await publisher.inspect({ pause: 0, signal: this.#end.signal })
      for (const change of changed) sync.report(change, true)
      sync.start()
    })
    if (isBehind) {
      await this.#loaded
      const enough = isCurrent && isFlushed ? [setTimeout(patience, undefined, { ref: false })] : []
      await Promise.race([sync.settled(), ...enough])
    }
    this.#checked = this.#loaded.then(
      () => this.#check(sync),
      (error: unknown) => {
        if (this.#end.signal.aborted) return
        if (isDamage(error)) this.#parts.setAside(error)
        else sync.fail(error)
      },
    )
  }

  /** Resolves when the catalogue is complete. */
  whenLoaded(): Promise<void> {
    return this.#loaded
  }

  /** Ends what is under way. */
  async stop(): Promise<void> {
    this.#end.abort()
    await this.#checked
  }

  /** The catalogue as it was when the release was last changed, so that only what differs from it is rendered. */
  async #load(): Promise<void> {
    const { catalogue, publisher, state } = this.#parts
    const pace: Pace = { pause: 0, signal: this.#end.signal }
    catalogue.advance(stored(z.coerce.number(), state.meta('clock')))
    await inSlices(state.entries(), pace, ({ name, entry }) => {
      if (name === 'site') return catalogue.setSite(stored(globalSchemas.site, entry))
      if (name === 'synonyms') return catalogue.setSynonyms(stored(globalSchemas.synonyms, entry))
      if (name === withdrawnName) return catalogue.setWithdrawn(stored(withdrawn, entry))
      if (name === raisedName) return catalogue.told.setRaised(stored(raised, entry))
      if (name === goneCalendarsName) return catalogue.goneCalendars.keep(stored(goneCalendars, entry))
      if (name === 'holidays') return catalogue.setHolidays(stored(globalSchemas.holidays, entry))
      const { collection, id } = isDocumentName(name) ? partsOf(name) : { collection: name, id: '' }
      if (!isPublicCollection(collection)) throw new DamagedState(`no such collection: ${collection}`)
      catalogue.load(collection, id, stored<Entries[typeof collection]>(entrySchemas[collection], entry))
    })
    catalogue.takeChanges()
    await publisher.resume(pace)
  }

  async #check(sync: Sync): Promise<void> {
    const { publisher, state, readers, log } = this.#parts
    const pace: Pace = { pause, signal: this.#end.signal }
    while (!this.#isChecked && !this.#end.signal.aborted) {
      try {
        await sync.settled()
        await publisher.verify()
        await sync.checkAll(pace)
        // what was read anew is stored, unless the disk refused
        if (sync.state.problem === undefined) state.setMeta('readers', readers)
        this.#isChecked = true
      } catch (error) {
        if (this.#end.signal.aborted) return
        if (isDamage(error)) return this.#parts.setAside(error)
        log.error({ err: error }, '启动后的核对没有做完，稍后自动重试；网站照常服务')
        await setTimeout(retryAfter, undefined, { signal: this.#end.signal }).catch(() => undefined)
      }
    }
  }
}

/** What was stored, checked. @throws DamagedState when it is not as it was written */
function stored<T>(schema: z.ZodType<T>, value: unknown): T {
  const { success, data } = schema.safeParse(value)
  if (!success) throw new DamagedState('a row is not as it was written')
  return data
}
