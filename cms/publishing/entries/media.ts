import { createHash } from 'node:crypto'
import type { Media as Entry } from '../../../site/catalogue/entries.ts'
import type { Media } from '../../payload-types.ts'
import { textOf } from '../../content/entries/parts.ts'
import type { Unchecked } from '../../content/entries/unchecked.ts'

/** Of the sizes of a picture the square one alone has this type (cms/content/files/pictures/media.ts). */
const squareType = 'image/jpeg'

/**
 * The public entry of a picture.
 * @param preview when true the addresses are those of the CMS, which only staff can open; nothing was published yet
 */
export function mediaEntry(doc: Media, preview = false): Unchecked<Entry> {
  const made = Object.values(doc.sizes ?? {})
    .map((size) => ({ file: size.filename, type: size.mimeType, width: size.width, bytes: size.filesize }))
    .filter((size) => size.file)
    .sort((a, b) => (a.type ?? '').localeCompare(b.type ?? '') || (a.width ?? 0) - (b.width ?? 0))
  // the address carries whatever its bytes depend on, so it may be cached for ever
  const version = createHash('sha256')
    .update(JSON.stringify([doc.filename, doc.filesize, doc.width, doc.height, doc.fileVersion, made]))
    .digest('hex')
    .slice(0, 10)
  const files: Record<string, string> = {}
  const bytes: Record<string, number> = {}
  const sizeOf = new Map([{ file: doc.filename, bytes: doc.filesize }, ...made].map((one) => [one.file, one.bytes]))
  const address = (file: string): string => {
    if (preview) return `/api/media/file/${encodeURIComponent(file)}`
    const url = `/media/${version}/${file}`
    files[url] = file
    const size = sizeOf.get(file)
    if (size !== undefined && size !== null) bytes[url] = size
    return url.split('/').map(encodeURIComponent).join('/')
  }
  const square = made.find(({ type }) => type === squareType)
  const narrower = made.filter(
    (size, index) =>
      size.type !== squareType &&
      made.findIndex((other) => other.type === size.type && other.width === size.width) === index,
  )
  return {
    id: doc.id,
    alt: textOf(doc.alt),
    credit: textOf(doc.credit),
    src: doc.filename ? address(doc.filename) : undefined,
    width: doc.width ?? undefined,
    height: doc.height ?? undefined,
    focus: focusOf(doc),
    square: square && { src: address(square.file ?? ''), width: square.width },
    sizes: narrower.map((size) => ({ type: size.type, src: address(size.file ?? ''), width: size.width })),
    files,
    bytes,
  }
}

/** Where a cover that is cut keeps the picture, in percent; nothing for the middle. */
function focusOf({ focalX, focalY }: Media): { x: number; y: number } | undefined {
  const [x, y] = [Math.round(focalX ?? 50), Math.round(focalY ?? 50)]
  return x === 50 && y === 50 ? undefined : { x, y }
}
