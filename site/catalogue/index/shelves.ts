import { surnameInitialOf } from '../../search/pinyin/surname.ts'
import type { Entries } from '../entries.ts'
import type { PageCollection } from '../pageCollections.ts'

/** A further row of lists beside those of a library's facet, which no vocabulary names. */
export interface Shelf<C extends PageCollection> {
  /** As it stands in addresses: /works/year/2026/. */
  name: 'year' | 'initial'
  /** What the row is called. */
  label: string
  of: (entry: Entries[C]) => string | undefined
  wordOf: (value: string) => string
  /** Which comes first. */
  isLatestFirst: boolean
}

/** The libraries that have one: people by the letter that their name begins with, works by year. */
export const shelves: { [C in PageCollection]?: Shelf<C> } = {
  talents: {
    name: 'initial',
    label: '按姓名首字母',
    of: ({ name }) => surnameInitialOf(name),
    wordOf: (value) => (value === 'other' ? '其他' : value.toUpperCase()),
    isLatestFirst: false,
  },
  works: {
    name: 'year',
    label: '按年份',
    of: ({ year }) => year?.toString(),
    wordOf: (value) => `${value}年`,
    isLatestFirst: true,
  },
}

/** The list of its library's shelf in which an entry stands, as addresses name it. */
export function shelfOf<C extends PageCollection>(collection: C, entry: Entries[C]): string | undefined {
  const shelf = shelves[collection]
  const value = shelf?.of(entry)
  return shelf === undefined || value === undefined ? undefined : `${shelf.name}/${value}`
}

/** What a list of a shelf is called. @param list as shelfOf names it; undefined when it is none of a shelf */
export function shelfWord(collection: PageCollection, list: string): string | undefined {
  const [name, value] = list.split('/')
  const shelf = shelves[collection] as Shelf<PageCollection> | undefined
  return shelf !== undefined && name === shelf.name && value !== undefined ? shelf.wordOf(value) : undefined
}
