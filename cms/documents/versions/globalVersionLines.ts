import type { PayloadRequest, SanitizedGlobalConfig, Where } from 'payload'
import { z } from 'zod'
import { auditRow } from '../audit/auditRow.ts'
import { differingFields, namedFields } from '../saving/differences.ts'
import { pageAsked, type VersionPage, versionsOnPage } from './versionLines.ts'

const stored = z.object({ id: z.coerce.string(), updatedAt: z.string(), version: z.record(z.string(), z.unknown()) })

/**
 * Reads when the versions of a global were saved, by whom, and what each changed, as whoever asks may read them. A
 * version does not say who saved it; the audit log does, of every change and for as long as it is kept.
 * @param asked number of the page, from 1; what is none counts as the first
 */
export async function readGlobalVersionLines(
  req: PayloadRequest,
  { slug, fields }: Pick<SanitizedGlobalConfig, 'slug' | 'fields'>,
  asked: unknown,
): Promise<VersionPage> {
  const page = pageAsked(asked)
  const find = (given: { where?: Where; sort: string; limit: number; page?: number }) =>
    req.payload.findGlobalVersions({ slug, depth: 0, overrideAccess: false, req, ...given })
  const found = await find({ sort: '-updatedAt', limit: versionsOnPage, page })
  const rows = found.docs.map((doc) => stored.parse(doc))
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return { lines: [], page: 1, pages: 1 }
  const [before, after, hands] = await Promise.all([
    find({ where: { updatedAt: { less_than: last.updatedAt } }, sort: '-updatedAt', limit: 1 }),
    find({ where: { updatedAt: { greater_than: first.updatedAt } }, sort: 'updatedAt', limit: 1 }),
    readHands(req, slug, last.updatedAt),
  ])
  const older = [...rows.slice(1), ...before.docs.map((doc) => stored.parse(doc))]
  const newer = [after.docs[0]?.updatedAt, ...rows.map(({ updatedAt }) => updatedAt)]
  const named = namedFields(fields)
  const lines = rows.map(({ id, updatedAt, version }, index) => ({
    id,
    at: updatedAt,
    by: handOf(hands, updatedAt, newer[index]),
    changes: older[index] && differingFields(named, older[index].version, version),
    isPublished: false,
    isPublic: page === 1 && index === 0,
    isAutosaved: false,
    stage: undefined,
  }))
  return { lines, page: found.page ?? page, pages: found.totalPages }
}

/** A change as the audit log has it. */
interface Hand {
  at: string
  name: string
}

/** Most changes that are read for one page: there are no more of them than versions, but for what a clock did. */
const mostHands = 100

/** The changes since an instant, the earliest first. */
async function readHands({ payload }: PayloadRequest, slug: string, since: string): Promise<Hand[]> {
  const { docs } = await payload.db.find({
    collection: 'audits',
    where: {
      and: [{ document: { equals: slug } }, { action: { equals: 'change' } }, { at: { greater_than_equal: since } }],
    },
    sort: 'at',
    limit: mostHands,
    pagination: false,
  })
  return docs.map((doc) => auditRow.parse(doc))
}

/** Who made the change that was recorded after a version was saved and before the next one was. */
function handOf(hands: readonly Hand[], at: string, next: string | undefined): string | undefined {
  const isBefore = (hand: Hand): boolean => next === undefined || Date.parse(hand.at) < Date.parse(next)
  return hands.find((hand) => Date.parse(hand.at) >= Date.parse(at) && isBefore(hand))?.name
}
