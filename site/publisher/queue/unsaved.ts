import type { ReleaseState } from '../release/releaseState.ts'

/** An entry as it is now. */
interface Written {
  /** Undefined when it is gone. */
  entry: unknown
  /** Which version of its document it was made of. */
  stamp: string
}

/** What is stored with one burst. */
export interface Notes {
  entries: ReadonlyMap<string, Written>
  /** Paths of files that have come into the queue. */
  queued: ReadonlySet<string>
}

/** What has changed since the last burst, and is to be stored with the next: entries, and what came into the queue. */
export class Unsaved {
  #entries = new Map<string, Written>()
  #queued = new Set<string>()

  /** How many entries are not stored. */
  get entries(): number {
    return this.#entries.size
  }

  remember(name: string, written: Written): void {
    this.#entries.set(name, written)
  }

  /** What is remembered of an entry; undefined when nothing is. */
  get(name: string): Written | undefined {
    return this.#entries.get(name)
  }

  queue(path: string): void {
    this.#queued.add(path)
  }

  /** Takes everything out. */
  take(): Notes {
    const notes = { entries: this.#entries, queued: this.#queued }
    this.#entries = new Map()
    this.#queued = new Set()
    return notes
  }

  /** Puts back what could not be stored; of an entry that was written again since, the later stays. */
  putBack({ entries, queued }: Notes): void {
    this.#entries = new Map([...entries, ...this.#entries])
    for (const path of queued) this.#queued.add(path)
  }

  /** Puts the entries in the order of their names: rows that come so fill a table from one end. */
  sort(): void {
    this.#entries = new Map([...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** Takes out entries, at most so many. */
  takeEntries(count: number): Map<string, Written> {
    const taken = new Map<string, Written>()
    for (const [name, written] of this.#entries) {
      if (taken.size >= count) break
      taken.set(name, written)
      this.#entries.delete(name)
    }
    return taken
  }
}

/** Stores entries in the state of a release. */
export function saveEntries(state: ReleaseState, entries: Notes['entries']): void {
  for (const [name, { entry, stamp }] of entries) state.setEntry(name, entry, stamp)
}
