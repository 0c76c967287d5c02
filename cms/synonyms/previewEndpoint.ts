import type { Endpoint } from 'payload'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { openedPort } from '../publishing/port.ts'
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
    if (req.user === null) return refusal(403, '请先登录。')
    const { success, data } = query.safeParse(req.query)
    if (!success) return refusal(400, `参数 words 是一组词，用空格隔开，最多 ${longestGroup} 字，例如 唱歌 合唱。`)
    const problem = groupProblem(data.words, Date.now())
    if (problem !== undefined) return refusal(400, `这一组${problem}`)
    const isOne = await given.consume(req.user.id).then(
      () => true,
      () => false,
    )
    if (!isOne) return refusal(429, '看得太快了，请等一分钟再看；保存不受影响。')
    const preview = await openedPort()?.previewSynonyms(wordsOf(data.words))
    if (preview === undefined) return refusal(503, '现在算不出来，请稍后再看；保存不受影响。')
    return Response.json(preview)
  },
}

function refusal(status: number, message: string): Response {
  return Response.json({ errors: [{ message }] }, { status })
}
