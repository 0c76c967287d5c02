import type { State } from '../schedule/words.ts'

/** One thing on the desk. */
export interface Item {
  title: string
  href: string
  /** What it is and when, for example 演出 · 明天. */
  detail: string
  /** What is wrong with it. */
  problem?: string | undefined
  /** A schedule that one can do something about. */
  schedule?: { id: string; state: State }
}

/** What waits on the desk for one reason. */
export interface Pile {
  name: string
  title: string
  /** What to do about it. */
  advice?: string
  isBad?: boolean
  /** How many there are; `items` holds the first of them. */
  total: number
  /** Whether there may be more than were counted. */
  isMore?: boolean
  items: Item[]
  /** Where all of them are, by collection. */
  links: { label: string; href: string }[]
}

/** Items that a pile shows. */
export const shownItems = 6

/** Field to operator and value; several values for `in`. */
export type Conditions = Record<string, [operator: string, value: string | readonly string[]]>

/** The address of a list in the admin, filtered. */
export function listHref(collection: string, conditions: Conditions, sort?: string): string {
  const query = new URLSearchParams()
  Object.entries(conditions).forEach(([field, [operator, value]], index) => {
    const name = `where[or][0][and][${index}][${field}][${operator}]`
    if (typeof value === 'string') query.set(name, value)
    else value.forEach((one, place) => query.set(`${name}[${place}]`, one))
  })
  if (sort !== undefined) query.set('sort', sort)
  return `/admin/collections/${collection}?${query}`
}
