import fc from 'fast-check'
import { type Actor, actors } from '../../support/roles/cast.ts'
import type { WireRequest } from '../wire.ts'
import { type Body, bodyFor } from './bodies.ts'
import type { Library } from './collections.ts'
import { hostileText } from './hostileValues.ts'
import type { Place } from './place.ts'
import { placeIn } from './places.ts'

/** A request before anybody's log-in and the ids of this moment are put into it. */
export interface Planned {
  role: Actor
  method: string
  place: Place
  headers: readonly (readonly [string, string])[]
  body: Body | undefined
  /** Whether a server owes an answer to it: it keeps to HTTP. */
  isProper: boolean
  /** Chooses the document. */
  number: number
}

const methods = [
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'POST',
  'PATCH',
  'PATCH',
  'PUT',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
]
const oddMethods = ['PROPFIND', 'LOCK', 'SEARCH', 'QUERY', 'PURGE', 'LINK', 'MKCOL', 'REPORT', 'M-SEARCH']

type Header = readonly [string, string]
const harmless = (text: string) => text.replaceAll(/[^\t\x20-\x7e]/g, '').slice(0, 4000)
const header: fc.Arbitrary<{ given: Header; isProper: boolean }> = fc.oneof(
  fc
    .constantFrom<Header>(
      ...(['127.0.0.1:99999', 'x:y', '[::1', 'a b', '', 'evil.example', 'localhost:', '工会.cn'] as const).map(
        (host): Header => ['Host', host],
      ),
    )
    .map((given) => ({ given, isProper: false })),
  fc
    .constantFrom<Header>(
      ['Transfer-Encoding', 'chunked'],
      ['Transfer-Encoding', 'gzip, chunked'],
      ['Content-Length', '-1'],
      ['Content-Length', '99999999999999999999'],
      ['Expect', '200-maybe'],
      ['Upgrade', 'websocket'],
      ['Connection', 'upgrade'],
      ['X-Huge', 'h'.repeat(20_000)],
    )
    .map((given) => ({ given, isProper: false })),
  fc
    .constantFrom<Header>(
      ['Expect', '100-continue'],
      ['Range', 'bytes=0-0,5-1,-9'],
      ['Range', `bytes=${'0-1,'.repeat(900)}2-3`],
      ['Accept-Encoding', 'br;q=x, *;q=0, identity;q=0'],
      ['If-None-Match', '"'.repeat(500)],
      ['X-Forwarded-For', `${'1.1.1.1, '.repeat(300)}x`],
      ['X-Forwarded-Host', 'evil.example:x'],
      ['X-Forwarded-Proto', 'javascript'],
      ['Forwarded', 'for="[::1";host="'],
      ['Origin', 'null'],
      ['Origin', 'http://evil.example'],
      ['Referer', 'x://'],
      ['Cookie', 'payload-token=x; payload-token=y; =; ;;; a'],
      ['Cookie', `payload-lng=${'x'.repeat(3000)}; payload-tenant=__proto__`],
      ['Authorization', 'JWT eyJhbGciOiJub25lIn0.e30.'],
      ['Authorization', 'Bearer undefined'],
      ['Authorization', 'users API-Key x'],
      ['X-HTTP-Method-Override', 'GET'],
      ['X-Payload-HTTP-Method-Override', 'GET'],
      ['Accept-Language', 'xx-__proto__;q=9'],
      ['RSC', '1'],
      ['Next-Router-State-Tree', '%5B'],
      ['Next-Router-Prefetch', '1'],
      ['X-Middleware-Subrequest', 'middleware'],
      ['X-Middleware-Prefetch', '1'],
      ['X-Now-Route-Matches', '1'],
      ['X-Matched-Path', '/api/users'],
      ['X-Invoke-Path', '/api/users'],
      ['X-Invoke-Status', '500'],
      ['X-Next-Error-Status', '500'],
    )
    .map((given) => ({ given, isProper: true })),
  fc.tuple(fc.constantFrom('Cookie', 'X-Any', 'Accept', 'Referer', 'Next-Action'), hostileText).map(([name, text]) => ({
    given: [name, harmless(text)] as Header,
    isProper: true,
  })),
)

/**
 * Any request to any place by anybody.
 * @param actions ids of the admin's server functions
 */
export function requestTo(
  libraries: { collections: Library[]; globals: Library[] },
  actions: readonly string[],
): fc.Arbitrary<Planned> {
  return placeIn(libraries).chain((place) => {
    const method = fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...methods) },
      { weight: 1, arbitrary: fc.constantFrom(...oddMethods) },
    )
    const more = fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.array(header, { maxLength: 2 }) },
    )
    const action = place.family === '/admin' ? fc.option(fc.constantFrom(...actions, 'x')) : fc.constant(null)
    return fc
      .tuple(fc.constantFrom(...actors), method, bodyFor(place.library), more, action, fc.nat(999))
      .map(([role, verb, body, headers, id, number]): Planned => {
        if (place.form !== undefined) return { ...asForm(place.form), role, place, number }
        const mayHaveBody = !['GET', 'HEAD', 'TRACE'].includes(verb) || number % 40 === 0
        return {
          role,
          method: id === null ? verb : 'POST',
          place,
          headers: [...headers.map(({ given }) => given), ...(id === null ? [] : [['Next-Action', id] as const])],
          body: mayHaveBody ? body : undefined,
          isProper: headers.every(({ isProper }) => isProper) && (!mayHaveBody || body?.length === undefined),
          number,
        }
      })
  })
}

/** A question that comes in a body, as Payload's pages send those that are too long. */
function asForm(form: string): Pick<Planned, 'method' | 'headers' | 'body' | 'isProper'> {
  const body = { kind: 'query', type: 'application/x-www-form-urlencoded', bytes: Buffer.from(form) }
  return { method: 'POST', headers: [['X-HTTP-Method-Override', 'GET']], body, isProper: true }
}

/** Puts the log-in and an id into a request. */
export function readied(planned: Planned, token: string | undefined, ids: readonly string[]): WireRequest {
  const { method, place, headers, body, number } = planned
  const id = ids[number % ids.length] ?? 'none'
  const login: Header[] =
    token === undefined || headers.some(([name]) => name === 'Authorization')
      ? []
      : number % 2 === 0
        ? [['Authorization', `JWT ${token}`]]
        : [
            ['Cookie', `payload-token=${token}`],
            ['Sec-Fetch-Site', 'same-origin'],
          ]
  return {
    method,
    target: place.target.replaceAll('<id>', id),
    headers: [
      ...headers,
      ...login,
      ...(body?.type === undefined ? [] : [['Content-Type', body.type] as const]),
      ...(body?.length === undefined ? [] : [['Content-Length', String(body.length)] as const]),
    ],
    ...(body !== undefined && { body: body.bytes }),
  }
}
