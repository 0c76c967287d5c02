import type { IncomingMessage } from 'node:http'
import { lengthOf } from '../bodies/receiveBody.ts'
import { pathIn } from '../../../base/network/paths.ts'
import { adminQueryProblem, momentsOf } from './adminQueries.ts'
import { type ApiConfig, apiAddressProblem } from '../../../documents/queries/apiAddresses.ts'
import { contentTypeProblem, isQuestion } from '../../../base/network/contentTypes.ts'
import { headerProblem } from '../headerProblem.ts'
import { type Refused, refusedMethod } from '../../../base/network/refused.ts'
import { requestReason } from '../../../base/network/refusals.ts'
import { segmentsOf } from '../../../base/network/segments.ts'
import { callProblem, isCall } from './serverCalls.ts'
import { unwantedBody } from './unwantedBody.ts'

/**
 * What is wrong with a request to the admin or its API, as far as that can be told before its body has come: Next and
 * Payload would answer it with an error of the server.
 * @param config of the API
 */
export function requestProblem(request: IncomingMessage, config: ApiConfig): Refused | undefined {
  const { method = '', url = '/', headers } = request
  const segments = segmentsOf(url)
  if (segments === undefined || hasZero(url)) return requestReason('address-unreadable')
  const bad = headerProblem(headers)
  if (bad !== undefined) return bad
  const unwanted = unwantedBody(request)
  if (unwanted !== undefined) return unwanted
  const [area, ...rest] = segments
  // what only asks is looked for among what can be got
  const meant = method === 'POST' && isQuestion(headers) ? 'GET' : method
  if (area === 'api' && hasEmptySegment(url)) return requestReason('no-such-address')
  if (area === 'api')
    return apiAddressProblem(config, meant, rest) ?? contentTypeProblem(headers, rest, lengthOf(request) > 0)
  if (area === 'admin') {
    const problem = adminQueryProblem(url, momentsOf(config, rest))
    if (problem !== undefined) return requestReason('admin-query-wrong', { problem })
    if (isCall(request)) return callProblem(headers)
  }
  return method === 'GET' || method === 'HEAD' ? undefined : refusedMethod(method, ['GET', 'HEAD'])
}

/** Payload's router takes the nothing between two slashes for a name; slashes at the end are taken off before. */
function hasEmptySegment(url: string): boolean {
  return /\/\/[^/]/.test(pathIn(url))
}

/** A line in what is looked for is fine; a zero is none of it and ends a text in a database. */
function hasZero(url: string): boolean {
  return /%00/.test(url)
}
