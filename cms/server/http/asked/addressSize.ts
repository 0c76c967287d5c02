import { isForApi, pathIn, sentPath } from '../../../base/network/paths.ts'
import type { Refused } from '../../../base/network/refused.ts'
import { requestReason } from '../../../base/network/refusals.ts'

/** Most segments of a path; the deepest page of the admin has six, a file of Next about ten. */
const mostSegments = 30
/** Longest address, in characters. Next says an address it leads on twice in its headers, and clients take 16 KB of them. */
const longestAddress = 7_000
/** Longest address of the API, which leads nobody on; with its headers a request has 16 KB at most (the listener). */
const longestOfApi = 16 * 1024
/** Most parameters of an address of the admin: filters, columns and order of a list are about forty. */
const mostParameters = 100
/** The same of the API: a hundred ids that are chosen in a list, and what goes with them. */
const mostOfApi = 300

/**
 * What is wrong with an address by its size alone, told before anybody reads its parts: what Next does for each
 * parameter grows with all others, so thousands of them stop everybody for seconds.
 * @param url as it was sent
 */
export function addressSizeProblem(url: string): Refused | undefined {
  const path = sentPath(url)
  const isApi = isForApi(pathIn(url))
  const [longest, most] = isApi ? [longestOfApi, mostOfApi] : [longestAddress, mostParameters]
  if (url.length > longest) return requestReason('address-too-long', { longest })
  if (count(path, '/') > mostSegments) return requestReason('address-too-deep')
  if (url.length > path.length && count(url, '&', path.length) >= most)
    return requestReason('too-many-parameters', { most })
  return undefined
}

function count(text: string, part: string, from = 0): number {
  let found = 0
  for (let at = text.indexOf(part, from); at !== -1; at = text.indexOf(part, at + 1)) found++
  return found
}
