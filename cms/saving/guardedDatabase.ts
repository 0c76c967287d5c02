import type { CollectionAfterChangeHook, CollectionBeforeOperationHook, Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { SavedMeanwhile } from './savedMeanwhile.ts'
import { WriteGuard } from './writeGuard.ts'

const guards = new WeakMap<Payload['db'], WriteGuard>()
const named = z.object({ id: z.string() })
const byId = z.object({ id: z.object({ equals: z.string() }) })

/** An operation that changes documents says when it begins to read: the first hook of a guarded collection. */
export const beginToRead: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation !== 'update' && operation !== 'delete' && operation !== 'restoreVersion') return args
  // a version is named by its own id, and what changes many names none
  const { data } = operation === 'restoreVersion' ? {} : named.safeParse(args)
  guards.get(req.payload.db)?.begin(req.context, data === undefined ? collection.slug : `${collection.slug}/${data.id}`)
  return args
}

/** Payload goes on when an automatic save could not replace its version; nothing was written, so it must not. */
export const failWhenRefused: CollectionAfterChangeHook = ({ doc, req }) => {
  if (guards.get(req.payload.db)?.wasRefused(req.context)) throw new SavedMeanwhile()
  return doc
}

/** Puts a guard before the writes of all collections that have the hooks above. */
export function guardWrites({ db, config }: Payload): void {
  const guard = new WriteGuard()
  guards.set(db, guard)
  const guarded = new Map(
    config.collections
      .filter(({ hooks }) => hooks.beforeOperation.includes(beginToRead))
      .map(({ slug, versions }) => [slug as string, Boolean(versions)]),
  )
  const write = async <T>(
    collection: string,
    id: unknown,
    req: Partial<PayloadRequest> | undefined,
    isLast: boolean,
    run: () => Promise<T>,
  ) => {
    if (!guarded.has(collection) || id === undefined || id === null) return run()
    const transaction: unknown = await req?.transactionID
    const isOne = typeof transaction === 'string' || typeof transaction === 'number'
    const of = { context: req?.context, collection, id: String(id), isLast }
    return guard.write({ ...of, transaction: isOne ? transaction : undefined }, run)
  }

  const [updateOne, deleteOne] = [db.updateOne.bind(db), db.deleteOne.bind(db)]
  const [createVersion, updateVersion] = [db.createVersion.bind(db), db.updateVersion.bind(db)]
  db.updateOne = (args) => {
    const [context, id] = [args.req?.context, args.id]
    // an operation writes the document and then its version
    const isLast = !guarded.get(args.collection) || !guard.hasBegun(context, args.collection, String(id))
    return write(args.collection, id, args.req, isLast, () => updateOne(args))
  }
  db.deleteOne = (args) =>
    write(args.collection, byId.safeParse(args.where).data?.id.equals, args.req, true, () => deleteOne(args))
  db.createVersion = (args) => write(args.collectionSlug, args.parent, args.req, true, () => createVersion(args))
  db.updateVersion = (args) =>
    write(args.collection, args.versionData.parent, args.req, true, () => updateVersion(args))

  const [commit, rollback] = [db.commitTransaction.bind(db), db.rollbackTransaction.bind(db)]
  const ended = async (promised: number | Promise<number | string> | string): Promise<void> => {
    guard.ended(await promised)
  }
  db.commitTransaction = (id) => commit(id).finally(() => ended(id))
  db.rollbackTransaction = (id) => rollback(id).finally(() => ended(id))
}
