import type { IncomingMessage } from 'node:http'
import type { ApiConfig } from '../../cms/documents/queries/apiAddresses.ts'
import { requestProblem } from '../../cms/server/http/asked/requestProblem.ts'

/** Names that every object has. */
export const inherited = [...Object.getOwnPropertyNames(Object.prototype), 'prototype']
const usual = [
  { method: 'get', path: '/versions' },
  { method: 'post', path: '/:id/duplicate' },
  { method: 'get', path: '/' },
  { method: 'get', path: '/:id' },
  { method: 'post', path: '/' },
  { method: 'patch', path: '/:id' },
]
/** As much of the configuration as is looked at. */
export const config = {
  collections: [
    {
      slug: 'notices',
      endpoints: usual,
      versions: { drafts: true },
      auth: undefined,
      flattenedFields: [{ name: 'date', type: 'date' }],
    },
    { slug: 'media', endpoints: usual, versions: undefined, auth: undefined, disableDuplicate: true },
    { slug: 'payload-migrations', endpoints: false, auth: undefined },
  ],
  globals: [
    {
      slug: 'site',
      endpoints: [
        { method: 'get', path: '/' },
        { method: 'get', path: '/versions' },
      ],
    },
  ],
  endpoints: [
    { method: 'get', path: '/access' },
    { method: 'post', path: '/import/:library' },
  ],
} as unknown as ApiConfig

/** What a request is refused with before it is read; undefined when it is not. */
export function asked(method: string, url: string, headers: Record<string, string> = {}): number | undefined {
  return requestProblem({ method, url, headers } as unknown as IncomingMessage, config)?.status
}
