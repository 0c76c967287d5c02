import type { Endpoint } from 'payload'
import document from './openapi.json' with { type: 'json' }

/** GET /api/signup/openapi.json: the interface for programs of others, as a document. */
export const openApiEndpoint: Endpoint = {
  method: 'get',
  path: '/signup/openapi.json',
  handler: () => Response.json(document, { headers: { 'cache-control': 'no-cache' } }),
}
