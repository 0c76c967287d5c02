import type { RequestContext } from 'payload'

/** What an operation is known by: one object for as long as it lasts. */
export type Operation = object

declare module 'payload' {
  // the name and the kind are Payload's
  interface RequestContext {
    /** What the operation of a request is known by. */
    operationMark?: Operation
  }
}

/** A request as a hook or the database gets it. */
type Request = { context?: RequestContext } | undefined

/**
 * What an operation is known by. Payload (3.90) puts a copy of the context in its place whenever a hook asks for something
 * with the same request; what stands in it goes along. Under a name: a context that has symbols only is an empty one to
 * Payload, which puts another empty one in its place.
 */
export function operationIn(context: RequestContext): Operation
export function operationIn(context: RequestContext | undefined): Operation | undefined
export function operationIn(context: RequestContext | undefined): Operation | undefined {
  return context && (context.operationMark ??= {})
}

/**
 * What is being written, as long as it is: hooks hand data on as copies, so it is known by its id, and what is new by its
 * address.
 */
export function beingWritten(
  collection: string,
  operation: 'create' | 'update',
  { id, slug }: { id?: unknown; slug?: unknown },
): string {
  return `${collection}/${operation === 'create' ? `?${typeof slug === 'string' ? slug : ''}` : String(id)}`
}

/**
 * What one hook, or wrapper of the database, has to tell a later one of the same operation. Neither the data nor the
 * context of a request may be the key: both are copied in between, the context by Payload and the data by other hooks. A
 * request may write several documents, be it at once or one inside the other, so each thing is told of one of them.
 */
export class OperationNotes<T> {
  readonly #notes = new WeakMap<Operation, Map<string, T>>()

  /**
   * Notes something, in place of what was noted before: what failed in between has left its own.
   * @param about what is written, as `beingWritten` names it
   * @param what undefined when there is nothing to tell
   */
  note(req: Request, about: string, what: T | undefined): void {
    const operation = operationIn(req?.context)
    if (operation === undefined) return
    const notes = this.#notes.get(operation) ?? new Map<string, T>()
    this.#notes.set(operation, notes)
    if (what === undefined) notes.delete(about)
    else notes.set(about, what)
  }

  /** What was noted, once: what comes afterwards is another write. */
  take(req: Request, about: string): T | undefined {
    const operation = operationIn(req?.context)
    const notes = operation && this.#notes.get(operation)
    const what = notes?.get(about)
    notes?.delete(about)
    return what
  }
}
