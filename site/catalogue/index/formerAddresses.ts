import { isDated } from '../calendar/dated.ts'
import type { Changes } from '../changes.ts'
import { nameOf } from '../documentName.ts'
import type { PageCollection } from '../pageCollections.ts'
import { entryPath, signUpPath, slugKey } from '../urls.ts'

/**
 * Which entries had which slugs before. Two may have had the same one, each in its time; the address leads to the one
 * whose id comes first, so that it does not depend on the order in which they were read.
 */
export class FormerAddresses {
  readonly #slugsOf = new Map<string, readonly string[]>()
  readonly #holders = new Map<string, Set<string>>()

  /** Puts an entry's former slugs in the place of those that were known of it. */
  set(collection: PageCollection, id: string, slugs: readonly string[], changes: Changes): void {
    const name = nameOf(collection, id)
    const before = this.#slugsOf.get(name) ?? []
    if (before.length === 0 && slugs.length === 0) return
    if (slugs.length === 0) this.#slugsOf.delete(name)
    else this.#slugsOf.set(name, slugs)
    for (const slug of before) if (!slugs.includes(slug)) this.#take(collection, slug, id, changes)
    for (const slug of slugs) if (!before.includes(slug)) this.#put(collection, slug, id, changes)
  }

  /** Id of the entry to which a former slug leads. */
  holder(collection: PageCollection, slug: string): string | undefined {
    return [...(this.#holders.get(`${collection}/${slug}`) ?? [])].sort()[0]
  }

  /** All former slugs of a library's entries. */
  *slugs(collection: PageCollection): Iterable<string> {
    for (const name of this.#holders.keys()) {
      const [holdersOf, slug] = name.split('/', 2)
      if (holdersOf === collection && slug !== undefined) yield slug
    }
  }

  #put(collection: PageCollection, slug: string, id: string, changes: Changes): void {
    const name = `${collection}/${slug}`
    this.#holders.set(name, (this.#holders.get(name) ?? new Set()).add(id))
    note(collection, slug, changes)
  }

  #take(collection: PageCollection, slug: string, id: string, changes: Changes): void {
    const name = `${collection}/${slug}`
    const holders = this.#holders.get(name)
    holders?.delete(id)
    if (holders?.size === 0) this.#holders.delete(name)
    note(collection, slug, changes)
  }
}

function note(collection: PageCollection, slug: string, changes: Changes): void {
  changes.keys.add(slugKey(collection, slug))
  changes.paths.add(entryPath(collection, slug))
  if (isDated(collection)) changes.paths.add(signUpPath(collection, slug))
}
