import { type PageCollection, pageCollections } from '../../catalogue/pageCollections.ts'
import { type TimeSlot, timeSlots } from '../../catalogue/vocabulary.ts'
import { type Facet, facetNames } from '../../catalogue/facetNames.ts'

/** Address of the search page. */
export const searchPath = '/search/'
/** Where a page tells that something was looked for. */
export const askedPath = '/search/asked'
/** Longest text that is looked for, in code units; what is longer is cut. */
export const longestText = 100
/** Most values that are taken of one facet, longest value, in code units, and all of them together, as an address has them. */
const [mostValues, longestValue, longestValues] = [20, 120, 1_500]
/** Results that are shown of one library at first, how many more each time, and most of all. */
export const [firstShown, mostShown] = [20, 200]

/** By what results are put in order. */
export const sorts = { relevance: '最相关', date: '按时间', name: '按名称' } as const
export type Sort = keyof typeof sorts

/** Everything that a search is asked, as its address says it. */
export interface Asked {
  text: string
  /** Only the text itself is looked for, not what means the same. */
  isExact: boolean
  /** All when undefined. */
  library: PageCollection | undefined
  /** Of each facet the values of which one has to be there. */
  values: Readonly<Partial<Record<Facet, readonly string[]>>>
  slot: TimeSlot | undefined
  isFree: boolean
  /** First and last day, YYYY-MM-DD. */
  from: string | undefined
  to: string | undefined
  sort: Sort
  /** How many results of one library are shown. */
  shown: number
}

export const nothingAsked: Asked = {
  text: '',
  isExact: false,
  library: undefined,
  values: {},
  slot: undefined,
  isFree: false,
  from: undefined,
  to: undefined,
  sort: 'relevance',
  shown: firstShown,
}

const facets = Object.keys(facetNames) as Facet[]
const loneHalves = /\p{Surrogate}/gu

/** Reads an address's query; what makes no sense there is left out. */
export function readAsked(query: URLSearchParams): Asked {
  const values: Partial<Record<Facet, string[]>> = {}
  // every link of an answer has all that is asked in it
  let left = longestValues
  for (const facet of facets) {
    const some = [...new Set(query.getAll(facet))].filter((value) => {
      if (value === '' || value.length > longestValue) return false
      left -= new URLSearchParams({ [facet]: value }).toString().length
      return left >= 0
    })
    if (some.length > 0) values[facet] = some.slice(0, mostValues)
  }
  const [from, to] = [dayIn(query.get('from')), dayIn(query.get('to'))]
  const shown = Number(query.get('shown'))
  return {
    text: cut((query.get('q') ?? '').replaceAll(loneHalves, ' ').trim()),
    isExact: query.get('exact') === '1',
    library: oneOf(pageCollections, query.get('in')),
    values,
    slot: oneOf(Object.keys(timeSlots) as TimeSlot[], query.get('slot')),
    isFree: query.get('free') === '1',
    ...(from !== undefined && to !== undefined && from > to ? { from: to, to: from } : { from, to }),
    sort: oneOf(Object.keys(sorts) as Sort[], query.get('sort')) ?? 'relevance',
    shown: Number.isInteger(shown) ? Math.min(Math.max(shown, firstShown), mostShown) : firstShown,
  }
}

/** The address under which something is asked. */
export function addressOf({ text, isExact, library, values, slot, isFree, from, to, sort, shown }: Asked): string {
  const query = new URLSearchParams()
  if (text !== '') query.set('q', text)
  if (isExact) query.set('exact', '1')
  if (library !== undefined) query.set('in', library)
  for (const facet of facets) for (const value of values[facet] ?? []) query.append(facet, value)
  if (slot !== undefined) query.set('slot', slot)
  if (isFree) query.set('free', '1')
  if (from !== undefined) query.set('from', from)
  if (to !== undefined) query.set('to', to)
  if (sort !== 'relevance') query.set('sort', sort)
  if (shown !== firstShown) query.set('shown', String(shown))
  const parameters = query.toString()
  return parameters === '' ? searchPath : `${searchPath}?${parameters}`
}

/** Whether anything is asked at all. */
export function isAsking(asked: Asked): boolean {
  return addressOf({ ...asked, isExact: false, sort: 'relevance', shown: firstShown }) !== searchPath
}

/** With another value of a facet switched on, or off where it was on. */
export function toggled(asked: Asked, facet: Facet, value: string): Asked {
  const { [facet]: before = [], ...others } = asked.values
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value]
  return { ...asked, shown: firstShown, values: after.length === 0 ? others : { ...others, [facet]: after } }
}

/** Cuts a text to what is looked for at most, without tearing a character apart. */
export function cut(text: string): string {
  return text.length <= longestText ? text : text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, '')
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | undefined {
  return known.find((one) => one === value)
}

/** A day of the calendar in four-digit years. */
function dayIn(value: string | null): string | undefined {
  if (value === null || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const date = new Date(`${value}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(value) ? undefined : value
}
