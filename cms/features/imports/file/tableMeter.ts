import { Refusal } from '../../../base/refusal.ts'
import { tableReason } from './refusals.ts'

/** What one table may have: far above what a union's libraries hold, and as much as the server plans within a minute. */
export const tableLimits = {
  /** Lines of a sheet, with that of the headers. */
  rows: 20_001,
  columns: 300,
  /** Of all sheets together, those with something in them. */
  cells: 1_000_000,
  /** In one cell. */
  cellCharacters: 100_000,
  /** In all cells together. */
  characters: 20_000_000,
  /** Of all sheets together. */
  mergedRanges: 10_000,
  /** Different texts that a workbook keeps beside its cells. */
  sharedStrings: 1_000_000,
}

/** Counts a table while it is read, and refuses it at the first thing that is too much: the rest is never looked at. */
export class TableMeter {
  readonly #name: string
  readonly #limits: typeof tableLimits
  #cells = 0
  #characters = 0
  #mergedRanges = 0
  #sharedStrings = 0

  /** @param name of the file, for messages */
  constructor(name: string, limits = tableLimits) {
    this.#name = name
    this.#limits = limits
  }

  /**
   * Counts a cell.
   * @param row and column, both from 1
   * @param characters in it; 0 of an empty one
   * @throws Refusal when it is one too many
   */
  cell(row: number, column: number, characters: number): void {
    const { rows, columns, cells, cellCharacters } = this.#limits
    const where = `第 ${row} 行第 ${column} 列`
    if (row > rows)
      this.#refuse(`一张工作表超过了 ${rows - 1} 行（不算列名）。请分成几个文件；下面的空行里若有格式或空格，请删去。`)
    if (column > columns)
      this.#refuse(`第 ${row} 行超过了 ${columns} 列。请对照模板删去多余的列；若是 CSV，请检查这一行的分隔符和引号。`)
    if (characters > cellCharacters)
      this.#refuse(`${where}超过了 ${cellCharacters} 字。请缩短；若是 CSV，请检查这一格的引号是否成对。`)
    if (characters === 0) return
    this.#cells += 1
    if (this.#cells > cells) this.#refuse(`填了的格子超过了 ${cells} 个。请分成几个文件。`)
    this.#characters += characters
    if (this.#characters > this.#limits.characters)
      this.#refuse(`文字超过了 ${this.#limits.characters} 字。请分成几个文件。`)
  }

  /** Counts a merged range. @throws Refusal when it is one too many */
  mergedRange(): void {
    this.#mergedRanges += 1
    if (this.#mergedRanges > this.#limits.mergedRanges)
      this.#refuse(`合并的单元格超过了 ${this.#limits.mergedRanges} 处。请取消合并，一行写一条。`)
  }

  /** Is told of a quote that is not closed, or not where its cell ends. @param line from 1 @throws Refusal */
  openQuote(line: number): never {
    throw new Refusal(tableReason('table-with-open-quote', { name: this.#name, line }))
  }

  /** Counts a text that cells share. @throws Refusal when it is one too many */
  sharedString(): void {
    this.#sharedStrings += 1
    if (this.#sharedStrings > this.#limits.sharedStrings)
      this.#refuse(`不同的文字超过了 ${this.#limits.sharedStrings} 条。请分成几个文件。`)
  }

  #refuse(problem: string): never {
    throw new Refusal(tableReason('table-beyond-limits', { name: this.#name, problem }))
  }
}
