import { cleanedField } from '../../../base/characters.ts'

/** What a cell of a sheet holds. A date is the time on the wall, kept as if it were UTC. */
export type Cell = string | number | boolean | Date | null | BadCell

/** A cell whose value cannot be known: an Excel error such as #REF!, or a formula without a result. */
export interface BadCell {
  bad: string
  /** What to do about it; undefined when the value is to be put in the formula's place. */
  advice?: string
}

/** What is to be known of a cell beside its value, in Chinese: what was made of it, or why it cannot be taken. */
export type CellNote = { mark: string } | { problem: BadCell }

/** Whether a cell is one whose value cannot be known. */
export function isBad(cell: Cell): cell is BadCell {
  return typeof cell === 'object' && cell !== null && 'bad' in cell
}

/** The text of a cell: without the spaces around it, lines end with \n. */
export function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (cell instanceof Date)
    return cell
      .toISOString()
      .slice(0, 16)
      .replace('T', ' ')
      .replace(/ 00:00$/, '')
  if (isBad(cell)) return cell.bad
  return tidy(String(cell))
}

/**
 * A text as it is compared and stored: without the spaces around it and the characters that nobody sees, lines end with
 * \n, no odd forms of the same character.
 */
export function tidy(text: string): string {
  return cleanedField(text).normalize('NFC').trim()
}
