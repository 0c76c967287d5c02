import type { CollectionAfterOperationHook, SanitizedCollectionConfig } from 'payload'
import { z } from 'zod'
import { inChinese } from './lockedInChinese.ts'

/** What Payload answers to a write to many documents. */
const bulk = z.object({
  errors: z.array(z.object({ id: z.union([z.string(), z.number()]), message: z.string(), isPublic: z.boolean() })),
})

/**
 * Of many entries that are published, taken down or deleted at once, those that fail are named with the reason: Payload
 * gives the reasons alone, and nobody can tell which entry is meant.
 */
export const nameWhatFailed: CollectionAfterOperationHook = async ({ args, collection, operation, result, req }) => {
  if (operation !== 'update' && operation !== 'delete') return result
  const { success, data } = bulk.safeParse(result)
  if (!success || data.errors.length === 0) return result
  for (const { id, message, isPublic } of data.errors)
    if (!isPublic)
      req.payload.logger.error({ document: `${collection.slug}/${id}`, err: new Error(message) }, '批量操作失败')
  const titles = await titlesOf(
    collection,
    data.errors.map(({ id }) => String(id)),
    args.req ?? req,
  )
  const errors = data.errors.map((error) => ({
    ...error,
    message: `《${titles.get(String(error.id)) ?? error.id}》：${
      error.isPublic ? inChinese(error.message) : '系统出错，没有改动，请稍后再试。'
    }`,
    // named, it may be told: what is not public of it was left out
    isPublic: true,
  }))
  return { ...(result as object), errors }
}

async function titlesOf(
  { slug, admin }: SanitizedCollectionConfig,
  ids: string[],
  req: Parameters<CollectionAfterOperationHook>[0]['req'],
): Promise<Map<string, string>> {
  const title = admin.useAsTitle ?? 'id'
  const { docs } = await req.payload.find({
    collection: slug,
    where: { id: { in: ids } },
    draft: true,
    depth: 0,
    pagination: false,
    select: { [title]: true },
    overrideAccess: true,
  })
  return new Map(docs.map((doc) => [String(doc.id), String((doc as unknown as Record<string, unknown>)[title] ?? '')]))
}
