import { peopleIn } from '../../../../site/catalogue/campaigns/people.ts'

/** What a table of targets asks of one unit. */
export interface StatedTarget {
  /** As it stands in the table, in one line. */
  name: string
  /** Sessions, or 人次. */
  number: number
}

/** What is wrong with one place of a table. */
export interface TableProblem {
  /** Number of the row, from 1. */
  row: number
  message: string
}

/** A table of targets as it was read. */
export interface TargetTable {
  targets: StatedTarget[]
  /** What the row 总计 says; undefined where the table has none. */
  stated: number | undefined
  /** What the targets add up to. */
  computed: number
  problems: TableProblem[]
}

/** Most rows of a table, and most units of a breakdown. */
export const [mostRows, mostTargets] = [2_000, 2_000]
/** Most columns of a table, as those of imports. */
export const mostColumns = 300
/** Most problems that are told one by one. */
export const mostProblems = 100
/** Longest name of a unit, in characters. */
const longestName = 60

const sumNames = /^(总计|合计|共计|总数|总和)$/
const partSumNames = /^(小计|其中)/
const headings = /^(单位|单位名称|活动场次|场次|人数|序号|指标|目标|任务|任务数|覆盖人数|备注|“?五送”?(活动)?场次)/

/**
 * Reads a breakdown of targets as documents have it: a name and its number side by side, once or several times in a row,
 * a title merged over them, a sum anywhere. Names and numbers may be broken into lines and have full-width digits.
 * @param rows texts of cells; a merged cell has its text once, or in each of its places
 * @param inTenThousands whether numbers without a unit are of 万人次
 */
export function readTargets(rows: readonly (readonly string[])[], inTenThousands = false): TargetTable {
  const table = {
    targets: [] as StatedTarget[],
    stated: undefined as number | undefined,
    problems: [] as TableProblem[],
  }
  const seen = new Map<string, number>()
  // cut before anything is looked at: what somebody pastes by mistake costs no more than the longest table
  const cut = rows.slice(0, mostRows).map((cells) => cells.slice(0, mostColumns))
  if (rows.length > mostRows) tell(mostRows + 1, `表太长：最多 ${mostRows} 行。请分成几张表。`)
  const serials = serialColumns(cut)
  for (const [at, cells] of cut.entries()) {
    const row = at + 1
    const width = rows[at]?.length ?? 0
    if (width > mostColumns) tell(row, `第 ${row} 行有 ${width} 列，只读了前 ${mostColumns} 列。请只留任务分解那张表。`)
    let name: string | undefined
    const isTitle = isTitleOf(cells, table.targets.length > 0)
    for (const [column, text] of cells.entries()) {
      if (serials.has(column)) continue
      const line = inOneLine(text)
      if (line === '' || line === '/' || line === '—') continue
      const number = peopleIn(line, inTenThousands)
      if (number === undefined) {
        if (isTitle || headings.test(line.replace(/\s/g, ''))) continue
        const isNumber = isBrokenNumber(line, name !== undefined, () => nextText(cells, column + 1))
        if (isNumber) tell(row, `第 ${row} 行的「${line.slice(0, 30)}」看不懂：要填一个整数，例如 60。`)
        else if (name !== undefined) tell(row, `第 ${row} 行的「${name}」没有数。请填上任务数，没有任务填 0。`)
        name = isNumber ? undefined : line
        continue
      }
      if (name === undefined) {
        if (!isTitle) tell(row, `第 ${row} 行的「${line.slice(0, 30)}」前面没有单位名称。请补上单位。`)
        continue
      }
      take(name, number, row)
      name = undefined
    }
    if (name !== undefined && !isTitle) tell(row, `第 ${row} 行的「${name}」没有数。请填上任务数，没有任务填 0。`)
  }
  if (table.targets.length === 0 && table.problems.length === 0)
    tell(1, '没有读到任务：每行要有单位名称和后面的数，例如“汝州市总工会 60”。')
  return { ...table, computed: table.targets.reduce((sum, { number }) => sum + number, 0) }

  function take(name: string, number: number, row: number): void {
    const plain = name.replace(/\s/g, '')
    if (sumNames.test(plain)) {
      table.stated = number
      return
    }
    if (partSumNames.test(plain)) return
    const before = seen.get(plain)
    if (before !== undefined) {
      tell(row, `「${name}」在第 ${before} 行已经有了，第 ${row} 行又有一次。请留一个。`)
      return
    }
    if ([...name].length > longestName) {
      tell(row, `第 ${row} 行的单位名称太长：最多 ${longestName} 个字。请检查是不是两格连在一起了。`)
      return
    }
    seen.set(plain, row)
    if (seen.size === mostTargets + 1)
      tell(row, `单位太多：最多 ${mostTargets} 个，从第 ${row} 行的「${name}」起没有读。请分成几张表。`)
    if (seen.size <= mostTargets) table.targets.push({ name, number })
  }

  function tell(row: number, message: string): void {
    const { problems } = table
    if (problems.length < mostProblems) problems.push({ row, message })
    else if (problems.length === mostProblems)
      problems.push({ row, message: '后面还有不对的地方，没有一一列出。请先改上面这些，再读一次。' })
  }
}

/**
 * Reads a table that was copied as text: columns by tabs, and only where there are none by two spaces and more. Of a cell
 * with several lines a spreadsheet makes a text in quotes.
 * @param text up to 200 KB
 */
export function rowsOfText(text: string): string[][] {
  const hasTabs = text.includes('\t')
  const inLines = hasTabs
    ? text.replace(
        /(^|[\t\r\n])"((?:[^"]|"")*)"(?=[\t\r\n]|$)/g,
        (_all, before: string, cell: string) => before + cell.replace(/""/g, '"').replace(/[\r\n]/g, ' '),
      )
    : text
  return inLines
    .split(/\r\n|[\n\r\v\f\u2028\u2029]/)
    .map((line) => (hasTabs ? line.split('\t') : line.split(/ {2}|\u3000{2}/).filter((cell) => cell.trim() !== '')))
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''))
}

/**
 * Whether a row is a title: one text, merged over all columns, or alone and before the first unit, or numbered as titles
 * are. A unit that stands alone among others has lost its number.
 */
function isTitleOf(cells: readonly string[], hasBegun: boolean): boolean {
  const texts = cells.map(inOneLine).filter((text) => text !== '')
  const [only] = texts
  if (only === undefined || new Set(texts).size > 1) return false
  const isMerged = texts.length > 1 && peopleIn(only) === undefined
  return isMerged || !hasBegun || /^[（(]?[一二三四五六七八九十]+[)）、.．]/.test(only)
}

/**
 * Whether a text that is no number was meant as one: 3.5, or 60左右 behind a name. Units have names like 3501厂工会, which
 * have a number behind them.
 * @param next what stands behind it
 */
function isBrokenNumber(line: string, hasName: boolean, next: () => string | undefined): boolean {
  const plain = line.normalize('NFKC').replace(/\s/g, '')
  if (/^[\d.,]+万?(人次|人|场次|场|篇次|篇)?$/.test(plain)) return true
  if (!hasName || !/^\d/.test(plain)) return false
  const behind = next()
  return behind === undefined || peopleIn(behind) === undefined
}

/** The first text of a row from a column on; what is behind it is not looked at. */
function nextText(cells: readonly string[], from: number): string | undefined {
  for (let column = from; column < cells.length; column += 1) {
    const text = inOneLine(cells[column] ?? '')
    if (text !== '') return text
  }
  return undefined
}

/** A text in one line: Chinese is broken anywhere, other words between them. */
function inOneLine(text: string): string {
  return text
    .trim()
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
}

/** Columns that count the rows: those that say so, and the first where it has 1, 2, 3 in front of names. */
function serialColumns(rows: readonly (readonly string[])[]): ReadonlySet<number> {
  const columns = new Set<number>()
  for (const cells of rows)
    for (const [column, text] of cells.entries()) if (/^序\s*号$/.test(text.trim())) columns.add(column)
  // numbers that count have names behind them, not in front
  const numbers = rows.flatMap(([text = '']) => peopleIn(text) ?? [])
  if (numbers.length > 2 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1))
    columns.add(0)
  return columns
}
