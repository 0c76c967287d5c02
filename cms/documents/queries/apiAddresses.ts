import type { Endpoint, SanitizedConfig } from 'payload'
import { type Refused, refusedMethod } from '../../base/network/refused.ts'
import { requestReason } from '../../base/network/refusals.ts'

/** What of the configuration decides which addresses the API has. */
export type ApiConfig = Pick<SanitizedConfig, 'collections' | 'globals' | 'endpoints'>
type Address = Pick<Endpoint, 'method' | 'path'>

/** One thing that is asked for: a collection, a global, or the API itself. */
interface Owner {
  /** Slug of a collection, `globals/<slug>`; undefined for the API itself. */
  name?: string
  addresses: readonly Address[]
  /** Whether an address that Payload gives to everything makes sense for this one. */
  isMeant: (address: Address) => boolean
  /** Path below it, decoded, by segments. */
  rest: readonly string[]
}

/**
 * What is wrong with a request to the API by its address and method alone. Payload looks names up on plain objects,
 * where `constructor` is one too, and answers 500 to what it has but cannot do.
 * @param segments of the path after /api, decoded
 */
export function apiAddressProblem(config: ApiConfig, method: string, segments: readonly string[]): Refused | undefined {
  const owner = ownerOf(config, segments)
  if (owner === undefined) return requestReason('no-such-address')
  const fitting = owner.addresses.filter(({ path }) => fits(path, owner.rest))
  // the router takes the first that fits, whether or not it makes sense
  const first = fitting.find((address) => address.method.toUpperCase() === (method === 'HEAD' ? 'GET' : method))
  if (fitting.length === 0 || (first !== undefined && !owner.isMeant(first))) return requestReason('no-such-address')
  const methods = fitting.filter(owner.isMeant).map((address) => address.method.toUpperCase())
  if (segments.some((segment) => segment.includes('/'))) return requestReason('address-with-bad-id')
  const allowed = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])]
  return allowed.includes(method) ? undefined : refusedMethod(method, allowed)
}

/** What the router takes a request for. */
export interface Routed {
  /** Slug of a collection, or `globals/<slug>`. */
  owner: string
  /** Path of the address below it, with `:id` for what is named. */
  path: string
  /** What stands in the place of `:id`. */
  id: string | undefined
}

/**
 * The address of a collection or a global that a request is for, however its path is written.
 * @param segments of the path after /api, decoded
 * @returns undefined when nothing answers to it, or the API itself
 */
export function routedTo(config: ApiConfig, method: string, segments: readonly string[]): Routed | undefined {
  const owner = ownerOf(config, segments)
  // the router takes the first that fits
  const path = owner?.addresses.find((one) => one.method.toUpperCase() === method && fits(one.path, owner.rest))?.path
  if (owner?.name === undefined || path === undefined) return undefined
  const place = readPattern(path).parts.findIndex((part) => part === ':id')
  return { owner: owner.name, path, id: owner.rest[place] }
}

function ownerOf({ collections, globals, endpoints }: ApiConfig, segments: readonly string[]): Owner | undefined {
  const [first = '', second = ''] = segments
  if (first === 'globals') {
    const found = globals.find(({ slug }) => slug === second)
    if (found === undefined || !found.endpoints) return undefined
    return { name: `globals/${second}`, addresses: found.endpoints, isMeant: isMeant(found), rest: segments.slice(2) }
  }
  const found = collections.find(({ slug }) => slug === first)
  if (found === undefined) return { addresses: endpoints, isMeant: () => true, rest: segments }
  if (!found.endpoints) return undefined
  return { name: first, addresses: found.endpoints, isMeant: isMeant(found), rest: segments.slice(1) }
}

/** Payload answers 500 to addresses that it gives to everything and that make no sense for one thing. */
function isMeant(
  owner: SanitizedConfig['collections'][number] | SanitizedConfig['globals'][number],
): (address: Address) => boolean {
  const { auth, upload } = 'auth' in owner ? owner : { auth: undefined, upload: undefined }
  const has: Record<string, boolean> = {
    '/versions': Boolean(owner.versions),
    '/versions/:id': Boolean(owner.versions),
    '/:id/duplicate': !('disableDuplicate' in owner && owner.disableDuplicate),
    '/verify/:id': Boolean(auth?.verify),
    '/:id/api-key/reveal': Boolean(auth?.useAPIKey),
    '/file/:filename': Boolean(upload),
    // addresses of other sites are not fetched
    '/paste-url/:id?': false,
  }
  // a preference is written over, and Payload's own way to take one away fails on SQLite
  return ({ method, path }) => has[path] ?? !(path === '/:key' && method === 'delete')
}

/** Whether segments fit a pattern of Payload's: words, `:name` and, at its end, `:name?`. */
function fits(pattern: string, segments: readonly string[]): boolean {
  const { parts, least } = readPattern(pattern)
  if (segments.length > parts.length || segments.length < least) return false
  // the router reads words in any case
  return segments.every((segment, index) => {
    const part = parts[index] ?? ''
    return part.startsWith(':') ? segment !== '' : part.toLowerCase() === segment.toLowerCase()
  })
}

interface Pattern {
  readonly parts: readonly string[]
  /** Fewest segments that fit. */
  readonly least: number
}

/** Patterns as they were read: there are as many as the configuration has, and each request is held against them. */
const patterns = new Map<string, Pattern>()

function readPattern(pattern: string): Pattern {
  const known = patterns.get(pattern)
  if (known !== undefined) return known
  const parts = pattern.split('/').filter((part) => part !== '')
  const read = { parts, least: parts.filter((part) => !part.endsWith('?')).length }
  patterns.set(pattern, read)
  return read
}
