import { type Changes, unnoted } from '../changes.ts'
import type { PageCollection } from '../pageCollections.ts'
import { listPath } from '../urls.ts'
import { type ListName, listNameOf } from './lists.ts'
import { type Listed, SortedList } from './sortedList.ts'

/** Sizes in which the front of a list is watched. */
const fronts = [4, 8, 16, 32] as const

/** Key of a full page of a list. */
export function pageKey(list: string, number: number): string {
  return `${list}#${number}`
}

/** Key of the front page of a list, and of how many entries the list has. */
export function frontPageKey(list: string): string {
  return `${list}#front`
}

/** Key of how many pages a list has. */
export function pagesKey(list: string): string {
  return `${list}#pages`
}

/** Key of the first entries of a list. @param count at most 32 */
export function frontKey(list: string, count: number): string {
  const size = fronts.find((front) => front >= count)
  if (size === undefined) throw new Error(`the front of a list is watched up to ${fronts.at(-1)} entries, not ${count}`)
  return `${list}#front:${size}`
}

/** Key of which facet values a library has. */
export function facetsKey(collection: PageCollection): string {
  return `${collection}#facets`
}

/** All lists. Whoever moves an entry is told by keys which pages of which lists that changes. */
export class ListIndex {
  readonly #lists = new Map<string, SortedList>()

  /** A list; undefined when nothing stands in it. */
  get(list: string): SortedList | undefined {
    return this.#lists.get(list)
  }

  /** The facet values and shelves of a library that something stands in, in no order. */
  facetsOf(collection: PageCollection): string[] {
    const beginning = listNameOf({ collection, facet: '' })
    return [...this.#lists.keys()].flatMap((name) => (name.startsWith(beginning) ? [name.slice(beginning.length)] : []))
  }

  /**
   * Moves an entry within a list, into it or out of it.
   * @param from as it stands in the list; undefined when it does not
   * @param to as it shall stand in the list; undefined when it shall not
   */
  move(name: ListName, from: Listed | undefined, to: Listed | undefined, changes: Changes): void {
    const key = listNameOf(name)
    const list = this.#lists.get(key) ?? new SortedList()
    if (changes === unnoted && from === undefined && to !== undefined) {
      list.add(to)
      this.#lists.set(key, list)
      return
    }
    const [length, pages] = [list.length, list.pages]
    const places: { position: number; toFront: number }[] = []
    if (from !== undefined) {
      const position = list.remove(from)
      places.push({ position, toFront: list.length - position })
    }
    if (to !== undefined) {
      const position = list.insert(to)
      places.push({ position, toFront: list.length - 1 - position })
    }
    if (list.length === 0) this.#lists.delete(key)
    else this.#lists.set(key, list)
    if (changes === unnoted) return

    const isShift = list.length !== length
    const positions = places.map(({ position }) => position)
    // one that comes or goes shifts all that are newer; one that moves, those between
    const last = isShift ? list.length : Math.max(...positions)
    for (let page = list.pageAt(Math.min(...positions)); page <= list.pageAt(last); page++)
      changes.keys.add(pageKey(key, page))
    if (isShift || list.pageAt(last) === list.pages) changes.keys.add(frontPageKey(key))
    const toFront = Math.min(...places.map((place) => place.toFront))
    for (const size of fronts) if (size > toFront) changes.keys.add(frontKey(key, size))
    this.#notePages(name, pages, list.pages, changes)
    if (name.facet !== undefined && (length === 0) !== (list.length === 0)) {
      changes.keys.add(facetsKey(name.collection))
      changes.paths.add(listPath(name.collection, 'front', name.facet))
    }
  }

  /** Every page says how many there are, and which of them it is counted from the front. */
  #notePages({ collection, facet, type }: ListName, before: number, after: number, changes: Changes): void {
    if (before === after || type !== undefined) return
    const key = listNameOf({ collection, facet, type })
    changes.keys.add(pagesKey(key))
    for (let page = Math.min(before, after); page <= Math.max(before, after); page++)
      changes.keys.add(pageKey(key, page))
    for (let page = Math.min(before, after); page < Math.max(before, after); page++)
      changes.paths.add(listPath(collection, page, facet))
    changes.keys.add(frontPageKey(key))
  }
}
