import type { FlattenedField } from 'payload'
import type { IsId } from '../../database/documentIds.ts'
import { fieldAt, type FieldsOf } from './fieldAt.ts'
import { valueProblem, workOf } from './operators.ts'
import { addAsked, type Asked, tooMuch } from './queryWork.ts'
import { shortText } from '../../../site/catalogue/cutText.ts'

/** Levels of and/or in one another, conditions in all, fields that are sorted by, and levels and names that are selected. */
const [deepest, mostConditions, mostSorts, mostSelected] = [10, 200, 5, 500]
/** Largest number of a page or of documents on it; 0 documents are all. */
const largest = 1_000_000
/** Most levels of other documents that are filled in; 0 where nothing is said, which is all that the admin needs. */
export const deepestDepth = 3

/** What is looked for in. */
export interface Searched {
  fields: readonly FlattenedField[]
  fieldsOf: FieldsOf
}

/** What is looked for in, and what may be an id in the database that is asked. */
export interface Asking extends Searched {
  isId: IsId
}

/**
 * What is wrong with a query to one collection, in Chinese; undefined when both databases can answer it. What they
 * cannot do would be an error of theirs, each another one.
 * @param given as it came, with `where`, `sort`, `limit`, `page`, `depth`, `select`, `populate`
 */
export function queryProblem(searched: Asking, given: Readonly<Record<string, unknown>>): string | undefined {
  // whatever reads for Payload hands on null or false for what nobody asked
  const query = Object.fromEntries(Object.entries(given).filter(([, value]) => !isNothing(value)))
  // lists and relations of what is sorted by and of the conditions stand in one statement
  const asked: Asked = { values: 0, words: 0, sought: 0, read: 0, relations: 0, lists: new Map() }
  return (
    numberProblem('limit', query['limit'], largest) ??
    numberProblem('page', query['page'], largest) ??
    numberProblem('depth', query['depth'], deepestDepth) ??
    sortProblem(searched, query['sort'], asked) ??
    selectionProblem(query) ??
    whereProblem(searched, query['where'], asked)
  )
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === false || value === ''
}

function numberProblem(name: string, value: unknown, most: number): string | undefined {
  if (value === undefined) return undefined
  // what has a name such as `toString` in it cannot be made a text
  const isPlain = typeof value === 'string' || typeof value === 'number'
  return isPlain && /^\d{1,7}$/.test(String(value)) && Number(value) <= most
    ? undefined
    : `参数 ${name} 要写 0 到 ${most} 的整数。`
}

function sortProblem({ fields, fieldsOf }: Searched, sort: unknown, asked: Asked): string | undefined {
  if (sort === undefined) return undefined
  const names: unknown = typeof sort === 'string' ? sort.split(',') : sort
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
    return '参数 sort 要写字段名，例如 title 或 -updatedAt。'
  if (names.length > mostSorts) return `参数 sort 最多 ${mostSorts} 个字段。`
  for (const name of names) {
    const found = fieldAt(fields, name.replace(/^-/, ''), fieldsOf)
    if (found === undefined) return `不能按「${shortened(name)}」排序：没有这个字段，或它不能排序。`
    addAsked(asked, found)
  }
  return tooMuch(asked)
}

function selectionProblem(query: Readonly<Record<string, unknown>>): string | undefined {
  return ['select', 'populate', 'joins']
    .map((name) => namesProblem(name, query[name]))
    .find((problem) => problem !== undefined)
}

/** `select`, `populate` and `joins` are names in one another. */
function namesProblem(name: string, value: unknown): string | undefined {
  if (isNothing(value)) return undefined
  if (!isRecord(value)) return `参数 ${name} 的写法是 ${name}[字段]=true。`
  let [level, count] = [Object.values(value), 0]
  for (let depth = 0; level.length > 0; depth++) {
    count += level.length
    if (depth > deepest || count > mostSelected) return `参数 ${name} 太长或层次太深。`
    level = level.flatMap((one: unknown) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return undefined
}

/** What is wrong with what Payload's endpoints read of a query by themselves, without a look. */
export function writtenProblem(query: Readonly<Record<string, unknown>>): string | undefined {
  // of a file: a folder in a store of somebody else's, and a field that nothing here has
  if (query['prefix'] !== undefined) return '没有参数 prefix，请去掉。'
  // of a document: Payload would work with it as if it stood in the database
  if (query['data'] !== undefined) return '没有参数 data，请去掉。'
  // here too, since it is taken out of what a write is told
  const selection = selectionProblem(query)
  if (selection !== undefined) return selection
  const { where } = query
  const isWrong = typeof where === 'string' && where !== '' && !isRecord(parsed(where))
  return isWrong ? '参数 where 的写法不对：要写成 JSON 对象。' : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is wrong with conditions, in Chinese. */
function whereProblem(searched: Asking, where: unknown, asked: Asked): string | undefined {
  if (where === undefined) return undefined
  const count = { conditions: 0 }
  const look = (part: unknown, depth: number): string | undefined => {
    if (!isRecord(part)) return '查询条件的写法是 where[字段][equals]=值。'
    if (depth > deepest) return `查询条件的层次太深：最多 ${deepest} 层。`
    for (const [name, value] of Object.entries(part)) {
      if (++count.conditions > mostConditions) return `查询条件太多：最多 ${mostConditions} 个。`
      const problem = /^(and|or)$/i.test(name) ? every(value, depth) : conditionProblem(searched, name, value, asked)
      if (problem !== undefined) return problem
    }
    return undefined
  }
  const every = (parts: unknown, depth: number): string | undefined => {
    // lists that are long come from an address with their numbers as names
    const list = isRecord(parts) ? Object.values(parts) : parts
    if (!Array.isArray(list)) return '查询条件 and、or 里要写一组条件。'
    for (const part of list) {
      const problem = look(part, depth + 1)
      if (problem !== undefined) return problem
    }
    return undefined
  }
  return look(where, 0)
}

function conditionProblem(
  { fields, fieldsOf, isId }: Asking,
  path: string,
  condition: unknown,
  asked: Asked,
): string | undefined {
  const found = fieldAt(fields, path, fieldsOf)
  if (found === undefined) return `不能按「${shortened(path)}」查询：没有这个字段，或它不能查询。`
  if (!isRecord(condition)) return `查询条件「${shortened(path)}」的写法是 where[${shortened(path)}][equals]=值。`
  const { comparison } = found
  for (const [operator, value] of Object.entries(condition)) {
    if (!comparison.operators.includes(operator))
      return `「${shortened(path)}」不能用「${shortened(operator)}」查询，可以用 ${comparison.operators.join('、')}。`
    const problem = valueProblem(operator, comparison, value, isId)
    if (problem !== undefined) return `查询条件「${shortened(path)}」的值不对：${problem}。`
    // each comparison finds its own way there
    addAsked(asked, found, workOf(operator, comparison, value))
  }
  return tooMuch(asked)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A name as it was sent, for a refusal. */
export function shortened(text: string): string {
  return shortText(text, 60)
}
