import type { RequestContext } from 'payload'
import { type DocumentName, nameOf } from '../../../site/catalogue/documentName.ts'

/**
 * What hooks, wrappers of the database and endpoints tell one another within one operation: one object, known to nobody
 * outside the server. What it says ends with the operation. Each entry has one writer, which is named beside it; one of a
 * kind that its writer knows is declared there.
 */
export interface Operation {
  /** When it began to read, as ReferenceGuard counts. */
  readsSince?: number
  /** An entry that is being taken off the site, with nothing else said of it (holdSent). */
  takenDown?: DocumentName | undefined
  /** The old password that whoever changes the own one has sent (takeOldPassword). */
  oldPassword?: unknown
  /** `<collection>/<name>` of the file that is asked for at the endpoint of files (asking). */
  askedFile?: string | undefined
  /** Whether the answer is weighed: what our own endpoints read for is not (boundAnswers). */
  isWeighed?: boolean
  /** By what is written, as `beingWritten` names it. */
  notes?: Map<string, Partial<Notes>>
}

/**
 * What is told of one write, once: what comes afterwards is another write. A capability that has something of its own to
 * tell declares it beside what tells it.
 */
export interface Notes {
  /** The slug at which an entry becomes public that was not public there (keepFormerSlugs). */
  newlyPublic: string
  /** That an account gets a new password: Payload takes it out of the data before the account is saved (notePassword). */
  newPassword: true
  /** That an entry which the public sees leaves the site (holdToReview). */
  takesDown: true
  /** The stamp that a document was written with, for its version (keepOrder). */
  stamp: string
}

declare module 'payload' {
  // the name and the kind are Payload's
  interface RequestContext {
    /** What the operation of a request is known by, and what its parts tell one another. */
    operation?: Operation | undefined

    // what a call within the server asks of the hooks
    /** The sample content is loaded or removed. */
    sample?: boolean
    /** Reports to the publisher are gathered here instead (holdReports). */
    heldReports?: Set<string>
    /** What it wants to know its picture by afterwards, whatever name its file got. */
    fileVersion?: string
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
  return context && (context.operation ??= {})
}

/**
 * What is being written, as long as it is: hooks hand data on as copies, so it is known by its id, and what is new by its
 * address.
 */
export function beingWritten(
  collection: string,
  operation: 'create' | 'update',
  { id, slug }: { id?: unknown; slug?: unknown },
): DocumentName {
  return nameOf(collection, operation === 'create' ? `?${typeof slug === 'string' ? slug : ''}` : String(id))
}

/**
 * Notes something about a write, in place of what was noted before: what failed in between has left its own. A request
 * may write several documents, be it at once or one inside the other, so each thing is told of one of them.
 * @param about what is written, as `beingWritten` names it
 * @param what undefined when there is nothing to tell
 */
export function note<K extends keyof Notes>(req: Request, about: string, kind: K, what: Notes[K] | undefined): void {
  const operation = operationIn(req?.context)
  if (operation === undefined) return
  const notes = (operation.notes ??= new Map())
  const known = notes.get(about) ?? {}
  notes.set(about, known)
  if (what !== undefined) known[kind] = what
  else if (Reflect.deleteProperty(known, kind) && Object.keys(known).length === 0) notes.delete(about)
}

/** What was noted about a write, once. */
export function take<K extends keyof Notes>(req: Request, about: string, kind: K): Notes[K] | undefined {
  const what = operationIn(req?.context)?.notes?.get(about)?.[kind]
  note(req, about, kind, undefined)
  return what
}
