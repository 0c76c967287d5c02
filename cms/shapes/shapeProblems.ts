import type { FlattenedField } from 'payload'
import { labelOf } from './labelOf.ts'

/** One value that no field of its kind can hold. */
export interface ShapeProblem {
  /** Of the field, as Payload's forms have it: `sessions.0.start`. */
  path: string
  label: string
  /** In Chinese: what is allowed. */
  message: string
}

/** Most rows in one list, and values in one choice. */
const mostRows = 1000

/**
 * What of a document's values is of another kind than its fields: an object where a text stands, a date that is none.
 * Payload looks at that only when a document is published; before that a database answers with an error of its own.
 * What a field says about its values otherwise is not looked at, nor fields that are not there.
 * @param isId whether a text may be the id of a document in this database
 */
export function shapeProblems(
  fields: readonly FlattenedField[],
  data: unknown,
  isId: (text: string) => boolean,
  at = '',
): ShapeProblem[] {
  if (!isRecord(data)) return []
  return fields.flatMap((field) => {
    const value = data[field.name]
    return Object.hasOwn(data, field.name) && value !== undefined && value !== null && value !== ''
      ? problemsOf(field, value, isId, at + field.name)
      : []
  })
}

function problemsOf(
  field: FlattenedField,
  value: unknown,
  isId: (text: string) => boolean,
  path: string,
): ShapeProblem[] {
  const isOne = (one: unknown): boolean => isReference(one, isId)
  const told = (message: string | undefined): ShapeProblem[] =>
    message === undefined ? [] : [{ path, label: labelOf(field), message }]
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      return told(several(field, value, isPlain) ? undefined : '要写文字。')
    case 'select':
    case 'radio': {
      const options = field.options.map((option) => (typeof option === 'string' ? option : option.value))
      const isOption = (one: unknown): boolean => options.includes(one as string)
      return told(several(field, value, isOption) ? undefined : `只能选 ${options.slice(0, 20).join('、')}。`)
    }
    case 'number':
      return told(
        several(field, value, (one) => isPlain(one) && Number.isFinite(Number(one))) ? undefined : '要写一个数。',
      )
    case 'checkbox':
      return told(isPlain(value) ? undefined : '要写 true 或 false。')
    case 'date':
      return told(isMoment(value) ? undefined : '要写日期或时间，例如 2026-11-30 或 2026-11-30T08:00:00+08:00。')
    case 'relationship':
    case 'upload':
      return told(several(field, value, isOne) ? undefined : '要选一个条目。')
    case 'array':
      // a form sends the number of rows when there is none
      if (value === 0 || value === '0') return []
      if (!Array.isArray(value)) return told('要写一组内容。')
      if (!value.every(isRecord))
        return told(`第 ${value.findIndex((row) => !isRecord(row)) + 1} 行是空的或不是一行内容。`)
      if (value.length > mostRows) return told(`最多 ${mostRows} 行。`)
      return value.flatMap((row, index) => [
        ...(row['id'] === undefined || typeof row['id'] === 'string' || row['id'] === null
          ? []
          : told('行的编号不对。')),
        ...shapeProblems(field.flattenedFields, row, isId, `${path}.${index}.`),
      ])
    case 'group':
    case 'tab':
      return isRecord(value) ? shapeProblems(field.flattenedFields, value, isId, `${path}.`) : told('要写一组内容。')
    // richText has rules of its own; the others we have none of, or they hold anything
    case 'richText':
    case 'json':
    case 'blocks':
    case 'join':
    case 'point':
      return []
  }
}

function several(field: FlattenedField, value: unknown, isOne: (value: unknown) => boolean): boolean {
  if (!('hasMany' in field) || field.hasMany !== true) return isOne(value)
  return Array.isArray(value) ? value.length <= mostRows && value.every(isOne) : isOne(value) || value === 0
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

/** An id, a document with its id, or both with their collection. */
function isReference(value: unknown, isId: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isId(value)
  return isRecord(value) && isReference(value['value'] ?? value['id'], isId)
}

function isMoment(value: unknown): boolean {
  if (!(value instanceof Date) && typeof value !== 'string') return false
  const year = new Date(value).getUTCFullYear()
  return year >= 0 && year <= 9999
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
