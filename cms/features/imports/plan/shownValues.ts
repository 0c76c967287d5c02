import { weekdayName } from '../../../../site/catalogue/calendar/weekdays.ts'
import { cutText } from '../../../../site/catalogue/cutText.ts'
import { isLonger, lengthOf } from '../../../base/characters.ts'
import { wallAt } from '../../../base/time/wallClock.ts'
import { losesFormat } from '../cells/body.ts'
import type { Column } from '../cells/columns.ts'
import { isFromZip, type Names, zipMark } from '../cells/names.ts'
import { valueAt } from '../cells/paths.ts'
import { between, writeCell } from '../cells/writeCell.ts'
import type { ShownChange } from './plan.ts'

/** Longest text of a preview's cell, in characters: the beginning of a long one tells which it is. */
const longestShown = 200

/** A value as a preview shows it: as an export would write it, a date with its weekday, a picture of the zip by its name. */
export function shownValue(column: Column, value: unknown, names: Names): string {
  const isPicture = column.kind === 'picture' || column.kind === 'pictures'
  const text = isPicture
    ? [value ?? []]
        .flat()
        .map((one) =>
          isFromZip(one) ? `${one.slice(zipMark.length)}（压缩包里）` : String(writeCell(column, one, names)),
        )
        .join(between)
    : String(writeCell(column, value, names))
  if (text === '') return ''
  if (column.kind === 'money') return `${text} 元`
  if (column.kind === 'day' || column.kind === 'moment')
    return `${text}（周${weekdayName(wallAt(String(value)).getUTCDay())}）`
  if (!isLonger(text, longestShown)) return text
  return `${cutText(text, longestShown)}…（共 ${lengthOf(text)} 字）`
}

/**
 * What becomes of a field.
 * @returns undefined when an export would write the same before and after
 */
export function changeOf(column: Column, before: unknown, after: unknown, names: Names): ShownChange | undefined {
  if (String(writeCell(column, before, names)) === String(writeCell(column, after, names))) return undefined
  const isLoss = column.kind === 'body' && losesFormat(before)
  return {
    header: column.header,
    before: shownValue(column, before, names),
    after: shownValue(column, after, names),
    marks: isLoss ? ['原有的图片、表格、列表、链接等会失去'] : [],
  }
}

/** The row of an array on one line: what its columns hold. */
export function shownRow(columns: readonly Column[], row: object | undefined, names: Names): string {
  return columns
    .flatMap((column) => {
      const value = valueAt(row, column.path)
      const text = column.kind === 'yesNo' && value !== true ? '' : shownValue(column, value, names)
      return text === '' ? [] : [`${column.header}：${text}`]
    })
    .join('；')
}
