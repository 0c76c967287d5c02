import type { Endpoint } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../../base/refusal.ts'
import { accessReason } from '../../../rights/refusals.ts'
import { files } from '../../../rights/tables.ts'
import { verdict } from '../../../rights/verdict.ts'
import { readWord } from './readWord.ts'
import { wordReason } from './refusals.ts'
import { largestWord } from './uploadLimit.ts'

const query = z.object({ name: z.string().trim().min(1).max(200) })
/** Documents that are read or wait for their turn: each is in memory. */
const mostAtOnce = 2
const reading = new Set<string>()

/**
 * POST /api/word?name=…: reads a document of Word, which is the body, and answers `Brought`: what it is as part of a
 * body, its pictures with it. Stores nothing: pictures go to the library one by one, when each has its description. For
 * whoever may bring pictures, and so writes entries.
 */
export const wordEndpoint: Endpoint = {
  path: '/word',
  method: 'post',
  handler: async (req) => {
    const { user } = req
    if (user === null) throw new Refusal(accessReason('not-logged-in'))
    if (verdict(files.rows.create, user) !== true) throw new Refusal(wordReason('word-not-yours-to-take'))
    const { success, data: asked } = query.safeParse(req.query)
    if (!success) throw new Refusal(wordReason('word-without-name'))
    const { name } = asked
    if (!/\.docx$/i.test(name)) throw new Refusal(wordReason(/\.doc$/i.test(name) ? 'word-of-old-kind' : 'word-of-another-kind', { name }))
    if (reading.has(user.id)) throw new Refusal(wordReason('own-word-under-way'))
    if (reading.size >= mostAtOnce) throw new Refusal(wordReason('words-of-others-under-way'))
    reading.add(user.id)
    try {
      const bytes = new Uint8Array((await req.arrayBuffer?.()) ?? new ArrayBuffer())
      if (bytes.length > largestWord) throw new Refusal(wordReason('word-too-large', { name }))
      return Response.json(await readWord(name, bytes))
    } finally {
      reading.delete(user.id)
    }
  },
}
