import { tidy } from '../cells/cell.ts'
import type { Column } from '../cells/columns.ts'
import { isFromZip, zipMark } from '../cells/names.ts'
import type { Line } from '../table/sheets.ts'
import type { NewPicture } from './plan.ts'

/** Longest text for those who cannot see a picture, in characters. */
const longestAlt = 120

/**
 * The pictures of the zip that a cell brings in, each with its text; of a picture that is there the text is kept with it.
 * @returns the text that is too long, if there is one, beside them
 */
export function newPictures(
  line: Line,
  column: Column,
  value: unknown,
): { pictures: NewPicture[]; tooLong: string | undefined } {
  const names = column.altHeader === undefined ? [] : [value].flat().filter(isFromZip)
  if (names.length === 0) return { pictures: [], tooLong: undefined }
  const alts = (line.alts.get(column) ?? '').split(/[；;\n]/).map(tidy)
  return {
    pictures: names.map((name, index) => ({ name: name.slice(zipMark.length), alt: alts[index] ?? '' })),
    tooLong: alts.find((alt) => alt.length > longestAlt),
  }
}
