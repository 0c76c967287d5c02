import type { Endpoint } from 'payload'

/** GET /api/og: Payload would draw pictures there for anybody; an endpoint of ours in its place keeps it from doing so. */
export const noPictures: Endpoint = {
  path: '/og',
  method: 'get',
  handler: () => Response.json({ errors: [{ message: '没有这个地址。' }] }, { status: 404 }),
}
