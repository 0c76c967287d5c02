import type { Endpoint } from 'payload'
import { z } from 'zod'
import { openedPort } from './port.ts'

const query = z.object({ document: z.string().regex(/^[a-z]+(\/[A-Za-z0-9-]+)?$/) })

/**
 * GET /api/publishing?document=<collection>/<id>: what became of the latest change of a document, for staff.
 * Answers `{ outcome, problem }`; `outcome` is null when nothing was published since the start.
 */
export const outcomeEndpoint: Endpoint = {
  path: '/publishing',
  method: 'get',
  handler: (req) => {
    if (req.user === null) return Response.json({ errors: [{ message: '请先登录。' }] }, { status: 403 })
    const { success, data } = query.safeParse(req.query)
    if (!success) {
      const message = '参数 document 的写法是“栏目/编号”，例如 works/123。'
      return Response.json({ errors: [{ message }] }, { status: 400 })
    }
    const state = openedPort()?.state()
    const outcome = state?.latest.find(({ document }) => document === data.document) ?? null
    return Response.json({ outcome, problem: state?.problem ?? null })
  },
}
