import { type DocumentName } from '../../../site/catalogue/documentName.ts'
import { SavedMeanwhile } from '../saving/savedMeanwhile.ts'

/** A write that has not come to its end after this time, in milliseconds, never will. */
const patience = 10_000
/** Documents of which it is remembered when they were named and deleted last. */
const remembered = 100_000

/** What an operation is known by; when it began to read stands in it. */
interface Context {
  readsSince?: number
}

type Kind = 'names' | 'deletes'

/** Whose write it is. */
export interface Writing {
  context: Context | undefined
  /** The transaction that it is part of: until its end others read what was there before. */
  transaction: string | number | undefined
}

/**
 * Sees to it that nobody deletes a document while others begin to refer to it. A deletion looks for who refers to it and
 * a save whether it is there, and each would see the time before the other: two documents are written, so neither a
 * transaction nor a turn keeps them apart. Whichever comes second is refused, has written nothing, and is made again.
 * Holds within one process (decision 0012).
 */
export class ReferenceGuard {
  #tick = 0
  /** What is not finished, by document and by whose it is. */
  readonly #open = new Map<string, Map<string | number | symbol, { kind: Kind; since: number }>>()
  readonly #ofTransaction = new Map<string | number, Set<string>>()
  readonly #last: Readonly<Record<Kind, Map<string, number>>> = { names: new Map(), deletes: new Map() }

  /** An operation begins to read. */
  begin(context: Context): void {
    context.readsSince ??= ++this.#tick
  }

  /**
   * Runs a write that names documents, or deletes one.
   * @param documents that it names, or the one that it deletes
   * @throws SavedMeanwhile when another deletes one of them, or names the one, at this moment or since the operation began
   */
  async write<T>(
    { context, transaction }: Writing,
    kind: Kind,
    documents: Iterable<DocumentName>,
    run: () => Promise<T>,
  ): Promise<T> {
    const owner = transaction ?? Symbol('a write by itself')
    const began = context?.readsSince ?? Infinity
    // MongoDB reads ids in any case
    const all = new Set([...documents].map((name) => name.toLowerCase()))
    for (const name of all) if (this.#isAgainst(kind, name, owner, began)) throw new SavedMeanwhile()
    for (const name of all) this.#enter(name, owner, kind)
    if (transaction !== undefined) {
      const known = this.#ofTransaction.get(transaction) ?? new Set()
      this.#ofTransaction.set(transaction, new Set([...known, ...all]))
      return run()
    }
    try {
      return await run()
    } finally {
      for (const name of all) this.#leave(name, owner)
    }
  }

  /** A transaction has come to its end: what it wrote is there for everybody, or nothing of it. */
  ended(transaction: string | number): void {
    for (const name of this.#ofTransaction.get(transaction) ?? []) this.#leave(name, transaction)
    this.#ofTransaction.delete(transaction)
  }

  #isAgainst(kind: Kind, name: string, owner: string | number | symbol, began: number): boolean {
    const other: Kind = kind === 'names' ? 'deletes' : 'names'
    const now = performance.now()
    const open = [...(this.#open.get(name) ?? [])]
    return (
      (this.#last[other].get(name) ?? 0) > began ||
      open.some(([by, one]) => by !== owner && one.kind === other && now - one.since < patience)
    )
  }

  #enter(name: string, owner: string | number | symbol, kind: Kind): void {
    const open = this.#open.get(name) ?? new Map<string | number | symbol, { kind: Kind; since: number }>()
    // who has deleted it names it no more
    if (open.get(owner)?.kind !== 'deletes') open.set(owner, { kind, since: performance.now() })
    this.#open.set(name, open)
  }

  #leave(name: string, owner: string | number | symbol): void {
    const open = this.#open.get(name)
    const kind = open?.get(owner)?.kind
    open?.delete(owner)
    if (open?.size === 0) this.#open.delete(name)
    if (kind === undefined) return
    const last = this.#last[kind]
    // to the end of the line: what was noted longest ago is forgotten first
    last.delete(name)
    last.set(name, ++this.#tick)
    const [oldest] = last.keys()
    if (last.size > remembered && oldest !== undefined) last.delete(oldest)
  }
}
