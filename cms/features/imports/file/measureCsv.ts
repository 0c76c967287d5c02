import type { TableMeter } from './tableMeter.ts'

/**
 * Counts what a CSV has before it is read whole: a line of three million commas would be three million cells. Quotes are
 * taken as the reader takes them; one that is not closed would take the rows below into its cell.
 * @param separator between two cells
 * @throws Refusal of the meter
 */
export function measureCsv(text: string, separator: string, meter: Pick<TableMeter, 'cell' | 'openQuote'>): void {
  let [row, column, begin] = [1, 1, 0]
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"' && at === begin) {
      at = endOfQuoted(text, at, (end) => meter.cell(row, column, end - begin))
      if (at === text.length || !isEnd(text[at + 1], separator)) meter.openQuote(lineOf(text, begin))
      continue
    }
    const endsRow = character === '\n' || character === '\r'
    if (!endsRow && character !== separator) continue
    meter.cell(row, column, at - begin)
    if (character === '\r' && text[at + 1] === '\n') at++
    if (endsRow) [row, column] = [row + 1, 1]
    else column += 1
    begin = at + 1
  }
  if (begin < text.length) meter.cell(row, column, text.length - begin)
}

function isEnd(character: string | undefined, separator: string): boolean {
  return character === undefined || character === separator || character === '\n' || character === '\r'
}

/** As an editor counts lines, from 1. */
function lineOf(text: string, place: number): number {
  return text.slice(0, place).split(/\r\n?|\n/).length
}

/** The place of the quote that ends what was begun, or the end. @param check is told now and then how far it is */
function endOfQuoted(text: string, begin: number, check: (end: number) => void): number {
  for (let at = begin + 1; ; at += 2) {
    const quote = text.indexOf('"', at)
    if (quote === -1) {
      check(text.length)
      return text.length
    }
    at = quote
    if (text[quote + 1] !== '"') return quote
  }
}
