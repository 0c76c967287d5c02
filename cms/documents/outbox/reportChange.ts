import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  GlobalAfterChangeHook,
  PayloadRequest,
} from 'payload'
import { transactionOf } from '../operation/transactionOf.ts'
import { isHeld } from './heldReports.ts'
import { type Change, isPublicGlobal, nameOfChange, openedPort } from '../port.ts'

/** Reports a written document to the publisher. It never waits for rendering. */
export const reportChange: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  await reportWrite({ collection: collection.slug, id: String(doc.id) }, req)
}

/** Reports a deleted document to the publisher. */
export const reportDelete: CollectionAfterDeleteHook = async ({ collection, id, req }) => {
  await reportWrite({ collection: collection.slug, id: String(id) }, req)
}

/** Reports a saved global to the publisher. */
export const reportGlobal: GlobalAfterChangeHook = async ({ global, req }) => {
  if (isPublicGlobal(global.slug)) await reportWrite({ global: global.slug }, req)
}

/** Reports what was written without a hook of its own: into the outbox, and to whoever waits for it. */
export async function reportWrite(change: Change, req: PayloadRequest): Promise<void> {
  const document = nameOfChange(change)
  if (isHeld(req.context, document)) return
  const row = await req.payload.db.create({ collection: 'outbox', data: { document }, req })
  openedPort()?.changed(change, await transactionOf(req), req.payloadAPI !== 'local', String(row['id']))
}
