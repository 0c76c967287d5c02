import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { FileCache } from '../../../cms/server/http/fileCache.ts'
import { serveStatic } from '../../../cms/server/http/staticFiles.ts'
import { compressed } from '../../../site/publisher/release/compression.ts'
import { type Manifest, typeOf } from '../../../site/publisher/release/manifest.ts'

/** The published site, and Pagefind's files beside it, over HTTP as visitors get them. */
export interface SiteServer {
  url: string
  /** Bytes of Pagefind's files that were sent since the last call. */
  taken: () => number
  stop: () => Promise<void>
}

/** A page that has nothing but Pagefind. */
export const pagefindPage = '/pagefind.html'

/** @param pagefind its files, by path */
export async function startSite(manifest: Manifest, pagefind: ReadonlyMap<string, Uint8Array>): Promise<SiteServer> {
  const cache = new FileCache()
  const files = {
    get: (path: string) => manifest.get(path),
    has: (path: string) => manifest.has(path),
    missed: () => {},
  }
  const known = new Map<string, { bytes: Uint8Array; isSmaller: boolean }>()
  let sent = 0
  /** As our own files are sent: compressed where that makes them smaller. */
  const pagefindFile = (path: string) => {
    let found = known.get(path)
    const bytes = path === pagefindPage ? Buffer.from('<!doctype html><ul></ul>') : pagefind.get(path)
    if (found === undefined && bytes !== undefined) {
      const br = compressed(path, bytes)?.br
      const isSmaller = br !== undefined && br.length < bytes.length
      known.set(path, (found = { bytes: isSmaller ? br : bytes, isSmaller }))
    }
    return found
  }
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    const file = path.startsWith('/pagefind') ? pagefindFile(path) : undefined
    if (file === undefined) return void serveStatic(request, response, () => files, cache)
    if (path !== pagefindPage) sent += file.bytes.length
    response
      .writeHead(200, {
        'content-type': path.endsWith('.wasm') ? 'application/wasm' : typeOf(path),
        // a page keeps what it has read; the next visitor has nothing
        'cache-control': 'no-store',
        'content-length': file.bytes.length,
        ...(file.isSmaller && { 'content-encoding': 'br' }),
      })
      .end(file.bytes)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken() {
      const before = sent
      sent = 0
      return before
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
