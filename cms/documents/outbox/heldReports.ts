import { setImmediate } from 'node:timers/promises'
import type { Payload, RequestContext } from 'payload'
import { changeOf, openedPort } from '../port.ts'
import { together, writesAtOnce } from '../../base/together.ts'

/** Documents whose reports wait: a batch that the public must not see half of. */
export interface HeldReports {
  /** For the calls of Payload's Local API whose reports are to wait. */
  context: RequestContext
  /** `<collection>/<id>` of what they wrote. */
  documents: Set<string>
}

/** Begins to hold reports back. */
export function holdReports(): HeldReports {
  const documents = new Set<string>()
  return { context: { heldReports: documents }, documents }
}

/** Keeps a report back when the call that caused it asked for that. @returns whether it did */
export function isHeld(context: RequestContext, document: string): boolean {
  context.heldReports?.add(document)
  return context.heldReports !== undefined
}

/** Reports documents that were written without a report, as a bulk load: it gives way to what somebody waits for. */
export async function reportDocuments(payload: Payload, documents: Iterable<string>): Promise<void> {
  await together(
    [...documents],
    writesAtOnce(payload.db),
    async (document) => {
      const row = await payload.db.create({ collection: 'outbox', data: { document } })
      openedPort()?.changed(changeOf(document), undefined, false, String(row['id']))
    },
    () => setImmediate(),
  )
}
