/** Bytes on the disk. A file that changes is another object. */
export interface StoredFile {
  /** Absolute path. */
  file: string
  size: number
  /** The bytes, while the file is not yet in its place. */
  bytes?: Uint8Array | undefined
}

/** One file of the published site. */
export interface PublishedFile extends StoredFile {
  type: string
  /** Strong validator, with its quotes: the same bytes have the same one in every release. */
  etag: string
  /** The precompressed bytes, where they are worth it. */
  br?: StoredFile
  gz?: StoredFile
}

/**
 * Every file of a release by its decoded URL path, for example `/works/hua-jie/`. What is not in it is not served, so
 * no request can reach a file outside.
 */
export type Manifest = ReadonlyMap<string, PublishedFile>

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml',
  avif: 'image/avif',
  webp: 'image/webp',
  png: 'image/png',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
}

/** The content type of a file, by its ending. */
export function typeOf(file: string): string {
  return types[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'
}

/** Whether a content type gains from compression. */
export function isCompressible(type: string): boolean {
  return type.startsWith('text/') || type.startsWith('application/') || type === 'image/svg+xml'
}
