import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { isCompressible, typeOf } from './manifest.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
/** Levels that cost 0.2 and 0.1 ms a page (design/publish.md). */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const gzipOptions = { level: 6 }
/** Below this many bytes a compressed copy saves nothing on the wire. */
const worthCompressing = 500

/** The compressed copies that stand beside a file; none where they are not worth it. */
export async function compressed(path: string, bytes: Buffer): Promise<{ br: Buffer; gz: Buffer } | undefined> {
  if (bytes.length < worthCompressing || !isCompressible(typeOf(path.endsWith('/') ? 'index.html' : path)))
    return undefined
  const [br, gz] = await Promise.all([brotli(bytes, brotliOptions), gzipped(bytes, gzipOptions)])
  return { br, gz }
}

/** Strong validator, with its quotes: the same bytes have the same one in every release. */
export function etagOf(bytes: Buffer | string): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
}
