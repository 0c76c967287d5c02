import { cleanedField } from '../../base/characters.ts'
import { cleaned } from '../../../site/catalogue/cleaned.ts'
import { isSafeAddress } from './linkAddress.ts'
import { entryLink, shownMark } from '../../../site/catalogue/bodyMarks.ts'
import {
  alignmentOf,
  deepestNodes,
  formats,
  isPending,
  mayHold,
  type NodeType,
  nodeSchemas,
  type ShownCollection,
  typeOf,
} from './nodes.ts'

/**
 * Rich text as HTML for the public: every character escaped, every link safe. Nodes that no text may have, which old
 * rows of a database may hold, are left out with all that is in them. What it shows and where it leads to on this site
 * stands in it by name (site/catalogue/bodyMarks.ts): pictures are replaced and addresses change without the text.
 * @param value as stored
 * @returns undefined when there is nothing to read
 */
export function htmlOfRichText(value: unknown): string | undefined {
  const root: unknown = typeof value === 'object' && value !== null && 'root' in value ? value.root : undefined
  if (typeOf(root) !== 'root') return undefined
  const blocks = childrenOf('root', root).map(({ type, node }) => htmlOf(type, node, 1))
  return blocks.every((block) => block === emptyParagraph || block === '') ? undefined : blocks.join('')
}

const emptyParagraph = '<p><br /></p>'
/** The elements of the formats, the innermost first. */
const elements = [
  [formats.subscript, 'sub'],
  [formats.superscript, 'sup'],
  [formats.bold, 'strong'],
  [formats.italic, 'em'],
  [formats.strikethrough, 's'],
  [formats.underline, 'u'],
] as const

function htmlOf(type: NodeType, node: unknown, depth: number): string {
  if (depth > deepestNodes) return ''
  if (type === 'text') return htmlOfText(node)
  if (type === 'tab') return '\t'
  if (type === 'linebreak') return '<br />'
  if (type === 'horizontalrule') return '<hr />'
  if (type === 'list') return htmlOfList(node, depth)
  if (type === 'upload') return htmlOfUpload(node)
  if (type === 'block') return htmlOfGallery(node)
  if (type === 'table') return htmlOfTable(node, depth)
  const inner = insideOf(type, node, depth)
  // a heading of nothing would be one to whoever goes from heading to heading
  if (type === 'heading' && isRead(inner)) {
    const { tag = 'h2' } = nodeSchemas.heading.safeParse(node).data ?? {}
    return `<${tag}${classOf(node)}>${inner}</${tag}>`
  }
  if (type === 'quote') return `<blockquote${classOf(node)}>${inner}</blockquote>`
  if (type === 'link' || type === 'autolink') return htmlOfLink(node, inner)
  return inner === '' ? emptyParagraph : `<p${classOf(node)}>${inner}</p>`
}

/** How the lines of a block stand, where it is not on the left. */
function classOf(node: unknown): string {
  const alignment = alignmentOf(node)
  return alignment === undefined ? '' : ` class="align-${alignment}"`
}

function insideOf(type: NodeType, node: unknown, depth: number): string {
  return childrenOf(type, node)
    .map((child) => htmlOf(child.type, child.node, depth + 1))
    .join('')
}

function htmlOfText(node: unknown): string {
  const { text, format } = node as { text?: unknown; format?: unknown }
  if (typeof text !== 'string') return ''
  const bits = typeof format === 'number' ? format : 0
  return elements.reduce(
    (inner, [bit, tag]) => ((bits & bit) === 0 ? inner : `<${tag}>${inner}</${tag}>`),
    escaped(cleaned(text)),
  )
}

/** Whether there is anything to read in markup of ours. */
function isRead(html: string): boolean {
  return /\S/.test(html.replaceAll(/<[^<>]*>/g, ''))
}

/** A link of which nothing can be read, or that is not safe, is none. */
function htmlOfLink(node: unknown, inner: string): string {
  if (!isRead(inner)) return inner
  const { linkType, url, doc } = nodeSchemas.link.safeParse(node).data?.fields ?? {}
  if (linkType === 'internal') return doc ? entryLink(doc.relationTo, doc.value, inner) : inner
  const address = url?.trim()
  return address !== undefined && isSafeAddress(address) ? `<a href="${quoted(address)}">${inner}</a>` : inner
}

function htmlOfUpload(node: unknown): string {
  const { data } = nodeSchemas.upload.safeParse(node)
  if (data === undefined || isPending(node)) return ''
  const { relationTo, value, fields } = data
  return htmlOfShown(relationTo, [value], relationTo === 'media' ? fields?.caption : undefined)
}

function htmlOfGallery(node: unknown): string {
  const { pictures, caption } = nodeSchemas.block.safeParse(node).data?.fields ?? {}
  return htmlOfShown('media', [...new Set(pictures ?? [])], caption)
}

function htmlOfShown(collection: ShownCollection, ids: readonly string[], caption: string | null | undefined): string {
  const words = cleanedField(caption ?? '').replace(/[\t\n]+/g, ' ')
  return ids.length === 0 ? '' : shownMark(collection, ids, escaped(words))
}

/** A table of which nothing can be read is none. */
function htmlOfTable(node: unknown, depth: number): string {
  const rows = childrenOf('table', node).map((row) => childrenOf('tablerow', row.node))
  const filled = rows.filter((cells) => cells.length > 0)
  return filled.length === 0 ? '' : `<table>${filled.map((cells) => htmlOfRow(cells, depth + 2)).join('')}</table>`
}

function htmlOfRow(cells: readonly { node: unknown }[], depth: number): string {
  return `<tr>${cells.map(({ node }) => htmlOfCell(node, depth)).join('')}</tr>`
}

function htmlOfCell(node: unknown, depth: number): string {
  const { colSpan, rowSpan, headerState } = nodeSchemas.tablecell.safeParse(node).data ?? {}
  const inside = depth > deepestNodes ? '' : insideOf('tablecell', node, depth)
  const spans = [
    ['colspan', colSpan ?? 1],
    ['rowspan', rowSpan ?? 1],
  ] as const
  const spanned = spans.map(([name, span]) => (span > 1 ? ` ${name}="${span}"` : '')).join('')
  const head = headerState ?? 0
  const [tag, scope] = head === 0 ? ['td', ''] : ['th', ` scope="${(head & 1) === 1 ? 'col' : 'row'}"`]
  // what heads a row or a column is a heading by itself, and may hold none
  const inner = tag === 'th' ? inside.replaceAll(/<(\/?)(?:h[23]|blockquote)\b/g, '<$1p') : inside
  return `<${tag}${scope}${spanned}>${inner === emptyParagraph ? '' : inner}</${tag}>`
}

/** A list in a list stands in an item of its own; a reader sees it below the item before it. */
function htmlOfList(node: unknown, depth: number): string {
  const { listType, start } = nodeSchemas.list.safeParse(node).data ?? { listType: 'bullet' }
  const items: { inner: string; node: unknown }[] = []
  for (const item of childrenOf('list', node)) {
    const parts = childrenOf('listitem', item.node)
    const inner = insideOf('listitem', item.node, depth + 1)
    const isNested = parts.length > 0 && parts.every(({ type }) => type === 'list')
    const before = isNested ? items.pop() : undefined
    items.push({ node: before?.node ?? item.node, inner: (before?.inner ?? '') + inner })
  }
  const [tag, first] = listType === 'number' ? ['ol', start && start > 1 ? ` start="${start}"` : ''] : ['ul', '']
  return `<${tag}${first}>${items.map((item) => `<li${classOf(item.node)}>${item.inner}</li>`).join('')}</${tag}>`
}

/** The children that may stand in a node. */
function childrenOf(type: NodeType, node: unknown): { type: NodeType; node: unknown }[] {
  const children: unknown = (node as { children?: unknown }).children
  if (!Array.isArray(children)) return []
  return children.flatMap((child: unknown) => {
    const inner = typeOf(child)
    return inner !== undefined && mayHold[type].includes(inner) ? [{ type: inner, node: child }] : []
  })
}

/** Text for the inside of an element. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Text for a quoted attribute. */
function quoted(text: string): string {
  return escaped(text).replaceAll('"', '&quot;')
}
