import path from 'node:path'
import type { Content } from './content.ts'
import { fileKinds } from '../../catalogue/vocabulary.ts'
import type { FileRow } from './releaseState.ts'

/** Bytes on the disk. A file that changes is another object. */
export interface StoredFile {
  /** Absolute path. */
  file: string
  size: number
}

/** One file of the published site. */
export interface PublishedFile extends StoredFile {
  type: string
  /** Strong validator, with its quotes: the same bytes have the same one in every release. */
  etag: string
  /** The precompressed bytes, where they are worth it. */
  br?: StoredFile
  gz?: StoredFile
  /** Encoded path to which the file leads; for a server that can redirect. */
  location?: string
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
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  vtt: 'text/vtt; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
  zip: 'application/zip',
}

/** Files that visitors take with them and that no browser is to open on the site; what is in them is compressed. */
const taken: ReadonlySet<string | undefined> = new Set(Object.keys(fileKinds).map((kind) => types[kind]))

/** Whether a browser is to keep a file of a content type, and not to show it. */
export function isToBeKept(type: string): boolean {
  return taken.has(type)
}

const unknownType = 'application/octet-stream'

/** The content type of a file, by its ending. */
export function typeOf(file: string): string {
  return types[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? unknownType
}

/** Whether a content type gains from compression. Postings of the search are dense: a tenth of 2 KB is not worth two files. */
export function isCompressible(type: string): boolean {
  if (type === unknownType || isToBeKept(type)) return false
  return type.startsWith('text/') || type.startsWith('application/') || type === 'image/svg+xml'
}

/** Where a release keeps the file of a URL path, relative to its folder and with slashes. */
export function fileOf(url: string): string {
  return (url.endsWith('/') ? `${url}index.html` : url).slice(1)
}

/**
 * A file as the manifest has it.
 * @param folder of the release
 * @param staged where it stands until it is in its place
 */
export function publishedFile(
  folder: string,
  url: string,
  { etag, size, br, gz, location }: Omit<FileRow, 'path'>,
  staged?: string,
): PublishedFile {
  const file = staged ?? path.join(folder, fileOf(url))
  const published: PublishedFile = { file, size, type: typeOf(fileOf(url)), etag }
  if (location !== null) published.location = location
  if (br !== null) published.br = { file: `${file}.br`, size: br }
  if (gz !== null) published.gz = { file: `${file}.gz`, size: gz }
  return published
}

/** What the state keeps of a file. */
export function rowOf(path: string, { etag, size, br, gz, location }: PublishedFile): FileRow {
  return { path, etag, size, br: br?.size ?? null, gz: gz?.size ?? null, location: location ?? null }
}

/** Where the content of a file leads; null when it is what it is. */
export function locationOf(content: Content | undefined): string | null {
  return content !== undefined && 'bytes' in content ? (content.location ?? null) : null
}
