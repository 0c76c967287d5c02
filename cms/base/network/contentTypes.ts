import type { IncomingHttpHeaders } from 'node:http'
import type { Refused } from './refused.ts'
import { contentReason } from './refusals.ts'

/** As Payload reads it; others it takes for no upload at all, and answers 500. */
const multipart = /^multipart\/form-data; ?boundary=("?)[\w'()+,./:=? -]{1,70}\1$/
const asked = 'application/x-www-form-urlencoded'

/**
 * What is wrong with the kind of what is sent to the API.
 * @param segments of the path after /api
 */
export function contentTypeProblem(
  headers: IncomingHttpHeaders,
  segments: readonly string[],
  hasBody: boolean,
): Refused | undefined {
  // tables, zips and documents of Word come as they are
  const isTable = segments[0] === 'import' && segments[1] !== 'batches'
  const isBreakdown = segments[0] === 'grassroots' && segments[2] === 'read-file'
  if (!hasBody || isTable || isBreakdown || segments[3] === 'pictures' || segments[0] === 'word') return undefined
  const type = headers['content-type'] ?? ''
  // as JSON Payload takes it for a document, or for nothing
  if (isQuestion(headers)) return type === asked ? undefined : wrong(asked)
  if (isJson(type) || multipart.test(type)) return undefined
  // what browsers without scripts send of a plain form
  if (segments[0] === 'signup' && isPlainForm(type)) return undefined
  if (type.startsWith('multipart/')) return contentReason('form-without-boundary')
  return wrong('application/json 或 multipart/form-data')
}

/** Whether a request only asks, with what would be too long for its address as its body. */
export function isQuestion(headers: IncomingHttpHeaders): boolean {
  return headers['x-payload-http-method-override'] === 'GET' || headers['x-http-method-override'] === 'GET'
}

/** Whether a content type is JSON's, as Payload reads it. */
export function isJson(type: string | undefined): boolean {
  return type?.split(';', 1)[0] === 'application/json'
}

/** Whether a content type is that of a plain form, which has texts alone. */
export function isPlainForm(type: string | undefined | null): boolean {
  return type?.split(';', 1)[0]?.trim().toLowerCase() === asked
}

function wrong(allowed: string): Refused {
  return contentReason('content-of-another-type', { allowed })
}
