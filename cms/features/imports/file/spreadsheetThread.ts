import { parentPort } from 'node:worker_threads'
import { detectDelimiter, parseCsv, writeCsv } from 'hucre/csv'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { Refusal } from '../../../base/refusal.ts'
import { type Cell, type CellNote, textOf } from '../cells/cell.ts'
import type { Sheet } from '../table/sheets.ts'
import { checkUnpacked } from './zip.ts'
import { tableReason } from './refusals.ts'
import { markFormula, unmarkFormula } from './formulaMark.ts'
import { measureCsv } from './measureCsv.ts'
import { fillMerged, noteCell, type SheetNotes } from './mergedCells.ts'
import { paddedText } from './paddedNumber.ts'
import { printedSheet } from './printedSheet.ts'
import { workbookMeter } from './measureWorkbook.ts'
import { TableMeter, tableLimits } from './tableMeter.ts'
import { type PartNotes, type SheetPart, WorkbookParts } from './workbookParts.ts'
import type { NewSheet, Order, Reply } from '../table/order.ts'

/** Most bytes that a workbook may unpack to: far above 20,000 rows of text. */
const largestUnpacked = 150 * 1024 * 1024
/** Cells and characters that are given to the server at a time: to take them must not keep others waiting. */
const [cellsAtOnce, charactersAtOnce] = [4_000, 200_000]

async function read(name: string, data: Uint8Array): Promise<Sheet[]> {
  if (isZip(data)) return readWorkbook(name, data)
  if (/\.xlsx$/i.test(name)) throw new Refusal(tableReason('table-no-workbook', { name }))
  if (isOldExcel(data)) throw new Refusal(tableReason('table-of-old-excel', { name }))
  const text = decoded(name, data)
  // the headers alone: the texts below may have more of any other
  const delimiter = detectDelimiter(/[^\r\n]+/.exec(text)?.[0] ?? '')
  measureCsv(text, delimiter, new TableMeter(name))
  const rows: Cell[][] = parseCsv(text, { delimiter })
  return [
    {
      name: '',
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? unmarkFormula(cell) : cell))),
      isRagged: true,
    },
  ]
}

async function readWorkbook(name: string, data: Uint8Array): Promise<Sheet[]> {
  const packed = new TableMeter(name)
  const parts = new WorkbookParts()
  await checkUnpacked(name, data, largestUnpacked, (part) => {
    const looks = [workbookMeter(packed), parts.look(part)]
    return (piece) => looks.forEach((look) => look(piece))
  })
  const { sheets, isWhole } = parts.structure()
  const shown: (SheetPart | undefined)[] = []
  let found = 0
  const workbook = await readXlsx(data, {
    // it costs memory for each cell, so only where a number may be shown otherwise
    readStyles: parts.hasPadding(),
    // what lies beyond is empty: it was measured
    range: `A1:${letters(tableLimits.columns - 1)}${tableLimits.rows}`,
    sheets: ({ index, hidden, veryHidden }) => {
      found++
      const isRead = !hidden && !veryHidden && sheets[index]?.isTable !== false
      if (isRead) shown.push(sheets[index])
      return isRead
    },
  }).catch(() => {
    throw new Refusal(tableReason('table-damaged', { name }))
  })
  // a sheet whose part is named by another prefix than Excel's is left out
  if (!isWhole || found !== sheets.length) throw new Refusal(tableReason('table-unreadable-in-part', { name }))
  const unpacked = new TableMeter(name)
  return workbook.sheets.map((sheet, number) => {
    const rows = sheet.rows as Cell[][]
    const notes = shown[number]?.notes
    rows.forEach((cells, row) =>
      cells.forEach((cell, column) => {
        const read = notes === undefined ? cell : mended(cell, `${row},${column}`, notes)
        cells[column] = read
        unpacked.cell(row + 1, column + 1, read === null ? 0 : textOf(read).length)
      }),
    )
    const noted: SheetNotes = new Map()
    for (const [place, { type, value, formula, style }] of sheet.cells ?? []) {
      const [row, column] = place.split(',').map(Number) as [number, number]
      const cells = rows[row]
      if (cells === undefined) continue
      const number = cells[column]
      const padded = typeof number === 'number' ? paddedText(number, style?.numFmt ?? '') : undefined
      if (padded !== undefined) {
        cells[column] = padded
        noteCell(noted, row, column, { mark: `Excel 里的数字是 ${number}，按格式显示为 ${padded}，取显示的` })
      }
      if (type === 'error') cells[column] = { bad: `这一格是 Excel 的错误值 ${String(value)}` }
      else if (type === 'formula' && (value === null || value === undefined))
        cells[column] = { bad: `这一格是公式 =${formula ?? ''}，文件里没有它的结果` }
    }
    fillMerged(rows, sheet.merges ?? [], noted, (row, column, characters) =>
      unpacked.cell(row + 1, column + 1, characters),
    )
    return { name: sheet.name.trim(), rows, notes: noted }
  })
}

/** A cell as Excel has it, where it was read otherwise. @param place row and column, counted from 0 */
function mended(cell: Cell, place: string, { empty, withReadings, withDates }: PartNotes): Cell {
  if (empty.has(place)) return null
  if (withReadings.has(place)) return { bad: '这一格的文字带有注音，分不开' }
  const value =
    withDates.has(place) && typeof cell === 'string' && /^\d{4}-/.test(cell)
      ? new Date(cell.includes('T') ? cell.replace(/Z?$/, 'Z') : cell)
      : cell
  // of the years 1900 to 9999, or a time without a day
  const isShown =
    !(value instanceof Date) || (value >= new Date(Date.UTC(1899, 11, 31)) && value < new Date('+010000-01-01'))
  return isShown ? value : { bad: '这一格设成了日期格式，里面的数却不是日期（在 Excel 里显示为 ####）' }
}

/** UTF-8, UTF-16 with its mark, or what Excel saves in China. */
function decoded(name: string, data: Uint8Array): string {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le').decode(data)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(data)
    } catch {
      // the next one
    }
  }
  throw new Refusal(tableReason('table-of-unknown-encoding', { name }))
}

function isZip(data: Uint8Array): boolean {
  return data[0] === 0x50 && data[1] === 0x4b
}

function isOldExcel(data: Uint8Array): boolean {
  return data[0] === 0xd0 && data[1] === 0xcf
}

async function write(format: 'xlsx' | 'csv', sheets: readonly NewSheet[]): Promise<Uint8Array> {
  if (format === 'csv') {
    const rows = (sheets[0]?.rows ?? []).map((row) =>
      row.map((cell) => (typeof cell === 'string' ? markFormula(cell) : cell)),
    )
    const text = writeCsv(rows, { bom: true, lineSeparator: '\r\n' })
    return new TextEncoder().encode(text)
  }
  return writeXlsx({
    stringMode: 'inline',
    sheets: sheets.map(({ name, title, rows, widths, lists, marked }) => ({
      name,
      rows: title === undefined ? rows : [[title], ...rows],
      columns: widths.map((width) => ({ width, numFmt: '@' })),
      freezePane: { rows: title === undefined ? 1 : 2 },
      ...(title !== undefined && {
        autoFilter: { range: `A2:${letters(widths.length - 1)}${rows.length + 1}` },
      }),
      dataValidations: lists.map(({ column, words }) => ({
        type: 'list' as const,
        values: words,
        range: `${letters(column)}${title === undefined ? 2 : 3}:${letters(column)}20001`,
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: '不在可选范围内',
        errorMessage: '请从下拉列表中选择。',
      })),
      cells: new Map(
        (rows[0] ?? []).map((_, column) => [
          `${title === undefined ? 0 : 1},${column}`,
          {
            style: {
              font: { bold: true, color: { rgb: marked.includes(column) ? 'B3261E' : '211C18' } },
              fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'F6F0E4' } },
            },
          },
        ]),
      ),
    })),
  })
}

/** Name of a column, counted from 0: A, B, … AA. */
function letters(column: number): string {
  const before = Math.floor(column / 26)
  return (before > 0 ? letters(before - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** What was read and not yet given. */
let pieces: Generator<Reply, void> | undefined

/** The rows of some sheets, a few at a time. */
function* piecesOf(sheets: readonly Sheet[]): Generator<Reply, void> {
  for (const [sheet, { rows: all, notes: known }] of sheets.entries()) {
    let [rows, size]: [Cell[][], number] = [[], 0]
    let notes: [number, Map<number, CellNote>][] = []
    for (const [index, row] of all.entries()) {
      rows.push(row)
      const ofRow = known?.get(index)
      if (ofRow !== undefined) notes.push([index, new Map(ofRow)])
      const characters = row.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0)
      size += Math.max(row.length / cellsAtOnce, characters / charactersAtOnce)
      if (size < 1) continue
      yield { sheet, rows, notes }
      ;[rows, size, notes] = [[], 0, []]
    }
    if (rows.length > 0) yield { sheet, rows, notes }
  }
}

async function carryOut(order: Order): Promise<Reply> {
  try {
    if (order.kind === 'more') return pieces?.next().value ?? { done: true }
    if (order.kind === 'write') return { data: await write(order.format, order.sheets) }
    if (order.kind === 'print')
      return { data: await writeXlsx({ stringMode: 'inline', sheets: order.sheets.map(printedSheet) }) }
    const sheets = await read(order.name, order.data)
    pieces = piecesOf(sheets)
    return { sheets: sheets.map(({ name, isRagged = false }) => ({ name, isRagged })) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.reason }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', (order: Order) => {
  void carryOut(order).then((reply) => parentPort?.postMessage(reply))
})
