import { z } from 'zod'
import { askedColumn } from '../../limits/preferenceShapes.ts'

/** Most conditions side by side: the admin's pages read more of them as something else. */
const mostConditions = 20
/** Parameters of functions of lists that this site does not have. Payload would keep them among a person's settings. */
const without = /^(preset|queryByGroup|groupBy)(\[|$)/
const columns = z.array(askedColumn).max(100)

/**
 * What is wrong with the parameters of a page of the admin, in Chinese. Payload's pages take them as their own links
 * write them, and fail at anything else.
 * @param url of the request, with its path
 */
export function adminQueryProblem(url: string): string | undefined {
  for (const [name, value] of new URL(url, 'http://localhost').searchParams) {
    if (without.test(name)) return `网址里的参数 ${name.split('[')[0]} 不能用，请去掉。`
    if (/^columns(\[|$)/.test(name) && !(name === 'columns' && isColumns(value)))
      return '网址里的参数 columns 要写成 ["title","-slug"] 这样的 JSON。'
    if (/^where(\[|$)/.test(name) && !isWhere(name))
      return `网址里的查询条件写法不对：and、or 后面要有从 0 开始的序号，最多 ${mostConditions} 个，例如 where[or][0][and][0][title][equals]=合唱。`
  }
  return undefined
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
  const parts = [...name.matchAll(/\[([^\]]*)\]/g)].map(([, part = '']) => part)
  return parts.every((part, index) => {
    if (part !== 'and' && part !== 'or') return true
    const next = parts[index + 1]
    return next !== undefined && /^\d{1,2}$/.test(next) && Number(next) < mostConditions
  })
}
