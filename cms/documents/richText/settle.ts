import { cleaned, shortened } from '../../base/characters.ts'
import { linkAddressProblem } from './linkAddress.ts'
import {
  deepestNodes,
  mayHold,
  mostCharacters,
  mostLinks,
  mostNodes,
  type NodeType,
  nodeSchemas,
  type RichNode,
  shownFormats,
  typeOf,
} from './nodes.ts'

/** Rich text as it is stored. */
export interface SettledText {
  root: RichNode
}

class Unsettled extends Error {}

/** How far a text has been read. */
interface Progress {
  nodes: number
  characters: number
  links: number
}

/**
 * Reads rich text that somebody sent, and writes it as the editor's software would: known nodes with their own values
 * and nothing beside them. What looks like nothing on the site (a colour, an indent, an underline) is left out.
 * @returns the text, or what is wrong with it, in Chinese, without the name of the field
 */
export function settledRichText(value: unknown): { text: SettledText } | { problem: string } {
  const root: unknown = typeof value === 'object' && value !== null && 'root' in value ? value.root : undefined
  if (typeOf(root) !== 'root') return { problem: `的格式不对。${advice}` }
  try {
    return { text: { root: settled('root', root, 0, { nodes: 0, characters: 0, links: 0 }) } }
  } catch (error) {
    if (error instanceof Unsettled) return { problem: error.message }
    throw error
  }
}

const advice = '只能有段落、小标题、列表、引用、分隔线、链接和加粗、斜体的文字，请删去别的内容，或只粘贴文字。'

function settled(type: NodeType, given: unknown, depth: number, progress: Progress): RichNode {
  if (++progress.nodes > mostNodes) throw new Unsettled(`太长：最多 ${mostNodes} 个段落和文字片段，请分成几条。`)
  if (depth > deepestNodes) throw new Unsettled(`里的列表套得太深：最多 ${deepestNodes} 层，请减少层次。`)
  const own = ownOf(type, given, progress)
  if (!('children' in own)) return { ...own, type, version: 1 }
  const children = own.children.map((child) => {
    const inner = typeOf(child)
    if (inner !== undefined && mayHold[type].includes(inner)) return settled(inner, child, depth + 1, progress)
    const word = typeof child === 'object' && child !== null && 'type' in child ? child.type : child
    throw new Unsettled(`里有不能用的内容「${shortened(word)}」：${advice}`)
  })
  return { ...own, type, version: 1, format: '', indent: indentOf(type, depth), ...directionOf(given), children }
}

/** What a node says besides what all have. */
function ownOf(type: NodeType, given: unknown, progress: Progress): Record<string, unknown> & { children?: unknown[] } {
  switch (type) {
    case 'text': {
      const { text, format } = read('text', given)
      const clean = cleaned(text)
      progress.characters += clean.length
      if (progress.characters > mostCharacters) throw new Unsettled(`超过 ${mostCharacters} 字，请分成几条。`)
      return { text: clean, format: (format ?? 0) & shownFormats, detail: 0, mode: 'normal', style: '' }
    }
    case 'tab':
      return { text: '\t', format: 0, detail: 2, mode: 'normal', style: '' }
    case 'linebreak':
    case 'horizontalrule':
      return {}
    case 'list': {
      const { children, listType, start } = read('list', given)
      return { children, listType, start: start ?? 1, tag: listType === 'number' ? 'ol' : 'ul' }
    }
    case 'heading':
      return read('heading', given)
    case 'paragraph':
      return { ...read(type, given), textFormat: 0, textStyle: '' }
    case 'listitem':
      return { ...read(type, given), ...numberOf(given) }
    case 'link':
    case 'autolink': {
      const { children, fields } = read(type, given)
      if (++progress.links > mostLinks) throw new Unsettled(`里的链接超过 ${mostLinks} 个，请减少。`)
      const url = fields.url.trim()
      const problem = linkAddressProblem(url)
      if (problem !== undefined) throw new Unsettled(`里的${problem}`)
      return { children, ...idOf(given), fields: { linkType: 'custom', newTab: fields.newTab ?? false, url } }
    }
    case 'root':
    case 'quote':
      return read(type, given)
  }
}

function read<T extends NodeType>(type: T, given: unknown): (typeof nodeSchemas)[T]['_output'] {
  const result = nodeSchemas[type].safeParse(given)
  if (result.success) return result.data
  const wrong = result.error.issues[0]?.path.join('.') ?? ''
  throw new Unsettled(`里的「${type}」有不能用的值（${wrong}）：${advice}`)
}

/** Lists are nested as nodes; the number that the editor keeps of it follows from them. */
function indentOf(type: NodeType, depth: number): number {
  return type === 'listitem' ? Math.max(0, depth / 2 - 1) : 0
}

function directionOf(given: unknown): { direction: 'ltr' | 'rtl' | null } {
  const direction = (given as { direction?: unknown }).direction
  return { direction: direction === 'ltr' || direction === 'rtl' ? direction : null }
}

function numberOf(given: unknown): { value: number } {
  const value = (given as { value?: unknown }).value
  return { value: typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 100_000 ? value : 1 }
}

function idOf(given: unknown): { id?: string } {
  const id = (given as { id?: unknown }).id
  return typeof id === 'string' && /^[0-9a-f]{24}$/.test(id) ? { id } : {}
}
