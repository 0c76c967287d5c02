import { setImmediate } from 'node:timers/promises'
import type { CollectionSlug, Payload, TypedUser } from 'payload'
import { type DocumentName, nameOf } from '../../../../site/catalogue/documentName.ts'
import { referringPaths } from '../../../documents/references/referringPaths.ts'

/** What refers to something. */
export interface Use {
  collection: CollectionSlug
  id: string
}

/** Ids asked for at a time. */
const atOnce = 200

/**
 * The entries outside a batch that refer to what it made, in the trash too, from where they come back: to take that away
 * would change them. Versions that are not the newest do not count: nothing that was ever tried out could be undone.
 * @param made ids by collection
 * @param own what the batch changed or made
 */
export async function usesElsewhere(
  payload: Payload,
  made: ReadonlyMap<string, ReadonlySet<string>>,
  own: ReadonlySet<DocumentName>,
): Promise<Use[]> {
  const uses = new Map<DocumentName, Use>()
  for (const { config } of Object.values(payload.collections)) {
    if (config.slug.startsWith('payload-')) continue
    for (const [to, ids] of made) {
      const paths = referringPaths(config.flattenedFields, to)
      const all = [...ids]
      for (let from = 0; paths.length > 0 && from < all.length; from += atOnce) {
        const some = all.slice(from, from + atOnce)
        for (const draft of config.versions?.drafts ? [false, true] : [false]) {
          const { docs } = await payload.find({
            collection: config.slug,
            where: { or: paths.map(({ naming }) => naming(some)) },
            draft,
            trash: true,
            depth: 0,
            select: { updatedAt: true },
            pagination: false,
            limit: 0,
            overrideAccess: true,
          })
          await setImmediate()
          for (const { id } of docs) {
            const name = nameOf(config.slug, id)
            if (!own.has(name)) uses.set(name, { collection: config.slug, id: String(id) })
          }
        }
      }
    }
  }
  return [...uses.values()]
}

/** How many there are in each library, for whoever may see none of them: 2 条演出. */
export function countsOf({ collections }: Payload, uses: readonly Use[]): string[] {
  return [...Map.groupBy(uses, ({ collection }) => collection)].map(([collection, some]) => {
    const label = collections[collection].config.labels.singular
    return `${some.length} 条${typeof label === 'string' ? label : '内容'}`
  })
}

/** The titles of those that somebody may read, and of the others how many there are. */
export async function usesInWords(payload: Payload, user: TypedUser, uses: readonly Use[]): Promise<string[]> {
  const [titles, hidden]: [string[], Use[]] = [[], []]
  for (const [collection, some] of Map.groupBy(uses, (use) => use.collection)) {
    const { admin, versions } = payload.collections[collection].config
    const { docs } = await payload.find({
      collection,
      where: { id: { in: some.map(({ id }) => id) } },
      draft: Boolean(versions?.drafts),
      trash: true,
      depth: 0,
      pagination: false,
      limit: 0,
      overrideAccess: false,
      disableErrors: true,
      user,
    })
    const found = new Map(docs.map((doc) => [String(doc.id), titleOf(doc, admin.useAsTitle)]))
    titles.push(...found.values())
    hidden.push(...some.filter(({ id }) => !found.has(id)))
  }
  return [...titles, ...countsOf(payload, hidden).map((count) => `您看不到的 ${count}`)]
}

function titleOf(doc: object, field = 'id'): string {
  const { [field]: title, deletedAt } = doc as Record<string, unknown>
  return `「${String(title ?? '')}」${deletedAt ? '（在垃圾箱里）' : ''}`
}
