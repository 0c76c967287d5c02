import { type PageCollection, pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { newNodeId } from '../../documents/richText/settle.ts'
import type { RichNode } from '../../documents/richText/nodes.ts'
import type { RichText } from '../../documents/richText/paragraphs.ts'
import type { BodyPart, SampleCollection } from './parts.ts'

/** The id of the document made from another file. */
type IdOf = (collection: SampleCollection, key: string) => string

const headingMark = '## '
/** A link to another entry, within a text. */
const links = new RegExp(`\\[([^\\]]+)\\]\\((${pageCollections.join('|')})/([a-z0-9-]+)\\)`)

/** The text of a document, out of the blocks of a content file. */
export function bodyOf(parts: readonly BodyPart[], idOf: IdOf): RichText {
  const children = parts.map((part) => nodeOf(part, idOf)) as RichText['root']['children']
  return { root: { type: 'root', version: 1, format: '', indent: 0, direction: 'ltr', children } }
}

/** Every file that a body names, with its place there. */
export function namedInBody(parts: readonly BodyPart[]): { field: string; to: SampleCollection; key: string }[] {
  return parts.flatMap((part, index) => {
    const named = (to: SampleCollection, keys: readonly string[]) =>
      keys.map((key) => ({ field: `body[${index}]`, to, key }))
    if (typeof part !== 'string') {
      if ('picture' in part) return named('media', [part.picture])
      if ('gallery' in part) return named('media', part.gallery)
      if ('recording' in part) return named('recordings', [part.recording])
      if ('file' in part) return named('files', [part.file])
    }
    return textsOf(part).flatMap((words) =>
      piecesOf(words).flatMap(({ link }) => (link === undefined ? [] : named(link.collection, [link.key]))),
    )
  })
}

function nodeOf(part: BodyPart, idOf: IdOf): RichNode {
  const line = (words: string): RichNode[] => piecesOf(words).map((piece) => pieceOf(piece, idOf))
  if (typeof part === 'string')
    return part.startsWith(headingMark)
      ? element('heading', line(part.slice(headingMark.length)), { tag: 'h2' })
      : paragraphOf(line(part))
  if ('picture' in part) return shown('media', idOf('media', part.picture), part.caption)
  if ('recording' in part) return shown('recordings', idOf('recordings', part.recording))
  if ('file' in part) return shown('files', idOf('files', part.file))
  if ('gallery' in part) {
    const { gallery, caption } = part
    const pictures = gallery.map((key) => idOf('media', key))
    const fields = { id: newNodeId(), blockName: '', blockType: 'gallery', pictures, ...(caption && { caption }) }
    return { type: 'block', version: 2, format: '', fields }
  }
  if ('quote' in part) return element('quote', line(part.quote))
  if ('centred' in part) return paragraphOf(line(part.centred), 'center')
  if ('right' in part) return paragraphOf(line(part.right), 'right')
  if ('list' in part) {
    const items = part.list.map((item, index) => element('listitem', line(item), { value: index + 1 }))
    const [listType, tag] = part.numbered ? ['number', 'ol'] : ['bullet', 'ul']
    return element('list', items, { listType, tag, start: 1 })
  }
  if ('table' in part) {
    const cell = (words: string, row: number): RichNode =>
      element('tablecell', [paragraphOf(line(words))], { colSpan: 1, rowSpan: 1, headerState: row === 0 ? 1 : 0 })
    return element(
      'table',
      part.table.map((cells, row) => element('tablerow', cells.map((words) => cell(words, row)))),
    )
  }
  return { type: 'horizontalrule', version: 1 }
}

interface Piece {
  text: string
  link?: { collection: PageCollection; key: string }
}

function piecesOf(words: string): Piece[] {
  const found = links.exec(words)
  if (found === null) return words === '' ? [] : [{ text: words }]
  const [whole, text = '', collection, key = ''] = found
  const link = { collection: collection as PageCollection, key }
  return [...piecesOf(words.slice(0, found.index)), { text, link }, ...piecesOf(words.slice(found.index + whole.length))]
}

function pieceOf({ text, link }: Piece, idOf: IdOf): RichNode {
  const node = { type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }
  if (link === undefined) return node
  const doc = { relationTo: link.collection, value: idOf(link.collection, link.key) }
  return { ...element('link', [node], { fields: { linkType: 'internal', doc, newTab: false } }), id: newNodeId() }
}

function textsOf(part: BodyPart): string[] {
  if (typeof part === 'string') return [part]
  if ('quote' in part) return [part.quote]
  if ('centred' in part) return [part.centred]
  if ('right' in part) return [part.right]
  if ('list' in part) return part.list
  return 'table' in part ? part.table.flat() : []
}

function shown(relationTo: 'media' | 'recordings' | 'files', value: string, caption?: string): RichNode {
  return { type: 'upload', version: 3, format: '', id: newNodeId(), relationTo, value, fields: caption ? { caption } : {} }
}

function paragraphOf(children: RichNode[], format = ''): RichNode {
  return element('paragraph', children, { format, textFormat: 0, textStyle: '' })
}

function element(type: string, children: RichNode[], own: Record<string, unknown> = {}): RichNode {
  return { type, version: 1, format: '', indent: 0, direction: 'ltr', children, ...own }
}
