import type { Option } from 'payload'
import type { IsId } from '../../database/documentIds.ts'
import { settledRichText } from '../richText/settle.ts'
import { lengthProblem, shortened } from '../../base/characters.ts'
import { years } from '../../base/time/understood.ts'
import { unreadText } from '../fields/dates/unread.ts'
import { type AnyField, longestJson, longestOf, mostOf, mostRelatedInRows, rangeOf } from './fieldLimits.ts'

/**
 * Holds the value of one field against its limits, whether it is a draft's or not; what a complete entry needs besides
 * is Payload's own check. Rows of arrays are looked at by whoever walks through them.
 * @param value as it was sent; nothing and an empty text are always within the limits
 * @param isId of the database that is written to
 * @returns what is wrong, in Chinese, beginning with the value; undefined when nothing is
 */
export function fieldProblem(field: AnyField, value: unknown, isId: IsId): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  switch (field.type) {
    case 'text':
      return field.hasMany === true ? manyProblem(field, value, textProblem) : textProblem(field, value)
    case 'textarea':
    case 'email':
    case 'code':
      return textProblem(field, value)
    case 'number':
      return field.hasMany === true ? manyProblem(field, value, numberProblem) : numberProblem(field, value)
    case 'date':
      return dateProblem(value)
    case 'select':
      return field.hasMany === true ? manyProblem(field, value, optionProblem) : optionProblem(field, value)
    case 'radio':
      return optionProblem(field, value)
    case 'checkbox':
      return [true, false, 'true', 'false'].includes(value as string)
        ? undefined
        : `「${shortened(value)}」应是“是”或“否”。`
    case 'relationship':
    case 'upload': {
      const problem = (one: unknown) => relationProblem(field, one, isId)
      return field.hasMany === true ? manyProblem(field, value, (_field, one) => problem(one)) : problem(value)
    }
    case 'array':
    case 'blocks':
      // a form says how many rows there are when there are none
      if (value === 0) return undefined
      return Array.isArray(value) ? rowsProblem(field, value) : '应是一行一行的内容，请重新填写。'
    case 'group':
    case 'tab':
      return isRecord(value) ? undefined : '应是几项内容，请重新填写。'
    case 'json':
      return JSON.stringify(value).length > longestJson ? `太长：最多 ${longestJson} 个字符，请减少。` : undefined
    case 'richText': {
      const result = settledRichText(value)
      return 'problem' in result ? result.problem : undefined
    }
    // these hold no value of their own, or no field of ours is one
    case 'collapsible':
    case 'join':
    case 'point':
    case 'row':
    case 'tabs':
    case 'ui':
      return undefined
  }
}

/** Whether a value has fields of its own. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function manyProblem(field: AnyField, value: unknown, problem: (field: AnyField, one: unknown) => string | undefined) {
  // a form says how many there are when there are none
  if (value === 0) return undefined
  if (!Array.isArray(value)) return problem(field, value)
  const most = mostOf(field)
  if (value.length > most) return `有 ${value.length} 项，最多 ${most} 项，请减少。`
  for (const one of value) {
    const found = one === null ? '里有空的一项，请删去。' : problem(field, one)
    if (found !== undefined) return found
  }
  return undefined
}

function rowsProblem(field: AnyField, rows: readonly unknown[]): string | undefined {
  const most = mostOf(field)
  if (rows.length > most) return `有 ${rows.length} 行，最多 ${most} 行，请减少，或分成几条。`
  const wrong = rows.findIndex((row) => !isRecord(row))
  return wrong < 0 ? relatedProblem(rows) : `第 ${wrong + 1} 行是空的或不是一行内容，请删去后重新填写。`
}

/** Every list in a row is one of relations: there are no others in our rows. */
function relatedProblem(rows: readonly unknown[]): string | undefined {
  const counts = new Map<string, number>()
  for (const row of rows)
    for (const [name, value] of Object.entries(row as Record<string, unknown>))
      if (Array.isArray(value)) counts.set(name, (counts.get(name) ?? 0) + value.length)
  const most = Math.max(0, ...counts.values())
  return most > mostRelatedInRows
    ? `各行里一共选了 ${most} 项，最多 ${mostRelatedInRows} 项，请减少，或分成几条。`
    : undefined
}

function textProblem(field: AnyField, value: unknown): string | undefined {
  if (typeof value !== 'string') return `「${shortened(value)}」应是文字，请重新填写。`
  const problem = lengthProblem(value, longestOf(field))
  return problem && `「${shortened(value)}」${problem}`
}

function numberProblem(field: AnyField, value: unknown): string | undefined {
  const number = typeof value === 'string' && value.trim() !== '' && value.length < 40 ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return `「${shortened(value)}」应是数字，请重新填写。`
  const { min, max } = rangeOf(field)
  if (number < min || number > max) return `「${shortened(value)}」超出范围：只能是 ${min} 到 ${max}，请改正。`
  const isWhole = field.type === 'number' && (field.admin?.step === 1 || field.custom?.['isMoney'] === true)
  return isWhole && !Number.isInteger(number) ? `「${shortened(value)}」要填整数，请改正。` : undefined
}

/** A day as programs write it, and a time if there is one. What else JavaScript takes for a date nobody has meant. */
const written = /^([+-]\d{2})?(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/

function dateOf(value: unknown): Date | undefined {
  if (value instanceof Date) return value
  const [, , year, month, day] = (typeof value === 'string' && written.exec(value)) || []
  // February has no 31st, which JavaScript takes for the 3rd of March
  const isDay =
    day !== undefined && new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  return isDay ? new Date(String(value)) : undefined
}

function dateProblem(value: unknown): string | undefined {
  const typed = typeof value === 'string' ? unreadText(value) : undefined
  if (typed !== undefined) return `「${shortened(typed)}」没有看懂，请照栏目下面的提示改。`
  const date = dateOf(value)
  const year = date?.getUTCFullYear()
  if (year === undefined || Number.isNaN(year)) return `「${shortened(value)}」不是日期，请写成 2026-12-31 18:00 这样。`
  if (year >= years.first && year <= years.last) return undefined
  return `「${shortened(value)}」超出范围：只能是 ${years.first} 年到 ${years.last} 年，请检查年份。`
}

function optionProblem(field: AnyField, value: unknown): string | undefined {
  const options = 'options' in field && Array.isArray(field.options) ? field.options : []
  const isOne = options.some((option) => (typeof option === 'string' ? option : option.value) === value)
  if (isOne) return undefined
  const labels = options.map(wordOf).join('、')
  return `没有「${shortened(value)}」这一项，可以选：${labels}。`
}

function wordOf(option: Option): string {
  if (typeof option === 'string') return option
  return typeof option.label === 'string' ? option.label : option.value
}

function relationProblem(field: AnyField, value: unknown, isId: IsId): string | undefined {
  // what may be of several collections comes with the name of its own
  const isOfSeveral = 'relationTo' in field && typeof field.relationTo !== 'string'
  const relation = isOfSeveral ? isRecord(value) && value['value'] : value
  const id = isRecord(relation) ? relation['id'] : relation
  return typeof id === 'string' && isId(id) ? undefined : `「${shortened(id)}」不是条目的编号，请从列表里选。`
}
