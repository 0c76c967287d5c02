import type { SanitizedConfig } from 'payload'
import { z } from 'zod'
import { askedColumn } from '../../../documents/limits/preferenceShapes.ts'
import { fieldAt } from '../../../documents/queries/fieldAt.ts'

/** Most conditions side by side: the admin's pages read more of them as something else. */
const mostConditions = 20
/** Parameters of functions of lists that this site does not have. Payload would keep them among a person's settings. */
const without = /^(preset|queryByGroup|groupBy)(\[|$)/
/** Most versions of one of the settings on a page; other lists are bounded where they are read. */
const mostVersions = 100
const columns = z.array(askedColumn).max(100)

/**
 * What is wrong with the parameters of a page of the admin, in Chinese. Payload's pages take them as their own links
 * write them, and fail at anything else.
 * @param url of the request, with its path
 * @param isMoment whether what is at the path of a field is a date, in what the page lists
 */
export function adminQueryProblem(url: string, isMoment: (field: string) => boolean): string | undefined {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const limit = Number(searchParams.get('limit') ?? mostVersions)
  if (pathname.startsWith('/admin/globals/') && !(limit > 0 && limit <= mostVersions))
    return `网址里的参数 limit 要写 1 到 ${mostVersions} 的数字。`
  for (const [name, value] of searchParams) {
    if (without.test(name)) return `网址里的参数 ${name.split('[')[0]} 不能用，请去掉。`
    if (/^columns(\[|$)/.test(name) && !(name === 'columns' && isColumns(value)))
      return '网址里的参数 columns 要写成 ["title","-slug"] 这样的 JSON。'
    if (/^where(\[|$)/.test(name) && !isWhere(name))
      return `网址里的查询条件写法不对：and、or 后面要有从 0 开始的序号，最多 ${mostConditions} 个，例如 where[or][0][and][0][title][equals]=合唱。`
    const [field, operator, ...rest] = name.startsWith('where[') ? conditionIn(name) : []
    // the list draws each date of its conditions in a calendar, which fails at what is none
    const isOne = rest.length === 0 && searchParams.getAll(name).length === 1 && isDate(value)
    if (field !== undefined && operator !== 'exists' && isMoment(field) && !isOne)
      return `网址里的查询条件「${field}」要写一个日期，例如 where[${field}][greater_than]=2026-11-30。`
  }
  return undefined
}

/**
 * Which fields are dates, of what a page of the admin lists.
 * @param segments of its path after /admin, decoded
 */
export function momentsOf(
  { collections }: Pick<SanitizedConfig, 'collections'>,
  [area, slug]: readonly string[],
): (field: string) => boolean {
  const fieldsOf = (name: string) => collections.find((one) => one.slug === name)?.flattenedFields
  const fields = area === 'collections' && slug !== undefined ? fieldsOf(slug) : undefined
  return (field) => fields !== undefined && fieldAt(fields, field, fieldsOf)?.comparison.kind === 'moment'
}

function isDate(value: string): boolean {
  return value === '' || !Number.isNaN(Date.parse(value))
}

/** The field, the operator and what follows, after the lists that the condition stands in. */
function conditionIn(name: string): string[] {
  const parts = partsOf(name)
  const at = parts.findIndex((part, index) => !isList(part) && !isList(parts[index - 1]))
  return at < 0 ? [] : parts.slice(at)
}

function partsOf(name: string): string[] {
  return [...name.matchAll(/\[([^[\]]*)\]/g)].map(([, part = '']) => part)
}

function isList(part: string | undefined): boolean {
  return part === 'and' || part === 'or'
}

function isColumns(text: string): boolean {
  try {
    return text === '' || columns.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

/** Whether each list of conditions in the name of a parameter says which of them is meant. */
function isWhere(name: string): boolean {
  const parts = partsOf(name)
  return parts.every((part, index) => {
    if (!isList(part)) return true
    const next = parts[index + 1]
    return next !== undefined && /^\d{1,2}$/.test(next) && Number(next) < mostConditions
  })
}
