import { cleanedField, lengthProblem, shortened } from '../../base/characters.ts'
import { cleaned } from '../../../site/catalogue/cleaned.ts'
import { linkAddressProblem } from './linkAddress.ts'
import {
  alignmentOf,
  deepestNodes,
  isPending,
  longestCaption,
  mayHold,
  mostCells,
  mostCharacters,
  mostInGallery,
  mostLinks,
  mostNodes,
  mostShown,
  mostTableColumns,
  mostTableRows,
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
  /** Pictures, recordings and files. */
  shown: number
  cells: number
}

/**
 * Reads rich text that somebody sent, and writes it as the editor's software would: known nodes with their own values
 * and nothing beside them. What looks like nothing on the site (a colour, an indent, a width) is left out, and so is a
 * file whose upload has not come to its end.
 * @returns the text, or what is wrong with it, in Chinese, without the name of the field
 */
export function settledRichText(value: unknown): { text: SettledText } | { problem: string } {
  const root: unknown = typeof value === 'object' && value !== null && 'root' in value ? value.root : undefined
  if (typeOf(root) !== 'root') return { problem: `的格式不对。${advice}` }
  try {
    const progress = { nodes: 0, characters: 0, links: 0, shown: 0, cells: 0 }
    return { text: { root: settled('root', root, 0, progress) } }
  } catch (error) {
    if (error instanceof Unsettled) return { problem: error.message }
    throw error
  }
}

const advice =
  '只能有段落、小标题、列表、引用、表格、分隔线、图片、图片组、音视频、附件、链接和加粗、斜体、下划线、删除线、上标、下标的文字，请删去别的内容，或只粘贴文字。'

/** What the editor's software writes as the version of a node. */
const versions: Partial<Record<NodeType, number>> = { block: 2, upload: 3 }
/** Nodes whose lines may stand in the middle or on the right. */
const aligned: readonly NodeType[] = ['paragraph', 'heading', 'quote', 'listitem']

function settled(type: NodeType, given: unknown, depth: number, progress: Progress): RichNode {
  if (++progress.nodes > mostNodes) throw new Unsettled(`太长：最多 ${mostNodes} 个段落和文字片段，请分成几条。`)
  if (depth > deepestNodes) throw new Unsettled(`里的列表套得太深：最多 ${deepestNodes} 层，请减少层次。`)
  const own = ownOf(type, given, progress)
  if (!('children' in own)) return { ...own, type, version: versions[type] ?? 1 }
  const children = own.children.flatMap((child) => {
    const inner = typeOf(child)
    if (inner !== undefined && mayHold[type].includes(inner))
      return isPending(child) ? [] : settled(inner, child, depth + 1, progress)
    const word = typeof child === 'object' && child !== null && 'type' in child ? child.type : child
    throw new Unsettled(`里有不能用的内容「${shortened(word)}」：${advice}`)
  })
  const format = (aligned.includes(type) && alignmentOf(given)) || ''
  return { ...own, type, version: 1, format, indent: indentOf(type, depth), ...directionOf(given), children }
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
      return { children, ...idOf(given), fields: { ...targetOf(fields), newTab: fields.newTab ?? false } }
    }
    case 'upload': {
      const { relationTo, value, fields } = read('upload', given)
      countShown(1, progress)
      const caption = relationTo === 'media' ? captionOf(fields?.caption, progress) : undefined
      return { format: '', ...idOf(given), relationTo, value, fields: caption === undefined ? {} : { caption } }
    }
    case 'block': {
      const { blockType, pictures, caption } = read('block', given).fields
      const each = [...new Set(pictures ?? [])]
      if (each.length > mostInGallery)
        throw new Unsettled(`里的一个图片组有 ${each.length} 张图片，最多 ${mostInGallery} 张，请分成几组。`)
      countShown(each.length, progress)
      const words = captionOf(caption, progress)
      const fields = {
        id: newNodeId(),
        ...idOf((given as { fields?: unknown }).fields),
        blockName: '',
        blockType,
        pictures: each,
      }
      return { format: '', fields: words === undefined ? fields : { ...fields, caption: words } }
    }
    case 'table': {
      const { children } = read('table', given)
      checkTable(children, progress)
      return { children }
    }
    case 'tablecell': {
      const { children, colSpan, rowSpan, headerState } = read('tablecell', given)
      return { children, colSpan: colSpan ?? 1, rowSpan: rowSpan ?? 1, headerState: headerState ?? 0 }
    }
    case 'tablerow':
    case 'root':
    case 'quote':
      return read(type, given)
  }
}

type Link = (typeof nodeSchemas)['link']['_output']['fields']

/** Where a link leads: to an entry, wherever its page is, or to an address. */
function targetOf({ linkType, url, doc }: Link): Record<string, unknown> {
  if (linkType === 'internal') {
    if (!doc) throw new Unsettled('里有一个本站链接没有选内容：请点开它选一条内容，或取消链接。')
    return { linkType, doc }
  }
  const address = (url ?? '').trim()
  const problem = linkAddressProblem(address)
  if (problem !== undefined) throw new Unsettled(`里的${problem}`)
  return { linkType: 'custom', url: address }
}

function countShown(more: number, progress: Progress): void {
  progress.shown += more
  if (progress.shown > mostShown)
    throw new Unsettled(`里的图片、音视频和附件超过 ${mostShown} 个，请减少，或分成几条。`)
}

/** The words below a picture; undefined when there are none. */
function captionOf(caption: string | null | undefined, progress: Progress): string | undefined {
  const clean = cleanedField(caption ?? '').replace(/[\t\n]+/g, ' ')
  const problem = lengthProblem(clean, longestCaption)
  if (problem !== undefined) throw new Unsettled(`里的图注「${shortened(clean)}」${problem}`)
  progress.characters += clean.length
  return clean === '' ? undefined : clean
}

/** What is wrong with the sizes of a table. Its rows are read when their turn comes. */
function checkTable(rows: readonly unknown[], progress: Progress): void {
  if (rows.length > mostTableRows)
    throw new Unsettled(
      `里的表格有 ${rows.length} 行，最多 ${mostTableRows} 行。请分成几个表格，或把表格作为附件上传。`,
    )
  for (const row of rows) {
    const cells: unknown = (row as { children?: unknown } | null)?.children
    if (!Array.isArray(cells)) continue
    const columns = cells.reduce<number>((sum, cell) => sum + ((cell as { colSpan?: number } | null)?.colSpan ?? 1), 0)
    if (columns > mostTableColumns)
      throw new Unsettled(`里的表格有 ${columns} 列，最多 ${mostTableColumns} 列。请减少列数，或把表格作为附件上传。`)
    progress.cells += cells.length
  }
  if (progress.cells > mostCells) throw new Unsettled(`里的表格超过 ${mostCells} 格。请减少，或把表格作为附件上传。`)
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

/** An id as the editor gives its nodes: a block that is stored without one would get another whenever it is read. */
export function newNodeId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
