import { mostCells, mostTableColumns, mostTableRows } from '../../../documents/richText/nodes.ts'
import type { HtmlElement, HtmlNode } from './htmlTree.ts'
import type { Cell, Part } from './parts.ts'

/**
 * Reads a table as rows of equal width: what a merged cell reaches over is no cell, what is missing is an empty one.
 * @param read gives what stands in a cell
 * @returns undefined when it is larger than a table of a text may be
 */
export function rowsOf(table: HtmlElement, read: (nodes: readonly HtmlNode[]) => Part[]): Cell[][] | undefined {
  const found = rowElements(table)
  const given = found.map(({ element, isHead }) => ({ isHead, cells: cellElements(element) })).filter(({ cells }) => cells.length > 0)
  const captions = table.children.filter((child) => typeof child !== 'string' && child.name === 'caption')
  if (given.length + Math.min(1, captions.length) > mostTableRows || given.reduce((sum, { cells }) => sum + cells.length, 0) > mostCells) return undefined
  const [rows, width] = placed(given)
  if (width > mostTableColumns || width * rows.length + captions.length > mostCells) return undefined
  const written = rows.map((row) =>
    row.map(({ element, columns, height, isHead }): Cell => ({
      parts: element === undefined ? [] : read(element.children),
      columns,
      rows: height,
      isHead,
    })),
  )
  // what a table is called stands in its first row
  if (captions.length > 0)
    written.unshift([{ parts: read(captions), columns: Math.max(1, width), rows: 1, isHead: true }])
  return written
}

interface Placed {
  element: HtmlElement | undefined
  columns: number
  height: number
  isHead: boolean
}

/** Rows with merged cells held to the table, and how many columns it has. */
function placed(given: readonly { isHead: boolean; cells: readonly HtmlElement[] }[]): [Placed[][], number] {
  /** For each column, in how many rows from here on a cell from above reaches into it. */
  const reaching: number[] = []
  let width = 0
  const rows = given.map(({ cells, isHead }, row): Placed[] => {
    let column = 0
    const placedCells = cells.map((element): Placed => {
      while ((reaching[column] ?? 0) > 0) column++
      const columns = spanOf(element.attributes['colspan'], mostTableColumns + 1)
      const height = spanOf(element.attributes['rowspan'], given.length - row)
      let reach = 0
      // it reaches as far as it is free to
      while (reach < columns && (reaching[column + reach] ?? 0) === 0) reaching[column + reach++] = height
      column += reach
      return { element, columns: reach, height, isHead: isHead || element.name === 'th' }
    })
    width = Math.max(width, column, reaching.findLastIndex((left) => left > 0) + 1)
    for (let at = 0; at < reaching.length; at++) if ((reaching[at] ?? 0) > 0) reaching[at] = (reaching[at] ?? 0) - 1
    return placedCells
  })
  filled(rows, width)
  return [rows, width]
}

/** Adds empty cells where rows have too few. */
function filled(rows: Placed[][], width: number): void {
  const covered = rows.map(() => 0)
  rows.forEach((row, at) => {
    for (const { columns, height } of row)
      for (let below = 0; below < height && at + below < rows.length; below++)
        covered[at + below] = (covered[at + below] ?? 0) + columns
    for (let missing = width - (covered[at] ?? 0); missing > 0; missing--)
      row.push({ element: undefined, columns: 1, height: 1, isHead: false })
  })
}

function spanOf(text: string | undefined, most: number): number {
  const span = Number.parseInt(text ?? '1', 10)
  return span >= 1 ? Math.min(span, Math.max(1, most)) : 1
}

function rowElements(element: HtmlElement, isHead = false): { element: HtmlElement; isHead: boolean }[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.name === 'tr') return [{ element: child, isHead }]
    return /^(?:thead|tbody|tfoot)$/.test(child.name) ? rowElements(child, child.name === 'thead') : []
  })
}

/** What stands in a table and in none of its cells. */
export function strayIn(element: HtmlElement): HtmlNode[] {
  const within = element.name === 'tr' ? /^t[dh]$/ : element.name === 'table' ? /^caption$/ : /^$/
  return element.children.flatMap((child): HtmlNode[] => {
    if (typeof child === 'string' || !/^(?:thead|tbody|tfoot|tr|td|th|caption)$/.test(child.name)) return [child]
    if (within.test(child.name)) return []
    return /^t[dh]$/.test(child.name) ? [child] : strayIn(child)
  })
}

function cellElements(row: HtmlElement): HtmlElement[] {
  return row.children.filter((child): child is HtmlElement => typeof child !== 'string' && /^t[dh]$/.test(child.name))
}
