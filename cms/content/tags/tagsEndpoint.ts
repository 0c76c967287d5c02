import type { Endpoint } from 'payload'
import { z } from 'zod'
import { accessReason } from '../../rights/refusals.ts'
import { Refusal } from '../../base/refusal.ts'
import { tagsField } from './tagsField.ts'
import { tagsIn } from './tagTexts.ts'

/** Entries of each library whose tags are looked at, the newest, and most tags that are answered. */
const [mostEntries, mostTags] = [300, 200]

const tagged = z.object({ tags: z.string().nullish() })

/**
 * GET /api/tags: the tags in use, the most used first, of the entries that whoever asks may read. Answers
 * `{ tags: string[] }`. Asked for when somebody goes into the field of tags.
 */
export const tagsEndpoint: Endpoint = {
  path: '/tags',
  method: 'get',
  handler: async (req) => {
    if (req.user === null) throw new Refusal(accessReason('not-logged-in'))
    const counts = new Map<string, number>()
    for (const { slug, flattenedFields } of req.payload.config.collections) {
      if (!flattenedFields.some(({ name }) => name === tagsField.name)) continue
      const { docs } = await req.payload.find({
        collection: slug,
        where: { tags: { exists: true } },
        select: { tags: true },
        sort: '-updatedAt',
        limit: mostEntries,
        pagination: false,
        depth: 0,
        overrideAccess: false,
        req,
      })
      for (const doc of docs) for (const tag of tagsIn(tagged.parse(doc).tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
    }
    const tags = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([tag]) => tag)
    return Response.json({ tags: tags.slice(0, mostTags) })
  },
}
