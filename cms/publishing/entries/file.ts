import { createHash } from 'node:crypto'
import type { File as Entry } from '../../../site/catalogue/entries.ts'
import { textOf } from '../../content/entries/parts.ts'
import type { Unchecked } from '../../content/entries/unchecked.ts'
import { stemOf } from '../../content/files/fileName.ts'
import type { File } from '../../payload-types.ts'

/**
 * The public entry of a file. Its address ends in its own name, and not in that of the file in the folder, which may have
 * a number: browsers keep it under that name.
 * @param preview when true the address is that of the CMS, which only staff can open
 */
export function fileEntry(doc: File, preview = false): Unchecked<Entry> {
  const stored = doc.filename ?? ''
  const kind = stored.slice(stored.lastIndexOf('.') + 1)
  const name = `${stemOf(doc.originalName ?? stored, '附件')}.${kind}`
  // the address carries whatever its bytes depend on, so it may be cached for ever
  const version = createHash('sha256')
    .update(JSON.stringify([stored, doc.filesize, doc.fileVersion]))
    .digest('hex')
    .slice(0, 10)
  const url = `/media/${version}/${name}`
  const isPublished = stored !== '' && !preview
  const own = `/api/files/file/${encodeURIComponent(stored)}`
  return {
    id: doc.id,
    title: textOf(doc.title) ?? name,
    name,
    kind,
    size: doc.filesize ?? undefined,
    src: stored === '' ? undefined : preview ? own : url.split('/').map(encodeURIComponent).join('/'),
    files: isPublished ? { [url]: stored } : {},
    bytes: isPublished && typeof doc.filesize === 'number' ? { [url]: doc.filesize } : {},
  }
}
