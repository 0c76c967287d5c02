import type { IncomingHttpHeaders } from 'node:http'
import { isJson, isQuestion } from '../network/contentTypes.ts'

/**
 * What a request does to the disk of the data folder: it clears it (or lets somebody in who can), writes rows, brings
 * files, or nothing.
 */
export type DiskUse = 'clears' | 'rows' | 'files' | 'nothing'

const reads: readonly unknown[] = ['GET', 'HEAD', 'OPTIONS']
const login = /^\/api\/users\/login\/?$/i
/** What strangers write: rows. Those who look write nothing. */
const signUp = /^\/api\/signup(\/|$)/i
const look = /^\/api\/signup\/(challenge|registration|export|certificate-check)\/?$/i
/** Coming in and going out, looking at what is there (server functions), doing without what was uploaded. */
const clearing =
  /^\/admin(\/|$)|^\/api\/users\/(login|logout|refresh-token)\/?$|^\/api\/import\/batches\/[^/]+\/discard\/?$/i

/**
 * What a request would do to the disk.
 * @param path decoded
 * @param isStaff whether somebody is logged in; a stranger can log in and sign up
 */
export function diskUseOf(
  method: string | undefined,
  path: string,
  headers: IncomingHttpHeaders,
  isStaff: boolean,
): DiskUse {
  if (reads.includes(method) || isQuestion(headers) || look.test(path)) return 'nothing'
  if (signUp.test(path)) return 'rows'
  if (!isStaff) return login.test(path) ? 'clears' : 'nothing'
  if (method === 'DELETE' || clearing.test(path)) return 'clears'
  // tables, zips, and what an import keeps to be able to take itself back
  if (/^\/api\/import(\/|$)/.test(path)) return 'files'
  // the words beside a picture are a row
  const isOfFiles = /^\/api\/(media|recordings|files)(\/|$)/.test(path)
  return isOfFiles && !isJson(headers['content-type']) ? 'files' : 'rows'
}
