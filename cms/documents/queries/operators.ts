import type { FlattenedField } from 'payload'
import type { IsId } from '../../database/documentIds.ts'
import { longestOf } from '../limits/fieldLimits.ts'

/** What a query compares with: each takes values of its kind, or none. */
type Kind = 'text' | 'id' | 'number' | 'moment' | 'truth'

const equality = ['equals', 'not_equals', 'in', 'not_in', 'exists']
const order = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']
const words = ['like', 'not_like', 'contains']

/** The operators that both databases can apply to a field, and the kind of its values. */
export interface Comparison {
  operators: readonly string[]
  kind: Kind
  /** Columns that each value is compared with, which is how often it goes to the database; 1 where nothing stands. */
  columns?: number
  /** Most characters of the texts that a word is looked for in. */
  longest?: number
  /** Whether Payload reads a list of values only as one, not from a text with commas. */
  isListed?: true
}

/**
 * Longest text that words are looked for in, in characters: every document that there is would be read through. Longer
 * ones are captions and what the server notes; no search of the admin looks there.
 */
const longestSearched = 1000

const ofText: Comparison = { operators: [...equality, ...order, ...words], kind: 'text' }
const ofLongText: Comparison = { operators: [...equality, ...order], kind: 'text' }
const ofChoice: Comparison = { operators: [...equality, ...words], kind: 'text', longest: 100 }
/** Ids of documents. */
export const ofIds: Comparison = { operators: equality, kind: 'id' }
/** Ids of documents that may be of several collections. */
export const ofIdsOfSeveral = (columns: number): Comparison => ({ ...ofIds, columns, isListed: true })
/** Names of collections. */
export const ofNames: Comparison = { operators: equality, kind: 'text' }
/** Ids in a field: each goes to the database as a text and as a number. */
const ofRelated: Comparison = { ...ofIds, columns: 2 }

const byType: Readonly<Partial<Record<FlattenedField['type'], Comparison>>> = {
  select: ofChoice,
  radio: ofChoice,
  number: { operators: [...equality, ...order], kind: 'number' },
  date: { operators: [...equality, ...order], kind: 'moment' },
  checkbox: { operators: ['equals', 'not_equals', 'exists', 'in', 'not_in'], kind: 'truth' },
  // SQLite keeps the tree as a text and MongoDB as a tree, in which no word is found
  richText: { operators: ['exists'], kind: 'text' },
  json: { operators: ['exists'], kind: 'text' },
}

/** How a field is compared; undefined when it holds only others, or cannot be looked for. */
export function comparisonOf(field: FlattenedField): Comparison | undefined {
  if (field.type === 'text' || field.type === 'textarea' || field.type === 'email' || field.type === 'code') {
    const longest = longestOf(field)
    return longest > longestSearched ? ofLongText : { ...ofText, longest }
  }
  if (field.type !== 'relationship' && field.type !== 'upload') return byType[field.type]
  // one of several is equal to what is looked for
  return field.hasMany ? { ...ofRelated, operators: [...equality, 'contains'] } : ofRelated
}

/** Most values in one list, and most characters in one of them. */
const [mostValues, longestValue] = [1000, 1000]

/**
 * What is wrong with what a field is compared with, in Chinese.
 * @param value as it came: text from an address, anything from JSON
 * @param isId of the database that is asked: MongoDB answers a list of ids with an error when one is none
 */
export function valueProblem(
  operator: string,
  { kind, isListed }: Comparison,
  value: unknown,
  isId: IsId,
): string | undefined {
  if (operator === 'exists')
    return [true, false, 'true', 'false'].includes(value as string) ? undefined : '写 true 或 false'
  if (operator !== 'in' && operator !== 'not_in') return oneProblem(operator, kind, value)
  if (isListed && !Array.isArray(value)) return `写成一组，例如 [${operator}][0]=编号`
  const values = listed(value)
  if (!Array.isArray(values)) return '写一组值，用逗号隔开'
  if (values.length > mostValues) return `最多 ${mostValues} 个值`
  return values.map((one) => listedProblem(kind, one, isId)).find((problem) => problem !== undefined)
}

function listed(value: unknown): unknown {
  return typeof value === 'string' ? value.split(',') : value
}

/** What one comparison asks of the database. */
export interface Work {
  /** Values that it is sent. */
  values: number
  /** Words that are looked for in a text, their characters in all, and those of the texts that they are looked for in. */
  words: number
  sought: number
  read: number
}

/** What one comparison asks of the database. */
export function workOf(operator: string, { kind, columns = 1, longest = 0 }: Comparison, value: unknown): Work {
  if (words.includes(operator) && kind === 'text') {
    const text = String(value)
    // of each word Payload makes a comparison of its own
    const count = operator === 'contains' ? 1 : text.split(' ').length
    return { values: count * columns, words: count, sought: text.length, read: count * longest }
  }
  const values = operator === 'in' || operator === 'not_in' ? listed(value) : value
  return { values: (Array.isArray(values) ? values.length : 1) * columns, words: 0, sought: 0, read: 0 }
}

function listedProblem(kind: Kind, value: unknown, isId: IsId): string | undefined {
  if (value === null || value === 'null') return '一组值里不能有空值（null）'
  return oneProblem('in', kind, value) ?? (kind === 'id' && !isId(String(value)) ? '写条目的编号' : undefined)
}

function oneProblem(operator: string, kind: Kind, value: unknown): string | undefined {
  // from our own code and Payload's: what is asked for over the network is never either
  if (value === undefined || value instanceof Date) return undefined
  if (words.includes(operator) && typeof value !== 'string') return '写要找的文字'
  if (value === null || value === 'null' || value === '') {
    if (order.includes(operator)) return '写要比较的值'
    // MongoDB reads no number and no truth in nothing
    return kind === 'number' || kind === 'truth' ? '写一个值；要找没有填的，用 exists=false' : undefined
  }
  if (!['string', 'number', 'boolean'].includes(typeof value)) return '写一个值'
  const text = String(value)
  if (text.length > longestValue) return `最多 ${longestValue} 字`
  if (text.includes('\0')) return '不能有看不见的字符'
  return wrongKind[kind](text)
}

const wrongKind: Readonly<Record<Kind, (text: string) => string | undefined>> = {
  text: () => undefined,
  id: (text) => (/^[\w-]{1,64}$/.test(text) ? undefined : '写条目的编号'),
  number: (text) => (/^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? undefined : '写一个数'),
  moment: (text) => (isMoment(text) ? undefined : '写日期或时间，例如 2026-11-30 或 2026-11-30T08:00:00+08:00'),
  truth: (text) => (/^(true|false)$/i.test(text) ? undefined : '写 true 或 false'),
}

function isMoment(text: string): boolean {
  const year = new Date(text).getUTCFullYear()
  return year >= 0 && year <= 9999
}
