import { parentPort } from 'node:worker_threads'
import { parseCsv, writeCsv } from 'hucre/csv'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Cell } from '../cells/cell.ts'
import type { Sheet } from '../plan/sheets.ts'
import { checkUnpacked } from './zip.ts'
import { FileError } from './fileError.ts'
import type { NewSheet, Order, Reply } from './order.ts'

/** Most bytes that a workbook may unpack to: far above 20,000 rows of text. */
const largestUnpacked = 300 * 1024 * 1024
/** Most lines that are looked at: one more than may be imported would do, but then nobody knew how many there are. */
const mostLines = 100_000

async function read(name: string, data: Uint8Array): Promise<Sheet[]> {
  if (isZip(data)) return readWorkbook(name, data)
  if (/\.xlsx$/i.test(name))
    throw new FileError(`「${name}」不是 Excel 工作簿（.xlsx），或已经损坏。请用 Excel 或 WPS 打开后另存为 .xlsx。`)
  if (isOldExcel(data))
    throw new FileError(
      `「${name}」是旧格式的 Excel（.xls）或加了密码。请用 Excel 或 WPS 另存为不加密码的 .xlsx 再上传。`,
    )
  return [{ name: '', rows: parseCsv(decoded(name, data), { unescapeFormulae: true, maxRows: mostLines }) }]
}

async function readWorkbook(name: string, data: Uint8Array): Promise<Sheet[]> {
  await checkUnpacked(name, data, largestUnpacked)
  const workbook = await readXlsx(data, {
    maxRows: mostLines,
    sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
  }).catch((error: unknown) => {
    throw new FileError(
      `「${name}」打不开：${error instanceof Error ? error.message : String(error)}。请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。`,
    )
  })
  return workbook.sheets.map((sheet) => {
    const rows = sheet.rows as Cell[][]
    for (const [place, { type, value, formula }] of sheet.cells ?? []) {
      const [row, column] = place.split(',').map(Number) as [number, number]
      const cells = rows[row]
      if (cells === undefined) continue
      if (type === 'error') cells[column] = { bad: `这一格是 Excel 的错误值 ${String(value)}` }
      else if (type === 'formula' && (value === null || value === undefined))
        cells[column] = { bad: `这一格是公式 =${formula ?? ''}，文件里没有它的结果` }
    }
    return { name: sheet.name.trim(), rows }
  })
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
  throw new FileError(`「${name}」的文字编码认不出来。请另存为 UTF-8 编码的 CSV，或另存为 .xlsx 再上传。`)
}

function isZip(data: Uint8Array): boolean {
  return data[0] === 0x50 && data[1] === 0x4b
}

function isOldExcel(data: Uint8Array): boolean {
  return data[0] === 0xd0 && data[1] === 0xcf
}

async function write(format: 'xlsx' | 'csv', sheets: readonly NewSheet[]): Promise<Uint8Array> {
  if (format === 'csv') {
    const text = writeCsv(sheets[0]?.rows ?? [], { bom: true, escapeFormulae: true, lineSeparator: '\r\n' })
    return new TextEncoder().encode(text)
  }
  return writeXlsx({
    stringMode: 'inline',
    sheets: sheets.map(({ name, rows, widths, lists, marked }) => ({
      name,
      rows,
      columns: widths.map((width) => ({ width, numFmt: '@' })),
      freezePane: { rows: 1 },
      dataValidations: lists.map(({ column, words }) => ({
        type: 'list' as const,
        values: words,
        range: `${letters(column)}2:${letters(column)}20001`,
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: '不在可选范围内',
        errorMessage: '请从下拉列表中选择。',
      })),
      cells: new Map(
        (rows[0] ?? []).map((_, column) => [
          `0,${column}`,
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

async function carryOut(order: Order): Promise<Reply> {
  try {
    if (order.kind === 'read') return { sheets: await read(order.name, order.data) }
    return { data: await write(order.format, order.sheets) }
  } catch (error) {
    if (error instanceof FileError) return { refused: error.message }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.once('message', (order: Order) => {
  void carryOut(order).then((reply) => parentPort?.postMessage(reply))
})
