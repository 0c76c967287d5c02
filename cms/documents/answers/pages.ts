import type { FlattenedField } from 'payload'
import type { Reason } from '../../base/catalogue.ts'
import { longestOf } from '../limits/fieldLimits.ts'
import { isRecord } from '../limits/fieldProblem.ts'
import { answerReason } from './refusals.ts'

/** Most documents on one page: of those that may be long, which is as many as the admin's lists show, and of others. */
export const mostLong = 100
const mostShort = 500

/** Longest text of a field whose documents are short, in characters. */
const longestShort = 2000

/**
 * Most documents on one page of an answer. Texts and lists of rows may make a document some megabytes large.
 * @param select as it was asked for; undefined for whole documents
 */
export function mostOnPage(fields: readonly FlattenedField[], select?: unknown): number {
  return hasLong(fields, select) ? mostLong : mostShort
}

function hasLong(fields: readonly FlattenedField[], select: unknown): boolean {
  const chosen = isChoice(select) ? select : undefined
  return fields.some((field) => {
    if (chosen !== undefined && !Object.hasOwn(chosen, field.name)) return false
    if (field.type === 'group' || field.type === 'tab') return hasLong(field.flattenedFields, chosen?.[field.name])
    if (field.type === 'text' || field.type === 'textarea' || field.type === 'code')
      return longestOf(field) > longestShort
    return field.type === 'richText' || field.type === 'json' || field.type === 'array' || field.type === 'blocks'
  })
}

/** Whether a `select` names what is wanted, rather than what is not. */
function isChoice(select: unknown): select is Record<string, unknown> {
  if (!isRecord(select)) return false
  const values: unknown[] = Object.values(select)
  return values.length > 0 && values.every((one) => one === true || one === 'true' || isChoice(one))
}

/** How many documents one answer is asked to have, as it stands in an address. */
type Asked = Readonly<Record<string, unknown>>

/**
 * The page that is asked for, or what is wrong with it. Whoever asks for all of them without pages has the
 * first page, as large as it may be; how many there are stands in the answer.
 * @param most documents on it
 */
export function boundedPage(asked: Asked, most: number): { query: Asked } | Reason {
  // what is neither is refused with the rest of the query
  const limit = typeof asked['limit'] === 'object' ? 'none' : asked['limit']
  const isAll = limit === undefined || limit === '' ? isFalse(asked['pagination']) : Number(limit) === 0
  if (isAll) return { query: { ...asked, limit: String(most), pagination: 'true' } }
  if (!(Number(limit) > most)) return { query: asked }
  // the admin's lists ask so for what their rows refer to, with room for more than they name
  if (namedIds(asked['where']) <= most) return { query: { ...asked, limit: String(most) } }
  return answerReason('page-too-large', { most, mostShort })
}

/** How many documents a query can find that names them by their ids; Infinity for another one. */
function namedIds(where: unknown): number {
  const id: unknown = isRecord(where) ? where['id'] : undefined
  const ids: unknown = isRecord(id) ? id['in'] : undefined
  if (Array.isArray(ids)) return ids.length
  if (isRecord(ids)) return Object.keys(ids).length
  return typeof ids === 'string' ? ids.split(',').length : Infinity
}

function isFalse(value: unknown): boolean {
  return value === false || value === 'false'
}
