import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'

const claims = z.object({ exp: z.number() })

/**
 * Whether a request brings what a log-in leaves: a token of which the signature and the time are right (RFC 7519, HS256).
 * Whether its log-in still is open is for the CMS to say; this only tells among whom a request is counted.
 * @param key that signs them; undefined when it is not known, and any token counts
 * @param now in milliseconds
 */
export function bringsToken(headers: IncomingHttpHeaders, key: string | undefined, now: number): boolean {
  return tokensIn(headers).some((token) => key === undefined || isRight(token, key, now))
}

/** Where Payload looks for one. */
function tokensIn({ authorization = '', cookie = '' }: IncomingHttpHeaders): string[] {
  const named = /^(?:JWT|Bearer) (.+)$/.exec(authorization)?.[1]
  const kept = [...cookie.matchAll(/(?:^|;) *payload-token=([^;]+)/g)].map(([, token = '']) => token.trim())
  return [...(named === undefined ? [] : [named]), ...kept.slice(-1)]
}

function isRight(token: string, key: string, now: number): boolean {
  const [header, payload, signature, ...rest] = token.split('.')
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return false
  const wanted = createHmac('sha256', key).update(`${header}.${payload}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return false
  try {
    const found = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
    return found.success && found.data.exp * 1000 > now
  } catch {
    return false
  }
}
