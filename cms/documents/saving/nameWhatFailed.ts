import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { z } from 'zod'
import { nameOf } from '../../../site/catalogue/documentName.ts'
import { problemsOf, problemsText } from '../../base/problemText.ts'
import { saidOf } from './lockedInChinese.ts'

/** A document that could not be changed or deleted. */
export interface Failed {
  id: string
  error: unknown
}

/** What an answer says of it. */
export interface NamedFailure {
  id: string
  message: string
  isPublic: true
}

/** Errors that are meant for whoever asked, as Payload tells them from faults of the server. */
const meant = z.union([z.object({ isPublic: z.literal(true) }), z.object({ status: z.number().max(499) })])

/**
 * Of many documents that are changed or deleted at once, those that fail are named with the reason: Payload gives the
 * reasons alone, and nobody can tell which document is meant.
 */
export async function nameWhatFailed(
  collection: SanitizedCollectionConfig,
  failed: readonly Failed[],
  req: PayloadRequest,
): Promise<NamedFailure[]> {
  if (failed.length === 0) return []
  const titles = await titlesOf(
    collection,
    failed.map(({ id }) => id),
    req,
  )
  return failed.map(({ id, error }) => {
    const isTold = error instanceof Error && meant.safeParse(error).success
    if (!isTold) req.payload.logger.error({ document: nameOf(collection.slug, id), err: error }, '批量操作失败')
    const reason = isTold ? problemsText(problemsOf(error)) || saidOf(error) : '系统出错，没有改动，请稍后再试。'
    // named, it may be told: what is not public of it was left out
    return { id, message: `《${titles.get(id) ?? id}》：${reason}`, isPublic: true }
  })
}

async function titlesOf(
  { slug, admin }: SanitizedCollectionConfig,
  ids: readonly string[],
  req: PayloadRequest,
): Promise<Map<string, string>> {
  const title = admin.useAsTitle ?? 'id'
  const { docs } = await req.payload.find({
    collection: slug,
    where: { id: { in: ids } },
    draft: true,
    trash: true,
    depth: 0,
    pagination: false,
    select: { [title]: true },
    overrideAccess: true,
  })
  return new Map(docs.map((doc) => [String(doc.id), String((doc as unknown as Record<string, unknown>)[title] ?? '')]))
}
