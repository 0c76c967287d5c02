import { setImmediate } from 'node:timers/promises'
import type { FlattenedField, Payload } from 'payload'

/** Ids asked for at a time. */
const atOnce = 200

/**
 * The entries outside a batch that refer to what it made, in the trash too, from where they come back: to take that away
 * would change them. Versions that are not the newest do not count: nothing that was ever tried out could be undone.
 * @param made ids by collection
 * @param own `<collection>/<id>` of what the batch changed or made
 * @returns titles
 */
export async function usesElsewhere(
  payload: Payload,
  made: ReadonlyMap<string, ReadonlySet<string>>,
  own: ReadonlySet<string>,
): Promise<string[]> {
  const titles = new Set<string>()
  for (const { config } of Object.values(payload.collections)) {
    if (config.slug.startsWith('payload-')) continue
    for (const [to, ids] of made) {
      const paths = pathsTo(to, config.flattenedFields)
      const all = [...ids]
      for (let from = 0; paths.length > 0 && from < all.length; from += atOnce) {
        const some = all.slice(from, from + atOnce)
        for (const draft of config.versions?.drafts ? [false, true] : [false]) {
          const { docs } = await payload.find({
            collection: config.slug,
            where: { or: paths.map((path) => ({ [path]: { in: some } })) },
            draft,
            trash: true,
            depth: 0,
            pagination: false,
            limit: 0,
            overrideAccess: true,
          })
          await setImmediate()
          for (const doc of docs)
            if (!own.has(`${config.slug}/${doc.id}`)) titles.add(titleOf(doc, config.admin.useAsTitle))
        }
      }
    }
  }
  return [...titles]
}

function titleOf(doc: object, field = 'id'): string {
  const { [field]: title, deletedAt } = doc as Record<string, unknown>
  return `「${String(title ?? '')}」${deletedAt ? '（在垃圾箱里）' : ''}`
}

/** Paths of the fields that refer to a collection. */
function pathsTo(to: string, fields: readonly FlattenedField[], before = ''): string[] {
  return fields.flatMap((field) => {
    if (field.type === 'relationship' || field.type === 'upload')
      return field.relationTo === to ? [before + field.name] : []
    return 'flattenedFields' in field ? pathsTo(to, field.flattenedFields, `${before}${field.name}.`) : []
  })
}
