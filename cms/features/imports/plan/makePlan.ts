import { textOf } from '../cells/cell.ts'
import { guideSheet, type Library } from '../table/library.ts'
import { matchRows } from './arrayRows.ts'
import { defaultNotes } from './defaults.ts'
import type { Circumstances, Plan, Step } from './plan.ts'
import { RowPlanner } from './rowPlanner.ts'
import { type Line, linesOf, type Sheet } from '../table/sheets.ts'

/** Most lines of a file. */
export const mostRows = 20_000
/** Lines whose entries are read together; no more than these are held whole at a time. */
const slice = 25
/** Wrong cells after which a file is not looked at any further: nobody reads more, and each is held in memory. */
const mostProblems = 5_000

/**
 * Says what a file would do to a library, and every cell that is wrong; it writes nothing.
 * @param sheets of the file; the first, or the one named like the library, has the entries
 */
export async function makePlan(library: Library, sheets: readonly Sheet[], given: Circumstances): Promise<Plan> {
  const main = mainSheet(library, sheets)
  const { lines, columns, problems } = await linesOf(main, library.columns, given.pause)
  const titleColumn = library.columns.find(({ path }) => path.length === 1 && path[0] === library.title)
  const complain = (row: number, column: string, value: string, message: string): void =>
    void problems.push({ sheet: main.name, row, column, value, message })
  if (lines.length === 0 && problems.length === 0)
    complain(1, '', '', '表里没有要导入的行。请从第 2 行起填写，示例行不算。')
  if (lines.length > mostRows)
    complain(mostRows + 2, '', '', `有 ${lines.length} 行，一次最多 ${mostRows} 行。请分成几个文件导入。`)
  if (problems.length > 0) return { steps: [], problems, notes: [] }

  const titleOf = (line: Line): string => textOf((titleColumn && line.cells.get(titleColumn)) ?? null)
  const arrays = await matchRows(library, sheets, lines, titleOf, problems, given.pause)
  const planner = new RowPlanner(library, main.name, columns, arrays, given, problems)
  const steps: Step[] = []
  for (const [index, line] of lines.entries()) {
    if (index % slice === 0) await planner.know(lines.slice(index, index + slice), titleOf)
    if (problems.length > mostProblems) {
      complain(line.row, '', '', `前面已有 ${mostProblems} 处以上的错误，从这一行起没有再查。请先改好前面的再上传。`)
      break
    }
    steps.push(await planner.step(line))
    await given.pause()
  }
  problems.sort((a, b) => Number(a.sheet !== main.name) - Number(b.sheet !== main.name) || a.row - b.row)
  return { steps, problems, notes: defaultNotes(library.columns, columns, steps, given) }
}

/** The sheet with the entries. */
function mainSheet({ label, arrays }: Library, sheets: readonly Sheet[]): Sheet {
  const others = new Set([guideSheet, ...arrays.map((array) => array.label)])
  return (
    sheets.find(({ name }) => name === label) ??
    sheets.find(({ name }) => !others.has(name)) ?? { name: label, rows: [] }
  )
}
