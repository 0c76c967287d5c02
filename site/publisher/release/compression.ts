import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { isCompressible, typeOf } from './manifest.ts'

/** Brotli's quality and gzip's level that cost 0.2 and 0.1 ms a page. */
const [quality, level] = [5, 6]
/** Brotli's quality for styles and scripts: they are few, and stay the same for as long as the site's code does. */
const codeQuality = 11
/** Brotli's window, as a power of two, is as large as the file needs: it is set up anew for each. */
const [smallestWindow, largestWindow] = [16, 22]
/** Up to this many bytes an answer goes on the wire in one packet with its head, compressed or not. */
const onePacketBytes = 1100

/** The compressed copies that stand beside a file; none where they are not worth it. Takes a thread of its own. */
export function compressed(path: string, bytes: Uint8Array): { br: Buffer; gz: Buffer } | undefined {
  if (bytes.length <= onePacketBytes || !isCompressible(typeOf(path.endsWith('/') ? 'index.html' : path)))
    return undefined
  const window = Math.min(Math.max(Math.ceil(Math.log2(bytes.length)), smallestWindow), largestWindow)
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: path.startsWith('/_astro/') ? codeQuality : quality,
    [constants.BROTLI_PARAM_LGWIN]: window,
  }
  return { br: brotliCompressSync(bytes, { params }), gz: gzipSync(bytes, { level }) }
}

/** Strong validator, with its quotes: the same bytes have the same one in every release. */
export function etagOf(bytes: Uint8Array | string): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
}
