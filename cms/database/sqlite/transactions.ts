import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Longest time that a transaction holds up other writes, in milliseconds; what takes longer is undone. */
const longestMs = 120_000

/** The one connection that everything is written on. */
export interface Connection {
  execute(sql: string): Promise<unknown>
}

/** What one request, or one piece of work of the server, does with the database. */
interface Scope {
  /** Ids of its transactions that have begun and not ended, the innermost last. */
  readonly begun: string[]
  /** Its transaction on the connection; undefined before its first write. */
  open: Open | undefined
  /** The end of its last write: what one scope writes at once comes one after the other. */
  last: Promise<void>
  isOver: boolean
}

interface Open {
  /** The transaction that wrote first; undefined for a write by itself. */
  readonly owner: string | undefined
  /** Transactions that began within it, each a savepoint. */
  readonly within: Set<string>
  readonly timer: NodeJS.Timeout
  readonly ended: Promise<void>
  readonly end: () => void
  wasUndone: boolean
  /** Whether the connection is somebody else's again. */
  isClosed: boolean
}

/** A transaction took too long, or was undone before; nothing of it is stored. */
export class TransactionUndone extends Error {}

/**
 * Transactions on one connection of an embedded database. Payload's own open a second connection, on which writers fail
 * as busy; here the writes of a scope, from its first to the end of its transaction, are one after the other's, and
 * whoever else wants to write waits. What others read meanwhile is for the caller to read elsewhere.
 */
export class Transactions {
  readonly #connection: Connection
  readonly #scopes = new AsyncLocalStorage<Scope | undefined>()
  readonly #byTransaction = new Map<string, Scope>()
  /** The transaction that a write is part of, from its first statement to its last. */
  readonly #inWrite = new AsyncLocalStorage<Open>()
  /** Whose writes are on the connection now. */
  #current: Scope | undefined
  #tail: Promise<void> = Promise.resolve()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Runs something whose transactions are its own. What it leaves open is undone. */
  async inScope<T>(run: () => Promise<T>): Promise<T> {
    const outer = this.#scopes.getStore()
    if (outer !== undefined && !outer.isOver) return run()
    const scope = newScope()
    try {
      return await this.#scopes.run(scope, run)
    } finally {
      scope.isOver = true
      for (const id of scope.begun.splice(0)) this.#byTransaction.delete(id)
      if (scope.open !== undefined) await this.#finish(scope, 'ROLLBACK').catch(() => undefined)
    }
  }

  /** Runs something that goes on after the scope in which it is begun, and is not part of it. */
  outside<T>(run: () => T): T {
    return this.#scopes.run(undefined, run)
  }

  /** Whether somebody else's unfinished writes are on the connection. */
  get isForeign(): boolean {
    return this.#current !== undefined && this.#current !== this.#scopes.getStore()
  }

  /** Waits for a turn of the connection, which somebody else may have by then: whoever waits asks `isForeign` again. */
  async nextTurn(): Promise<void> {
    await this.#tail.then(() => nextTurn())
  }

  /**
   * Asked before each statement of a write.
   * @throws TransactionUndone when the write is part of what has been undone or has ended meanwhile: the statement would
   * be stored by itself, or in somebody else's transaction
   */
  expectOpen(): void {
    const open = this.#inWrite.getStore()
    if (open?.wasUndone === true || open?.isClosed === true) throw new TransactionUndone()
  }

  /** Begins a transaction. @returns its id; null outside every scope: then each write stands by itself */
  async begin(): Promise<string | null> {
    const scope = this.#scopes.getStore()
    if (scope === undefined || scope.isOver) return null
    const id = randomUUID()
    if (scope.open !== undefined) {
      await this.#connection.execute(`SAVEPOINT "${id}"`)
      scope.open.within.add(id)
    }
    scope.begun.push(id)
    this.#byTransaction.set(id, scope)
    return id
  }

  /** @throws when the database refuses, or the transaction was undone meanwhile; nothing of it is stored then */
  async commit(id: string): Promise<void> {
    await this.#end(id, 'COMMIT')
  }

  /** Undoes a transaction. */
  async rollback(id: string): Promise<void> {
    await this.#end(id, 'ROLLBACK')
  }

  /**
   * Writes something whole or not at all.
   * @param id of the transaction that it is part of; without one it stands by itself, unless the scope has writes that
   * are not finished
   * @param isOne whether it is one statement
   */
  async write<T>(id: string | undefined, run: () => Promise<T>, isOne = false): Promise<T> {
    if (this.#inWrite.getStore() !== undefined) return run()
    const scope = this.#scopes.getStore()
    if (scope !== undefined && !scope.isOver) return this.#writeInTurn(scope, id, run, isOne)
    const own = newScope()
    return this.#scopes.run(own, () => this.#writeIn(own, undefined, run, isOne))
  }

  async #writeInTurn<T>(scope: Scope, id: string | undefined, run: () => Promise<T>, isOne: boolean): Promise<T> {
    for (;;) {
      const before = scope.last
      let done = (): void => undefined
      scope.last = new Promise((resolve) => (done = resolve))
      await before
      const { open } = scope
      try {
        if (open === undefined || isPartOf(open, scope, id)) return await this.#writeIn(scope, id, run, isOne)
      } finally {
        done()
      }
      // another transaction of the same request that is not around this one
      await open.ended
    }
  }

  async #writeIn<T>(scope: Scope, id: string | undefined, run: () => Promise<T>, isOne: boolean): Promise<T> {
    const { open } = scope
    if (open !== undefined) return isOne ? this.#onePart(open, run) : this.#part(open, run)
    const owner = id !== undefined && scope.begun.includes(id) ? id : undefined
    const opened = await this.#open(scope, owner)
    try {
      const result = await this.#inWrite.run(opened, run)
      if (opened.isClosed) throw new TransactionUndone()
      if (owner === undefined) await this.#finish(scope, 'COMMIT')
      return result
    } catch (error) {
      // before it nothing was written that would have to stay
      if (scope.open === opened) await this.#finish(scope, 'ROLLBACK')
      throw error
    }
  }

  /** A write within a transaction: when it fails, whoever asked for it may go on without it. */
  async #part<T>(open: Open, run: () => Promise<T>): Promise<T> {
    if (open.wasUndone) throw new TransactionUndone()
    const name = randomUUID()
    await this.#connection.execute(`SAVEPOINT "${name}"`)
    const hasEnded = (): boolean => open.wasUndone || open.isClosed
    try {
      const result = await this.#inWrite.run(open, run)
      if (hasEnded()) throw new TransactionUndone()
      await this.#connection.execute(`RELEASE "${name}"`)
      return result
    } catch (error) {
      if (!hasEnded()) {
        await this.#connection.execute(`ROLLBACK TO "${name}"`)
        await this.#connection.execute(`RELEASE "${name}"`)
      }
      throw error
    }
  }

  /** One statement within a transaction, which is whole or nothing by itself. */
  async #onePart<T>(open: Open, run: () => Promise<T>): Promise<T> {
    if (open.wasUndone) throw new TransactionUndone()
    const result = await this.#inWrite.run(open, run)
    if (open.wasUndone || open.isClosed) throw new TransactionUndone()
    return result
  }

  async #open(scope: Scope, owner: string | undefined): Promise<Open> {
    const before = this.#tail
    let end = (): void => undefined
    const ended = new Promise<void>((resolve) => (end = resolve))
    this.#tail = ended
    await before
    this.#current = scope
    const timer = setTimeout(() => void this.#undo(scope), longestMs).unref()
    const open: Open = { owner, within: new Set(), timer, ended, end, wasUndone: false, isClosed: false }
    scope.open = open
    try {
      await this.#connection.execute('BEGIN IMMEDIATE')
      return open
    } catch (error) {
      this.#close(scope)
      throw error
    }
  }

  async #end(id: string, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const scope = this.#byTransaction.get(id)
    if (scope === undefined) return
    this.#byTransaction.delete(id)
    scope.begun.splice(scope.begun.indexOf(id), 1)
    const { open } = scope
    if (open === undefined) return
    if (open.owner === id) return this.#finish(scope, how)
    if (!open.within.delete(id)) return
    if (open.wasUndone) throw new TransactionUndone()
    if (how === 'ROLLBACK') await this.#connection.execute(`ROLLBACK TO "${id}"`)
    await this.#connection.execute(`RELEASE "${id}"`)
  }

  async #finish(scope: Scope, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const { open } = scope
    if (open === undefined) return
    try {
      if (open.wasUndone) {
        if (how === 'COMMIT') throw new TransactionUndone()
        return
      }
      await this.#connection.execute(how)
    } catch (error) {
      // a full disk has undone it already, and says so to a second try
      if (how === 'COMMIT' && !open.wasUndone) await this.#connection.execute('ROLLBACK').catch(() => undefined)
      throw error
    } finally {
      this.#close(scope)
    }
  }

  async #undo(scope: Scope): Promise<void> {
    const { open } = scope
    if (open === undefined || open.wasUndone) return
    open.wasUndone = true
    await this.#connection.execute('ROLLBACK').catch(() => undefined)
    if (this.#current === scope) this.#current = undefined
    open.end()
  }

  #close(scope: Scope): void {
    const { open } = scope
    if (open === undefined) return
    clearTimeout(open.timer)
    open.isClosed = true
    scope.open = undefined
    if (this.#current === scope) this.#current = undefined
    open.end()
  }
}

/** Whether a write belongs to what is open: it has no transaction of its own, or it began within. */
function isPartOf({ owner, within }: Open, { begun }: Scope, id: string | undefined): boolean {
  return id === undefined || id === owner || within.has(id) || !begun.includes(id)
}

function newScope(): Scope {
  return { begun: [], open: undefined, last: Promise.resolve(), isOver: false }
}
