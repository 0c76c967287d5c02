import type { Endpoint } from 'payload'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { accessReason } from '../../rights/refusals.ts'
import { Refusal } from '../../base/refusal.ts'
import { openedPort } from '../../documents/port.ts'
import { synonymReason } from './refusals.ts'
import { groupProblem, longestGroup, wordsOf } from './words.ts'

const query = z.object({ words: z.string().max(longestGroup) })
/** Most previews that one person is given a minute. */
const mostOfOne = 120
const given = new RateLimiterMemory({ points: mostOfOne, duration: 60 })

/**
 * GET /api/globals/synonyms/preview?words=<words>: what searches of the public site would find if these words meant the
 * same, saved or not, for whoever may read the groups. Answers SynonymPreview.
 */
export const previewEndpoint: Omit<Endpoint, 'root'> = {
  path: '/preview',
  method: 'get',
  handler: async (req) => {
    if (req.user === null) throw new Refusal(accessReason('not-logged-in'))
    const { success, data } = query.safeParse(req.query)
    if (!success) throw new Refusal(synonymReason('synonyms-badly-sent', { longest: longestGroup }))
    const problem = groupProblem(data.words, Date.now())
    if (problem !== undefined) throw new Refusal(synonymReason('synonyms-wrong', { problem }))
    const isOne = await given.consume(req.user.id).then(
      () => true,
      () => false,
    )
    if (!isOne) throw new Refusal(synonymReason('previews-too-fast'))
    const preview = await openedPort()?.previewSynonyms(wordsOf(data.words))
    if (preview === undefined) throw new Refusal(synonymReason('no-preview'))
    return Response.json(preview)
  },
}
