import type { Endpoint } from 'payload'
import { bookable } from '../asked/contract.ts'
import { offeredBy } from '../rules/offered.ts'
import { networkOfRequest, openedSignUps, parsed } from './answer.ts'

/** GET /api/signup/draw?collection=…&entry=…&occasion=…: what anybody needs to check a draw. */
export const draw: Endpoint = {
  method: 'get',
  path: '/signup/draw',
  handler: async (req) => {
    const signUps = openedSignUps()
    const asked = parsed(bookable, Object.fromEntries(req.searchParams))
    await signUps.limits.countLook(networkOfRequest(req))
    const offered = offeredBy(signUps.catalogue, asked)
    const isDrawn = typeof offered !== 'string' && offered.rule.how === 'lottery'
    return Response.json(await signUps.draws.show(asked, isDrawn), { headers: { 'cache-control': 'no-store' } })
  },
}
