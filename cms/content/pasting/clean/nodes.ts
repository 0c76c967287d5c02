import type { RichNode } from '../../../documents/richText/nodes.ts'
import type { Inline } from './inlines.ts'
import type { Cell, Item, Part, Side } from './parts.ts'

/** Type of what stands in the place of a picture until it is in the library. */
export const pictureType = 'brought-picture'
/** Deepest nesting of lists that is kept, in levels: what lies deeper stands on the last one. */
const deepestList = 6

/** Writes parts as the nodes of a text. */
export function nodesOf(parts: readonly Part[]): RichNode[] {
  const nodes: RichNode[] = []
  let items: Item[] = []
  const endItems = (): void => {
    for (const list of listsOf(items)) nodes.push(list)
    items = []
  }
  for (const part of parts) {
    if (part.kind === 'item') {
      const [first] = items
      const isOther =
        first !== undefined && part.level === 1 && (first.isNumbered !== part.isNumbered || beginsAnew(part, items))
      if (isOther) endItems()
      items.push(part)
    } else {
      endItems()
      nodes.push(nodeOf(part))
    }
  }
  endItems()
  return nodes
}

/** Whether an item on the first level begins a list of its own rather than going on with the one above it. */
function beginsAnew({ list, number, isNumbered }: Item, above: readonly Item[]): boolean {
  if (!isNumbered) return list !== above[0]?.list && list.startsWith('list ')
  const before = above.findLast(({ level }) => level === 1)
  return number === 1 && before !== undefined
}

function nodeOf(part: Exclude<Part, Item>): RichNode {
  switch (part.kind) {
    case 'paragraph':
      return element('paragraph', lineOf(part.line), part.side, { textFormat: 0, textStyle: '' })
    case 'heading':
      return element('heading', lineOf(part.line), part.side, { tag: part.tag })
    case 'quote':
      return element('quote', lineOf(part.line), part.side)
    case 'rule':
      return { type: 'horizontalrule', version: 1 }
    case 'picture':
      return { type: pictureType, version: 1, picture: part.picture }
    case 'table':
      return element(
        'table',
        part.rows.map((cells) => element('tablerow', cells.map(cellOf))),
      )
  }
}

/** What stands where nothing does: a cell has one block at least. */
export function emptyParagraph(): RichNode {
  return element('paragraph', [], undefined, { textFormat: 0, textStyle: '' })
}

function cellOf({ parts, columns, rows, isHead }: Cell): RichNode {
  const within = nodesOf(parts)
  const children = within.length > 0 ? within : [emptyParagraph()]
  return element('tablecell', children, undefined, {
    colSpan: columns,
    rowSpan: rows,
    headerState: isHead ? 1 : 0,
    backgroundColor: null,
  })
}

/** Lists out of items that stand one below the other; a list in a list stands in an item of its own. */
function listsOf(items: readonly Item[]): RichNode[] {
  const top: RichNode[] = []
  /** The lists that are open, the outermost first, with the level that their items say. */
  const open: { node: RichNode; items: RichNode[]; level: number; next: number }[] = []
  const begin = (item: Item): void => {
    const children: RichNode[] = []
    const start = item.isNumbered ? Math.max(1, item.number ?? 1) : 1
    const node = element('list', children, undefined, {
      listType: item.isNumbered ? 'number' : 'bullet',
      tag: item.isNumbered ? 'ol' : 'ul',
      start,
    })
    const outer = open.at(-1)
    if (outer === undefined) top.push(node)
    else outer.items.push(element('listitem', [node], undefined, { value: outer.next, indent: open.length - 1 }))
    open.push({ node, items: children, level: item.level, next: start })
  }
  for (const item of items) {
    while (open.length > 1 && item.level < (open.at(-1)?.level ?? 0)) open.pop()
    const innermost = open.at(-1)
    if (innermost === undefined || (item.level > innermost.level && open.length < deepestList)) begin(item)
    else if ((innermost.node['listType'] === 'number') !== item.isNumbered) {
      open.pop()
      begin(item)
    }
    const list = open.at(-1)
    list?.items.push(element('listitem', lineOf(item.line), item.side, { value: list.next++, indent: open.length - 1 }))
  }
  return top
}

function lineOf(line: readonly Inline[]): RichNode[] {
  const nodes: RichNode[] = []
  let link: { href: string; children: RichNode[] } | undefined
  for (const piece of line) {
    const node: RichNode =
      piece.kind === 'break'
        ? { type: 'linebreak', version: 1 }
        : { type: 'text', version: 1, text: piece.text, format: piece.format, detail: 0, mode: 'normal', style: '' }
    const href = piece.kind === 'break' ? undefined : piece.href
    if (href === undefined) {
      link = undefined
      nodes.push(node)
      continue
    }
    if (link?.href !== href) {
      link = { href, children: [] }
      nodes.push(
        element('link', link.children, undefined, { fields: { linkType: 'custom', newTab: false, url: href }, version: 3 }),
      )
    }
    link.children.push(node)
  }
  return nodes
}

function element(type: string, children: RichNode[], side?: Side, own: Record<string, unknown> = {}): RichNode {
  return { type, version: 1, format: side ?? '', indent: 0, direction: null, children, ...own }
}
