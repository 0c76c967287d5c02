import type { CollectionBeforeChangeHook, Field, GlobalBeforeChangeHook, PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { differingFields, namedFields } from './differences.ts'
import { type Clash, clashText } from './outdated.ts'
import { savingReason } from './refusals.ts'

type State = Readonly<Record<string, unknown>>

const stored = z.object({ updatedAt: z.string(), savedBy: z.string().nullish() })
const versionDoc = z.object({ version: z.record(z.string(), z.unknown()) })

/**
 * A write that carries `updatedAt` says which version it was made from; the admin's form does so by itself, and so does
 * whoever sends back a document that was read. It is refused when another version has been saved since. A write without
 * it changes the fields that it names, whatever the others are.
 */
export const refuseOutdated: CollectionBeforeChangeHook = async ({ collection, data, operation, originalDoc, req }) => {
  // an old version that is gone back to is meant to be old
  if (operation !== 'update' || req.context['isRestoringVersion'] === true) return data
  const base: unknown = data['updatedAt']
  if (!isOutdated(base, originalDoc)) return data
  const { docs } = collection.versions
    ? await req.payload.db.findVersions({
        collection: collection.slug,
        where: { and: [{ parent: { equals: originalDoc.id } }, { 'version.updatedAt': { equals: base } }] },
        limit: 1,
        pagination: false,
        req,
      })
    : { docs: [] }
  const before = versionDoc.safeParse(docs[0]).data?.version
  throw await outdatedError(req, collection.fields, data, originalDoc, before)
}

/** The same for a global. */
export const refuseOutdatedGlobal: GlobalBeforeChangeHook = async ({ data, global, originalDoc, req }) => {
  if (isOutdated(data['updatedAt'], originalDoc))
    throw await outdatedError(req, global.fields, data, originalDoc, undefined)
  return data
}

function isOutdated(base: unknown, newest: unknown): boolean {
  const known = stored.safeParse(newest).data?.updatedAt
  if (base === undefined || base === null || known === undefined) return false
  const at = base instanceof Date ? base.getTime() : Date.parse(String(base))
  if (Number.isNaN(at)) throw new Refusal(savingReason('unreadable-version', { sent: String(base), known }))
  return at !== Date.parse(known)
}

async function outdatedError(
  req: PayloadRequest,
  fields: readonly Field[],
  mine: State,
  newest: State,
  base: State | undefined,
): Promise<Refusal> {
  const { updatedAt, savedBy } = stored.parse(newest)
  const named = namedFields(fields)
  const differing = differingFields(named, mine, newest)
  const clash: Clash = {
    by: await nameOf(req, savedBy),
    isSelf: savedBy === req.user?.id,
    at: updatedAt,
    theirs: base && differingFields(named, base, newest),
    // what was not sent along is as in the newest version
    mine: base && differingFields(named, base, mine).filter((label) => differing.includes(label)),
    differing,
  }
  // named by a field, so that the form keeps the text and can show what to do beside it
  return new Refusal(savingReason('outdated', { clash: clashText(clash) }), ['updatedAt'])
}

async function nameOf(req: PayloadRequest, id: string | null | undefined): Promise<string | undefined> {
  if (!id) return undefined
  const user = await req.payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true, req })
  return user?.name
}
