import type { IncomingMessage } from 'node:http'
import { isHost } from './headerProblem.ts'

/**
 * Brings a request that names a whole URL, as one is sent to a proxy, into the form that all others have. The host in it
 * counts, whatever the Host header says (RFC 9112, 3.2.2).
 * @returns whether the URL names a host
 */
export function takeOriginForm(request: Pick<IncomingMessage, 'url' | 'headers' | 'rawHeaders'>): boolean {
  const found = /^https?:\/\/([^/?#]*)([/?#].*)?$/i.exec(request.url ?? '')
  if (found === null) return true
  const [, host = '', rest = ''] = found
  if (!isHost(host)) return false
  request.url = rest.startsWith('/') ? rest : `/${rest}`
  request.headers.host = host
  // the front passes these on
  const others = request.rawHeaders.filter((_, index, all) => (all[index - (index % 2)] ?? '').toLowerCase() !== 'host')
  request.rawHeaders = ['Host', host, ...others]
  return true
}
