import type { Endpoint } from 'payload'
import { accessReason } from '../../rights/refusals.ts'
import { Refusal } from '../../base/refusal.ts'
import { readNewsroomSettings } from './settings.ts'

/**
 * GET /api/globals/newsroom/separation: whether writing and review are apart now, for the form of an entry that is not
 * there yet. Answers `{ isSeparate: boolean }` to whoever is logged in.
 */
export const separationEndpoint: Omit<Endpoint, 'root'> = {
  path: '/separation',
  method: 'get',
  handler: async (req) => {
    if (req.user === null) throw new Refusal(accessReason('not-logged-in'))
    const { separateReview } = await readNewsroomSettings(req)
    return Response.json({ isSeparate: separateReview })
  },
}
