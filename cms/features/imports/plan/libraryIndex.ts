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
  /**
   * Ids of what is not in the trash, by `titleKey`, both of what the public reads and of the newest draft: who may read
   * them is another question.
   */
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
  /** By id; undefined of what is in the trash. */
  const keys = new Map<string, string | undefined>()
  for await (const docs of stored(payload, library)) {
    for (const { id, slug, code, deletedAt, [library.title]: title } of docs) {
      if (slug) slugs.set(slug, id)
      if (code) add(codes, codeKey(code), code)
      keys.set(id, deletedAt ? undefined : titleKey(title ?? ''))
      if (title && !deletedAt) add(titles, titleKey(title), id)
    }
    await pause()
  }
  for await (const versions of newestVersions(payload, library)) {
    for (const { parent, version } of versions) {
      const [stored, key] = [keys.get(parent), titleKey(version[library.title] ?? '')]
      if (stored !== undefined && key !== '' && key !== stored) add(titles, key, parent)
    }
    await pause()
  }
  return { slugs, codes, titles }
}

function add(to: Map<string, string[]>, key: string, value: string): void {
  const there = to.get(key)
  if (there === undefined) to.set(key, [value])
  else there.push(value)
}

async function* stored(payload: Payload, library: Library): AsyncGenerator<Named[]> {
  for (let after: string | undefined; ;) {
    const { docs } = await payload.db.find<Named>({
      collection: library.slug,
      where: after === undefined ? {} : { id: { greater_than: after } },
      select: { slug: true, code: true, deletedAt: true, [library.title]: true },
      sort: 'id',
      pagination: false,
      limit: atOnce,
    })
    yield docs
    after = docs.at(-1)?.id
    if (docs.length < atOnce) return
  }
}

/** The newest version of each: a draft may be called otherwise than what is public. */
async function* newestVersions(
  payload: Payload,
  library: Library,
): AsyncGenerator<{ parent: string; version: Partial<Named> }[]> {
  for (let after: string | undefined; ;) {
    const { docs } = await payload.db.findVersions<Named>({
      collection: library.slug,
      where: {
        and: [{ latest: { equals: true } }, ...(after === undefined ? [] : [{ id: { greater_than: after } }])],
      },
      select: { parent: true, version: { [library.title]: true } },
      sort: 'id',
      pagination: false,
      limit: atOnce,
    })
    yield docs.map(({ parent, version }) => ({ parent: String(parent), version }))
    after = docs.at(-1)?.id
    if (docs.length < atOnce) return
  }
}
