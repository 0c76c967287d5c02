import type { Entries } from '../entries.ts'
import { descriptions, type PageCollection } from '../pageCollections.ts'

/** The list of its library's shelf in which an entry stands, as addresses name it. */
export function shelfOf<C extends PageCollection>(collection: C, entry: Entries[C]): string | undefined {
  const { shelf } = descriptions[collection]
  const value = shelf?.of(entry)
  return shelf === undefined || value === undefined ? undefined : `${shelf.name}/${value}`
}

/** What a list of a shelf is called. @param list as shelfOf names it; undefined when it is none of a shelf */
export function shelfWord(collection: PageCollection, list: string): string | undefined {
  const [name, value] = list.split('/')
  const { shelf } = descriptions[collection]
  return shelf !== undefined && name === shelf.name && value !== undefined ? shelf.wordOf(value) : undefined
}
