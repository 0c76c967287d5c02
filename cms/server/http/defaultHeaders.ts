import type { ServerResponse } from 'node:http'

/** For how long, in seconds; other hosts of the same domain are not ours to speak for. */
export const onlySecurely = 'max-age=31536000'

/**
 * What every answer says, whoever gives it: a browser takes nothing for another kind than it is named, and no other
 * site frames it. Previews and the admin frame each other. What an answer says itself of the same name stands.
 * @param isSecure whether the site is reached by TLS: then browsers ask for nothing without it for a year
 */
export function setDefaultHeaders(response: ServerResponse, isSecure: boolean): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('content-security-policy', "frame-ancestors 'self'")
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin')
  if (isSecure) response.setHeader('strict-transport-security', onlySecurely)
}

/** Answers of the API are for whoever asked, and only for now; files of drafts among them. */
export function setPrivate(response: ServerResponse): void {
  response.setHeader('cache-control', 'private, no-store')
}
