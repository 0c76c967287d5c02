import type { Endpoint } from 'payload'
import { Refusal } from '../../base/refusal.ts'
import { requestReason } from '../../base/network/refusals.ts'

/** GET /api/og: Payload would draw pictures there for anybody; an endpoint of ours in its place keeps it from doing so. */
export const noPictures: Endpoint = {
  path: '/og',
  method: 'get',
  handler: () => {
    throw new Refusal(requestReason('nothing-there'))
  },
}
