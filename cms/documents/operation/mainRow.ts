import type { CollectionSlug, PayloadRequest, RequestContext } from 'payload'
import { z } from 'zod'
import { type DocumentName, nameOf } from '../../../site/catalogue/documentName.ts'
import { operationIn } from './operation.ts'
import { transactionOf } from './transactionOf.ts'

const asked = { _status: true, deletedAt: true, formerSlugs: true, slug: true } as const
const mainRow = z.object({
  _status: z.string().nullish(),
  deletedAt: z.unknown().optional(),
  formerSlugs: z.string().nullish(),
  slug: z.string().nullish(),
})

/** What counts of a document's main row, which is what the public sees: the newest version may be a draft beside it. */
export type MainRow = z.infer<typeof mainRow>

interface Read {
  transaction: string | number | undefined
  row: Promise<MainRow | undefined>
}

declare module './operation.ts' {
  interface Operation {
    /** The main rows that hooks have asked for, until one is written (mainRowOf). */
    mainRows?: Map<DocumentName, Read>
  }
}

type Request = Pick<PayloadRequest, 'context' | 'payload' | 'transactionID'>

/**
 * The main row of a document as it stands in the request's transaction. Several hooks of a write ask for it, and the
 * database once: the answer holds until the operation writes the row, or another begins. What somebody else writes in
 * between has the operation's own write refused (WriteGuard, MongoDB's transactions).
 * @returns undefined when there is none
 */
export async function mainRowOf(req: Request, collection: CollectionSlug, id: string): Promise<MainRow | undefined> {
  const transaction = await transactionOf(req)
  const rows = (operationIn(req.context).mainRows ??= new Map<DocumentName, Read>())
  const name = keyOf(collection, id)
  const known = rows.get(name)
  if (known !== undefined && known.transaction === transaction) return known.row
  const row = read(req, collection, id)
  rows.set(name, { transaction, row })
  return row.catch((error: unknown) => {
    rows.delete(name)
    throw error
  })
}

/** Whether the public sees a document, as above. */
export async function isPublished(req: Request, collection: CollectionSlug, id: string): Promise<boolean> {
  return (await mainRowOf(req, collection, id))?._status === 'published'
}

/** The operation has written a row, or tried to. */
export function forgetMainRow(context: RequestContext | undefined, collection: string, id: string): void {
  operationIn(context)?.mainRows?.delete(keyOf(collection, id))
}

/** An operation begins: another one of the same request may have read before it. */
export function forgetMainRows(context: RequestContext): void {
  operationIn(context).mainRows?.clear()
}

async function read(req: Request, collection: CollectionSlug, id: string): Promise<MainRow | undefined> {
  const found: unknown = await req.payload.db.findOne({ collection, where: { id: { equals: id } }, select: asked, req })
  return found === null || found === undefined ? undefined : mainRow.parse(found)
}

/** MongoDB reads ids in any case. */
function keyOf(collection: string, id: string): DocumentName {
  return nameOf(collection, id.toLowerCase())
}
