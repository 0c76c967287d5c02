import { type DocumentName, nameOf } from '../../../site/catalogue/documentName.ts'
import { SavedMeanwhile } from '../saving/savedMeanwhile.ts'

/** What an operation is known by; what is known of it stands in it. */
export interface Context {
  reads?: OperationReads
}

/** A write that has not come to its end after this time, in milliseconds, never will. */
const patience = 10_000
/** Documents whose last write is remembered: more than are written in the time that one operation takes. */
const remembered = 100_000

/** What is known of the reading and writing of an operation. */
export interface OperationReads {
  /** When it began to read, by document (`<collection>/<id>`) or by collection, in ticks. */
  readonly readAt: Map<string, number>
  /** The documents that it has written itself. */
  readonly own: Set<string>
  wasRefused: boolean
}

declare module '../operation/operation.ts' {
  interface Operation {
    /** When it began to read, and what it has written itself (WriteGuard). */
    reads?: OperationReads
  }
}

/** A write of one document. */
interface Write {
  context: Context | undefined
  collection: string
  id: string
  /** Whether the operation is done with the document after it. */
  isLast: boolean
  /** The transaction that it is part of: until its end others read what was there before. */
  transaction: string | number | undefined
}

/**
 * Sees to it that a document which was written since an operation read it is not written by that operation: SQLite has
 * one connection for all (decision 0020), on which Payload's reading and writing are two steps, and the later of two saves
 * would undo the earlier one without a word. One process has the data folder; on MongoDB, where several servers may
 * write, its transactions refuse the later one. Whoever is refused has written nothing.
 */
export class WriteGuard {
  #tick = 0
  readonly #writtenAt = new Map<string, number>()
  readonly #underWay = new Map<string, { by: Context | undefined; since: number }>()
  /** The documents that unfinished transactions have written. */
  readonly #unfinished = new Map<string | number, Set<string>>()

  /** An operation begins to read. @param document or a collection when it may be any of it */
  begin(context: Context, document: string): void {
    const name = document.toLowerCase()
    const operation = (context.reads ??= { readAt: new Map(), own: new Set(), wasRefused: false })
    if (!operation.readAt.has(name)) operation.readAt.set(name, this.#tick)
  }

  /** Whether an operation has begun to read a document. */
  hasBegun(context: Context | undefined, collection: string, id: string): boolean {
    const readAt = context?.reads?.readAt
    return readAt !== undefined && (readAt.has(nameInAnyCase(collection, id)) || readAt.has(collection))
  }

  /** Whether a write of the operation was refused, also when whoever asked for it has caught the error. */
  wasRefused(context: Context): boolean {
    return context.reads?.wasRefused === true
  }

  /**
   * Runs a write.
   * @throws SavedMeanwhile when somebody else has written the document since the operation read it
   */
  async write<T>({ context, collection, id, isLast, transaction }: Write, run: () => Promise<T>): Promise<T> {
    const name = nameInAnyCase(collection, id)
    this.#claim(context, collection, name)
    let isDone = false
    try {
      const result = await run()
      isDone = isLast && transaction === undefined
      if (transaction !== undefined)
        this.#unfinished.set(transaction, (this.#unfinished.get(transaction) ?? new Set()).add(name))
      return result
    } catch (error) {
      isDone = true
      throw error
    } finally {
      if (isDone) this.#underWay.delete(name)
      // whoever read while it was written may have read half of it
      this.#note(name)
    }
  }

  /** A transaction has come to its end: what it wrote is there for everybody, or nothing of it. */
  ended(transaction: string | number): void {
    for (const name of this.#unfinished.get(transaction) ?? []) {
      this.#underWay.delete(name)
      this.#note(name)
    }
    this.#unfinished.delete(transaction)
  }

  #claim(context: Context | undefined, collection: string, name: string): void {
    const operation = context?.reads
    const other = this.#underWay.get(name)
    const isBusy = other !== undefined && other.by !== context && performance.now() - other.since < patience
    const readAt = operation?.readAt.get(name) ?? operation?.readAt.get(collection)
    const isOlder =
      readAt !== undefined && (this.#writtenAt.get(name) ?? 0) > readAt && operation?.own.has(name) === false
    if (isBusy || isOlder) {
      if (operation !== undefined) operation.wasRefused = true
      throw new SavedMeanwhile()
    }
    operation?.own.add(name)
    this.#underWay.set(name, { by: context, since: performance.now() })
    this.#note(name)
  }

  #note(name: string): void {
    // to the end of the line: what was written longest ago is forgotten first
    this.#writtenAt.delete(name)
    this.#writtenAt.set(name, ++this.#tick)
    const [oldest] = this.#writtenAt.keys()
    if (this.#writtenAt.size > remembered && oldest !== undefined) this.#writtenAt.delete(oldest)
  }
}

/** MongoDB reads ids in any case. */
function nameInAnyCase(collection: string, id: string): DocumentName {
  return nameOf(collection, id.toLowerCase())
}
