import type { Payload } from 'payload'
import { codeKey } from '../cells/codeKey.ts'
import type { Library } from '../table/library.ts'
import { titleKey } from './alike.ts'

/** Documents of which these columns are read at a time. */
const atOnce = 500

/** What names the entries of a library, whoever may see them. */
export interface LibraryIndex {
  /** Slugs, each with the id that has it: an address is taken once. */
  slugs: ReadonlyMap<string, string>
  /** Codes as they are stored, by `codeKey`. */
  codes: ReadonlyMap<string, readonly string[]>
  /** Ids of what is not in the trash, by `titleKey`: who may read them is another question. */
  titles: ReadonlyMap<string, readonly string[]>
}

interface Named {
  id: string
  slug?: string | null
  code?: string | null
  deletedAt?: string | null
  title?: string | null
  name?: string | null
}

/** Reads what names the entries of a library, a few at a time, so that others get their turn. */
export async function indexOfLibrary(
  payload: Payload,
  library: Library,
  pause: () => Promise<void>,
): Promise<LibraryIndex> {
  const slugs = new Map<string, string>()
  const codes = new Map<string, string[]>()
  const titles = new Map<string, string[]>()
  const add = (to: Map<string, string[]>, key: string, value: string): void => {
    const there = to.get(key)
    if (there === undefined) to.set(key, [value])
    else there.push(value)
  }
  for (let after: string | undefined; ;) {
    const { docs } = await payload.db.find<Named>({
      collection: library.slug,
      where: after === undefined ? {} : { id: { greater_than: after } },
      select: { slug: true, code: true, deletedAt: true, [library.title]: true },
      sort: 'id',
      pagination: false,
      limit: atOnce,
    })
    for (const doc of docs) {
      if (doc.slug) slugs.set(doc.slug, doc.id)
      if (doc.code) add(codes, codeKey(doc.code), doc.code)
      const title = doc[library.title]
      if (title && !doc.deletedAt) add(titles, titleKey(title), doc.id)
    }
    await pause()
    after = docs.at(-1)?.id
    if (docs.length < atOnce) return { slugs, codes, titles }
  }
}
