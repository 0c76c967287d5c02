import { createHash } from 'node:crypto'
import type { Recording as Entry } from '../../../site/catalogue/entries.ts'
import { readCaptions } from '../../content/files/recordings/captions.ts'
import type { Recording } from '../../payload-types.ts'
import { textOf } from '../../content/entries/parts.ts'
import type { Unchecked } from '../../content/entries/unchecked.ts'

/**
 * The public entry of a recording.
 * @param preview when true the address is that of the CMS, which only staff can open; captions come with publishing
 */
export function recordingEntry(doc: Recording, preview = false): Unchecked<Entry> {
  const captions = textOf(doc.captions) && !preview ? readCaptions(doc.captions ?? '') : undefined
  const name = doc.filename ?? ''
  const src = `/media/${digest([name, doc.filesize, doc.fileVersion])}/${name}`
  // a file is one recording's, also where another has the same captions
  const captionsSrc = `/media/${digest([doc.id, captions?.vtt])}/captions.vtt`
  return {
    id: doc.id,
    title: textOf(doc.title),
    credit: textOf(doc.credit),
    kind: doc.mimeType?.startsWith('audio/') ? 'audio' : 'video',
    src: name === '' ? undefined : preview ? `/api/recordings/file/${encodeURIComponent(name)}` : encoded(src),
    type: doc.mimeType ?? undefined,
    captions: captions && { src: captionsSrc, lines: captions.lines },
    files: name === '' || preview ? {} : { [src]: name },
    bytes: name === '' || preview || typeof doc.filesize !== 'number' ? {} : { [src]: doc.filesize },
    texts: captions ? { [captionsSrc]: captions.vtt } : {},
  }
}

/** What the bytes under an address depend on, since it is cached for ever. */
function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 10)
}

function encoded(url: string): string {
  return url.split('/').map(encodeURIComponent).join('/')
}
