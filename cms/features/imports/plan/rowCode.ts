import { createHash } from 'node:crypto'
import { newCode } from '../../../content/fields/code.ts'

/**
 * The code of an entry that a row without one makes: the same however often the table is read, so that a preview shows
 * what is stored.
 * @param batch id of the batch
 * @param row of the table
 */
export function rowCode(batch: string, row: number): string {
  const figures = createHash('sha256').update(`${batch}/${row}`).digest()
  let at = 0
  // two bytes for each letter: the remainder favours none by more than one in three thousand
  return newCode((below) => figures.readUInt16BE(2 * at++) % below)
}
