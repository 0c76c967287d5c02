import type { ServerResponse } from 'node:http'

/**
 * What every answer says, whoever gives it: a browser takes nothing for another kind than it is named, and no other
 * site frames it. Previews and the admin frame each other. What an answer says itself of the same name stands.
 */
export function setDefaultHeaders(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('content-security-policy', "frame-ancestors 'self'")
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin')
}

/** Answers of the API are for whoever asked, and only for now; files of drafts among them. */
export function setPrivate(response: ServerResponse): void {
  response.setHeader('cache-control', 'private, no-store')
}
