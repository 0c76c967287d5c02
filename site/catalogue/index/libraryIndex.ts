import { dayPaths, partsOf } from '../calendar/calendarPages.ts'
import {
  dayOfKey,
  idOf,
  isFree,
  type Occasion,
  occasionsOf,
  placeKeysOf,
  soonestFirst,
  venueIdOf,
} from '../calendar/occasions.ts'
import { isForChildren } from '../calendar/whatsOn.ts'
import { type Changes, unnoted } from '../changes.ts'
import { nameOf } from '../documentName.ts'
import type { Entries } from '../entries.ts'
import type { PageCollection } from '../pageCollections.ts'
import { Groups } from './groups.ts'
import { ListIndex } from './listIndex.ts'
import { listsOf, listNameOf, referencesOf, type ListName } from './lists.ts'
import type { Rank } from './ranks.ts'
import type { Listed } from './sortedList.ts'

/** Everything by which one entry is found. */
interface Places {
  listed: Listed
  lists: ListName[]
  references: string[]
  /** Its occasions by the keys of their days and venues. */
  occasions: { key: string; occasion: Occasion }[]
}

/** Where the entries of the libraries are found: in lists, under what they refer to, and on days and at venues. */
export class LibraryIndex {
  readonly lists = new ListIndex()
  readonly #places = new Map<string, Places>()
  readonly #references = new Groups<Listed>()
  readonly #occasions = new Groups<Occasion>()

  /** Puts an entry where it belongs, or takes it out everywhere when it is undefined. */
  place(
    collection: PageCollection,
    id: string,
    entry: Entries[PageCollection] | undefined,
    rank: Rank,
    changes: Changes,
  ): void {
    const name = nameOf(collection, id)
    const before = this.#places.get(name)
    const after = entry === undefined ? undefined : placesOf(collection, entry, rank)
    if (after === undefined) this.#places.delete(name)
    else this.#places.set(name, after)
    this.#moveInLists(before, after, changes)
    this.#moveReferences(before, after, changes)
    this.#moveOccasions(before, after, changes)
  }

  /** The entries that refer to another, as they are listed, in no order. @param key from referenceKey */
  referring(key: string): Listed[] {
    return this.#references.of(key)
  }

  /** The occasions of a day, at a venue or of a unit, in order of start. @param key from dayKey, venueKey or unitKey */
  occasions(key: string): Occasion[] {
    return soonestFirst(this.unorderedOccasions(key))
  }

  /** The same in no order, for whoever needs few of them. */
  unorderedOccasions(key: string): Occasion[] {
    return this.#occasions.of(key)
  }

  #moveInLists(before: Places | undefined, after: Places | undefined, changes: Changes): void {
    const from = new Map(before?.lists.map((list) => [listNameOf(list), list]))
    const to = new Map(after?.lists.map((list) => [listNameOf(list), list]))
    const isSameRank = isSame(before?.listed, after?.listed)
    for (const [key, list] of new Map([...from, ...to])) {
      if (isSameRank && from.has(key) && to.has(key)) continue
      this.lists.move(
        list,
        from.has(key) ? before?.listed : undefined,
        to.has(key) ? after?.listed : undefined,
        changes,
      )
    }
  }

  /** A day has pages when something takes place on it. */
  #noteDays(from: Places['occasions'], to: Places['occasions'], changes: Changes): void {
    const difference = new Map<string, number>()
    for (const { key } of from) difference.set(key, (difference.get(key) ?? 0) - 1)
    for (const { key } of to) difference.set(key, (difference.get(key) ?? 0) + 1)
    for (const [key, change] of difference) {
      const day = dayOfKey(key)
      if (change === 0 || day === undefined) continue
      const after = this.#occasions.count(key)
      const [fewer, more] = [after - change, after].sort((a, b) => a - b)
      for (const path of dayPaths(day, more ?? 0).slice(partsOf(fewer ?? 0))) changes.paths.add(path)
    }
  }

  #moveReferences(before: Places | undefined, after: Places | undefined, changes: Changes): void {
    const [from, to] = [new Set(before?.references), new Set(after?.references)]
    const isSameRank = isSame(before?.listed, after?.listed)
    for (const key of new Set([...from, ...to])) {
      if (before !== undefined) this.#references.take(key, before.listed.id)
      if (after !== undefined && to.has(key)) this.#references.put(key, after.listed.id, after.listed)
      if (!isSameRank || from.has(key) !== to.has(key)) changes.keys.add(key)
    }
  }

  #moveOccasions(before: Places | undefined, after: Places | undefined, changes: Changes): void {
    const [from, to] = [before?.occasions ?? [], after?.occasions ?? []]
    for (const { key, occasion } of from) this.#occasions.take(key, idOf(occasion))
    for (const { key, occasion } of to) this.#occasions.put(key, idOf(occasion), occasion)
    if (changes === unnoted) return
    // pages that show an occasion have read its entry; the keys of days and venues tell only which occasions there are
    const digest = ({ key, occasion }: { key: string; occasion: Occasion }): string =>
      JSON.stringify([key, occasion.occasion, isFree(occasion), isForChildren(occasion), venueIdOf(occasion)])
    const [old, now] = [new Map(from.map((at) => [digest(at), at.key])), new Map(to.map((at) => [digest(at), at.key]))]
    for (const [content, key] of [...old, ...now]) if (!old.has(content) || !now.has(content)) changes.keys.add(key)
    this.#noteDays(from, to, changes)
  }
}

function placesOf(collection: PageCollection, entry: Entries[PageCollection], { numbers }: Rank): Places {
  return {
    listed: { id: entry.id, rank: numbers },
    lists: listsOf(collection, entry as never),
    references: referencesOf(collection, entry as never),
    occasions: occasionsOf(entry).flatMap((occasion) => placeKeysOf(occasion).map((key) => ({ key, occasion }))),
  }
}

function isSame(a: Listed | undefined, b: Listed | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
