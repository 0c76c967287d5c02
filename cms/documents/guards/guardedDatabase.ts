import type { CollectionAfterChangeHook, CollectionBeforeOperationHook, Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { type DocumentName, nameOf } from '../../../site/catalogue/documentName.ts'
import { namedIn } from './namedIn.ts'
import { forgetMainRow, forgetMainRows } from '../operation/mainRow.ts'
import { operationIn } from '../operation/operation.ts'
import { ReferenceGuard } from './referenceGuard.ts'
import { SavedMeanwhile } from '../saving/savedMeanwhile.ts'
import { untilAlone } from '../saving/untilAlone.ts'
import { transactionOf } from '../operation/transactionOf.ts'
import { WriteGuard } from './writeGuard.ts'

interface Guards {
  writes: WriteGuard
  references: ReferenceGuard
}

/** Of each database for as long as it lasts, which is longer than any request. */
const guards = new WeakMap<Payload['db'], Guards>()

const named = z.object({ id: z.string() })
const byId = z.object({ id: z.object({ equals: z.string() }) })

/**
 * An operation that changes documents says when it begins to read. A hook that reads before the documents are changed says
 * so too, wherever it stands: the first of them counts.
 */
export const beginToRead: CollectionBeforeOperationHook = ({ args, collection, operation: kind, req }) => {
  const guard = guards.get(req.payload.db)
  if (kind !== 'create' && kind !== 'update' && kind !== 'delete' && kind !== 'restoreVersion') return args
  guard?.references.begin(operationIn(req.context))
  forgetMainRows(req.context)
  if (kind === 'create') return args
  // a version is named by its own id, and what changes many names none
  const { data } = kind === 'restoreVersion' ? {} : named.safeParse(args)
  guard?.writes.begin(operationIn(req.context), data === undefined ? collection.slug : nameOf(collection.slug, data.id))
  return args
}

/** An operation that looks at a document and then writes it past Payload, or through it. */
interface Beside {
  /** For calls of Payload's that are part of it. */
  context: object
  /**
   * Writes the document past Payload.
   * @param names what it refers to from then on; undefined when it is deleted
   * @throws SavedMeanwhile when another writes it, deletes what it is to name, or begins to name what is deleted, at this
   * moment or since the operation began; nothing was written
   */
  write: <T>(names: readonly DocumentName[] | undefined, run: () => Promise<T>) => Promise<T>
}

/** Begins an operation on a document that is written past Payload, under the guards of everybody's writes. */
export function beginBeside({ db }: Pick<Payload, 'db'>, collection: string, id: string): Beside {
  const known = guards.get(db)
  const context = {}
  const of = { context: operationIn(context), transaction: undefined }
  known?.references.begin(of.context)
  known?.writes.begin(of.context, nameOf(collection, id))
  return {
    context,
    write: (names, run) => {
      if (known === undefined) return run()
      const kind = names === undefined ? 'deletes' : 'names'
      return known.references.write(of, kind, names ?? [nameOf(collection, id)], () =>
        known.writes.write({ ...of, collection, id, isLast: true }, run),
      )
    },
  }
}

/**
 * Looks whether documents are there and writes rows that name them by id, in columns of which no relation knows: whoever
 * deletes one of them at that moment is kept apart, as from a relation.
 * @param names what the rows name
 * @param work looks and writes, in transactions of its own; begun anew when a deletion was faster
 * @throws SavedMeanwhile when one always is, and what `work` throws
 */
export function whileNaming<T>(
  { db }: Pick<Payload, 'db'>,
  names: readonly DocumentName[],
  work: () => Promise<T>,
): Promise<T> {
  return untilAlone(() => {
    const references = guards.get(db)?.references
    if (references === undefined) return work()
    const of = { context: operationIn({}), transaction: undefined }
    references.begin(of.context)
    return references.write(of, 'names', names, work)
  })
}

/**
 * Payload goes on when an automatic save could not replace its version; nothing was written, so it must not. A hook that
 * writes down elsewhere what was written asks this too, wherever it stands.
 */
export const failWhenRefused: CollectionAfterChangeHook = ({ doc, req }) => {
  if (guards.get(req.payload.db)?.writes.wasRefused(operationIn(req.context))) throw new SavedMeanwhile()
  return doc
}

/** Puts a guard before the writes of all collections that have the hooks above. */
export function guardWrites({ db, config }: Payload): void {
  const [guard, references] = [new WriteGuard(), new ReferenceGuard()]
  guards.set(db, { writes: guard, references })
  const guarded = new Map(
    config.collections
      .filter(({ hooks }) => hooks.beforeOperation.includes(beginToRead))
      .map((collection) => [collection.slug as string, collection]),
  )
  const write = async <T>(
    slug: string,
    id: unknown,
    req: Partial<PayloadRequest> | undefined,
    isLast: boolean,
    run: () => Promise<T>,
  ) => {
    if (!guarded.has(slug) || id === undefined || id === null) return run()
    const of = { context: operationIn(req?.context), collection: slug, isLast, transaction: await transactionOf(req) }
    return guard.write({ ...of, id: String(id) }, run).finally(() => forgetMainRow(req?.context, slug, String(id)))
  }
  const naming = async <T>(
    slug: string,
    data: unknown,
    req: Partial<PayloadRequest> | undefined,
    run: () => Promise<T>,
  ) => {
    const collection = guarded.get(slug)
    if (collection === undefined) return run()
    const documents = namedIn(collection.flattenedFields, data).map((one) => nameOf(one.collection, one.id))
    return references.write(
      { context: operationIn(req?.context), transaction: await transactionOf(req) },
      'names',
      documents,
      run,
    )
  }

  const [create, updateOne, deleteOne] = [db.create.bind(db), db.updateOne.bind(db), db.deleteOne.bind(db)]
  const [createVersion, updateVersion] = [db.createVersion.bind(db), db.updateVersion.bind(db)]
  db.create = (args) => naming(args.collection, args.data, args.req, () => create(args))
  db.updateOne = (args) => {
    const [context, id] = [operationIn(args.req?.context), args.id]
    // an operation writes the document and then its version
    const isLast = !guarded.get(args.collection)?.versions || !guard.hasBegun(context, args.collection, String(id))
    return naming(args.collection, args.data, args.req, () =>
      write(args.collection, id, args.req, isLast, () => updateOne(args)),
    )
  }
  db.deleteOne = async (args) => {
    const id = byId.safeParse(args.where).data?.id.equals
    if (id === undefined || !guarded.has(args.collection)) return deleteOne(args)
    const of = { context: operationIn(args.req?.context), transaction: await transactionOf(args.req) }
    return references.write(of, 'deletes', [nameOf(args.collection, id)], () =>
      write(args.collection, id, args.req, true, () => deleteOne(args)),
    )
  }
  db.createVersion = (args) =>
    naming(args.collectionSlug, args.versionData, args.req, () =>
      write(args.collectionSlug, args.parent, args.req, true, () => createVersion(args)),
    )
  db.updateVersion = (args) =>
    naming(args.collection, args.versionData.version, args.req, () =>
      write(args.collection, args.versionData.parent, args.req, true, () => updateVersion(args)),
    )

  const [commit, rollback] = [db.commitTransaction.bind(db), db.rollbackTransaction.bind(db)]
  const ended = async (promised: number | Promise<number | string> | string): Promise<void> => {
    const transaction = await promised
    guard.ended(transaction)
    references.ended(transaction)
  }
  db.commitTransaction = (id) => commit(id).finally(() => ended(id))
  db.rollbackTransaction = (id) => rollback(id).finally(() => ended(id))
}
