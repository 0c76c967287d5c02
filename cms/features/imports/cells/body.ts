import { richText } from '../../../documents/richText/paragraphs.ts'
import { tidy } from './cell.ts'

/** Most characters that Excel keeps in a cell. */
export const longestCell = 32_767

/** Stands for a text that no cell can hold; an import that finds it leaves the text alone. */
export const tooLongMark = '（正文太长，没有导出；保留这一格，导入时正文不变）'

interface Node {
  type?: unknown
  text?: unknown
  tag?: unknown
  format?: unknown
  children?: unknown
}

/**
 * The text of a rich text: a paragraph a line, a heading with "## " before it. Formats, lists, tables, pictures and links are lost in it,
 * so a cell that still says the same leaves the rich text as it is.
 */
export function writeBody(value: unknown): string {
  const blocks = nodesOf((value as { root?: unknown } | null | undefined)?.root)
  const text = tidy(blocks.map((block) => `${block.type === 'heading' ? '## ' : ''}${inline(block)}`).join('\n'))
  return text.length > longestCell ? tooLongMark : text
}

/** A rich text from the text of a cell; null when it is empty. */
export function readBody(text: string): object | null {
  const paragraphs = tidy(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return paragraphs.length === 0 ? null : richText(paragraphs)
}

/** Whether a rich text has what its text in a cell cannot hold: a changed cell would lose it. */
export function losesFormat(value: unknown): boolean {
  return nodesOf((value as { root?: unknown } | null | undefined)?.root).some(
    (block) =>
      (block.type !== 'paragraph' && !(block.type === 'heading' && block.tag === 'h2')) ||
      nodesOf(block).some((leaf) => leaf.type !== 'text' || (leaf.format !== 0 && leaf.format !== undefined)),
  )
}

function inline(node: Node): string {
  if (typeof node.text === 'string') return node.text
  if (node.type === 'linebreak') return '\n'
  if (node.type === 'table') return nodesOf(node).map(inline).join('\n')
  if (node.type === 'tablerow')
    return nodesOf(node)
      .map((cell) => nodesOf(cell).map(inline).join(' '))
      .join(' | ')
  return nodesOf(node)
    .map((child) => (child.type === 'listitem' ? `${inline(child)}\n` : inline(child)))
    .join('')
}

function nodesOf(node: unknown): Node[] {
  const children = (node as Node | null | undefined)?.children
  return Array.isArray(children) ? (children as Node[]) : []
}
