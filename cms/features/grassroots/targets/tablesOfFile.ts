import type { RichNode } from '../../../documents/richText/nodes.ts'
import { Refusal } from '../../../base/refusal.ts'
import { readWord } from '../../../content/pasting/word/readWord.ts'
import { readSpreadsheet } from '../../imports/file/spreadsheet.ts'
import { grassrootsReason } from '../refusals.ts'
import { readTargets, type TargetTable } from './readTable.ts'

/** Largest file with a breakdown, in bytes: a thousand units are less than a hundredth of it. */
export const largestTargets = 5 * 1024 * 1024

/**
 * The texts of all tables of a file: of the sheets of a spreadsheet, or of the tables of a document of Word.
 * @param name of the file
 * @throws Refusal when it is none that we read
 */
export async function tablesOfFile(name: string, data: Uint8Array): Promise<string[][][]> {
  if (/\.docx$/i.test(name)) return tablesIn((await readWord(name, data)).nodes)
  if (!/\.(xlsx|csv)$/i.test(name)) throw new Refusal(grassrootsReason('targets-of-another-kind'))
  const sheets = await readSpreadsheet(name, data)
  return sheets.map(({ rows }) => rows.map((cells) => cells.map(textOf)))
}

/** Of several tables the one that has the most units: a file may have others beside it. */
export function mostTargetsIn(
  tables: readonly (readonly (readonly string[])[])[],
  inTenThousands: boolean,
): TargetTable {
  const read = tables.map((rows) => readTargets(rows, inTenThousands))
  return read.reduce((best, one) => (one.targets.length > best.targets.length ? one : best), read[0] ?? readTargets([]))
}

function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell
  return typeof cell === 'number' ? String(cell) : ''
}

function tablesIn(nodes: readonly RichNode[]): string[][][] {
  return nodes.flatMap((node) =>
    node.type === 'table'
      ? [childrenOf(node).map((row) => childrenOf(row).map((cell) => childrenOf(cell).map(wordsOf).join('\n')))]
      : tablesIn(childrenOf(node)),
  )
}

function wordsOf(node: RichNode): string {
  if (node.type === 'linebreak') return '\n'
  const { text } = node
  return typeof text === 'string' ? text : childrenOf(node).map(wordsOf).join('')
}

function childrenOf({ children }: RichNode): RichNode[] {
  return Array.isArray(children) ? (children as RichNode[]) : []
}
