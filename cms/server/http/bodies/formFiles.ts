import type { IncomingMessage } from 'node:http'
import { fileCollections } from '../../../content/files/folders.ts'
import type { Refused } from '../../../base/network/refused.ts'
import { contentReason } from '../../../base/network/refusals.ts'

/** Whether a content type is a form's. */
export function isForm(type: string | undefined): boolean {
  return type?.startsWith('multipart/') === true
}

const addresses = new RegExp(`^/api/(?:${fileCollections.join('|')})(/[^/]+)?/?$`)

/**
 * Whether a form may bring a file to an address: a new picture or recording, or another file for one that is there.
 * Payload reads a form wherever one is sent, with its files, and asks afterwards who takes them.
 * @param path decoded
 */
export function takesFiles(method: string | undefined, path: string): boolean {
  const found = addresses.exec(path)
  return found !== null && method === (found[1] === undefined ? 'POST' : 'PATCH')
}

/** The headers of a field that is a text, as browsers write them; anything more could make it a file for a parser. */
const textField = /^\r\ncontent-disposition: form-data; name="[^"\r\n]*"\r\n\r\n/i
/** Longest headers of a field that are looked at, in bytes. */
const longestHeaders = 500

/**
 * Whether a form has a field that is no text, wherever a parser may see one begin: after each of its boundaries.
 * @param type content type, with the boundary
 */
export function hasFile(form: Buffer, type: string): boolean {
  const boundary = /boundary=("?)([^"]+)\1$/.exec(type)?.[2]
  if (boundary === undefined) return true
  const delimiter = `--${boundary}`
  for (let at = form.indexOf(delimiter); at !== -1; at = form.indexOf(delimiter, at)) {
    at += delimiter.length
    const next = form.toString('latin1', at, at + longestHeaders)
    if (!next.startsWith('--') && !textField.test(next)) return true
  }
  return false
}

/** What is wrong with the form of a request that has come whole; undefined where files are taken. */
export function formFileProblem(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  path: string,
  form: Buffer,
): Refused | undefined {
  if (takesFiles(method, path) || !hasFile(form, headers['content-type'] ?? '')) return undefined
  return contentReason('form-with-file')
}
