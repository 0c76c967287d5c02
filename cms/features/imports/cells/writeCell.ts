import { writtenDay, writtenMoment } from '../../../base/time/wallClock.ts'
import type { Column } from './columns.ts'
import { longestCell, tooLongMark, writeBody } from './body.ts'
import { tidy } from './cell.ts'
import type { Names } from './names.ts'

/** Stands between the several of a cell. */
export const between = '；'

/** A stored value as it stands in a cell: a number, or a text; the empty text for nothing. */
export function writeCell({ kind, choices, to }: Column, value: unknown, names: Names): string | number {
  if (kind === 'yesNo') return value === true ? '是' : '否'
  if (value === null || value === undefined || value === '') return ''
  const many = Array.isArray(value) ? value : [value]
  switch (kind) {
    case 'number':
      return Number(value)
    case 'money':
      return Number(value) / 100
    case 'day':
      return writtenDay(String(value))
    case 'moment':
      return writtenMoment(String(value))
    case 'choice':
    case 'choices':
      return many.map((one) => choices.get(String(one)) ?? String(one)).join(between)
    case 'relation':
    case 'relations':
    case 'picture':
    case 'pictures':
      return many.map((one) => names.textOf(to, idOf(one))).join(between)
    case 'body':
      return writeBody(value)
    case 'text':
    case 'texts': {
      const text = many.map((one) => tidy(String(one))).join(between)
      return text.length > longestCell ? tooLongMark : text
    }
  }
}

/** Id of a related document, whether it was read with it or not. */
export function idOf(value: unknown): string {
  return String(typeof value === 'object' && value !== null && 'id' in value ? value.id : value)
}
