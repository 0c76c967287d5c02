import { cleaned } from '../../base/characters.ts'
import { isSafeAddress } from './linkAddress.ts'
import { deepestNodes, mayHold, type NodeType, nodeSchemas, typeOf } from './nodes.ts'

/**
 * Rich text as HTML for the public: every character escaped, every link safe. Nodes that no text may have, which old
 * rows of a database may hold, are left out with all that is in them.
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
const bold = 1
const italic = 2

function htmlOf(type: NodeType, node: unknown, depth: number): string {
  if (depth > deepestNodes) return ''
  if (type === 'text') return htmlOfText(node)
  if (type === 'tab') return '\t'
  if (type === 'linebreak') return '<br />'
  if (type === 'horizontalrule') return '<hr />'
  if (type === 'list') return htmlOfList(node, depth)
  const inner = insideOf(type, node, depth)
  if (type === 'heading') {
    const { tag = 'h2' } = nodeSchemas.heading.safeParse(node).data ?? {}
    return `<${tag}>${inner}</${tag}>`
  }
  if (type === 'quote') return `<blockquote>${inner}</blockquote>`
  if (type === 'link' || type === 'autolink') return htmlOfLink(node, inner)
  return inner === '' ? emptyParagraph : `<p>${inner}</p>`
}

function insideOf(type: NodeType, node: unknown, depth: number): string {
  return childrenOf(type, node)
    .map((child) => htmlOf(child.type, child.node, depth + 1))
    .join('')
}

function htmlOfText(node: unknown): string {
  const { text, format } = node as { text?: unknown; format?: unknown }
  if (typeof text !== 'string') return ''
  const formats = typeof format === 'number' ? format : 0
  const plain = escaped(cleaned(text))
  const strong = (formats & bold) === 0 ? plain : `<strong>${plain}</strong>`
  return (formats & italic) === 0 ? strong : `<em>${strong}</em>`
}

function htmlOfLink(node: unknown, inner: string): string {
  const url = nodeSchemas.link.safeParse(node).data?.fields.url.trim()
  return url !== undefined && isSafeAddress(url) ? `<a href="${quoted(url)}">${inner}</a>` : inner
}

/** A list in a list stands in an item of its own; a reader sees it below the item before it. */
function htmlOfList(node: unknown, depth: number): string {
  const { listType, start } = nodeSchemas.list.safeParse(node).data ?? { listType: 'bullet' }
  const items: string[] = []
  for (const item of childrenOf('list', node)) {
    const parts = childrenOf('listitem', item.node)
    const inner = insideOf('listitem', item.node, depth + 1)
    const isNested = parts.length > 0 && parts.every(({ type }) => type === 'list')
    const before = isNested ? items.pop() : undefined
    items.push((before ?? '') + inner)
  }
  const [tag, first] = listType === 'number' ? ['ol', start && start > 1 ? ` start="${start}"` : ''] : ['ul', '']
  return `<${tag}${first}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`
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
