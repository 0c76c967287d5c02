import type { Where } from 'payload'
import { codeKey } from '../cells/codeKey.ts'
import { idOf } from '../cells/writeCell.ts'
import type { Asked } from './circumstances.ts'
import type { Existing, Known } from './plan.ts'

/**
 * The documents that have one of the codes, however it is written, or, of before there were codes, one of the ids. Which
 * of them there are is asked of the index: the newest drafts, which have none on the code, are read by id, and not at all
 * for new codes.
 * @param given as the table has them
 * @param stored the library's codes, by `codeKey`
 */
export async function loadExisting(
  { payload, user, library, pause }: Asked,
  given: readonly string[],
  stored: ReadonlyMap<string, readonly string[]>,
  units: ReadonlySet<string> | undefined,
): Promise<Known> {
  const known = { existing: new Map<string, Existing>(), foreign: new Set<string>(), trashed: new Set<string>() }
  const ambiguous = new Map<string, readonly string[]>()
  /** What the table writes, by what the database may have. */
  const written = new Map<string, string>()
  for (const code of new Set(given)) {
    if (code === '') continue
    const alike = stored.get(codeKey(code)) ?? []
    if (alike.includes(code) || alike.length === 0)
      written.set(/^[0-9a-f-]{24,36}$/i.test(code) && alike.length === 0 ? code.toLowerCase() : code, code)
    else if (alike.length === 1) written.set(alike[0] ?? code, code)
    else ambiguous.set(code, alike)
  }
  const names = [...written.keys()]
  if (names.length === 0) return { ...known, ambiguous }
  const ids = names.filter((code) => /^[0-9a-f-]{24,36}$/.test(code))
  const where: Where = { or: [{ code: { in: names } }, ...(ids.length > 0 ? [{ id: { in: ids } }] : [])] }
  const { docs: found } = await payload.db.find<{ id: string; code?: string | null; deletedAt?: string | null }>({
    collection: library.slug,
    where,
    select: { code: true, deletedAt: true },
    pagination: false,
    limit: 0,
  })
  await pause()
  const all = found.filter(({ deletedAt }) => !deletedAt)
  /** How the table names a document. */
  const namesOf = (documents: readonly { id: string; code?: string | null }[]): string[] =>
    documents.flatMap(({ id, code }) => [id, code].flatMap((name) => written.get(name ?? '') ?? []))
  for (const name of namesOf(found.filter(({ deletedAt }) => deletedAt))) known.trashed.add(name)
  if (all.length === 0) return { ...known, ambiguous }
  const { docs } = await payload.find({
    collection: library.slug,
    where: { id: { in: all.map(({ id }) => id) } },
    draft: true,
    depth: 0,
    pagination: false,
    limit: 0,
    user,
    overrideAccess: false,
  })
  await pause()
  for (const doc of docs) {
    const mayUpdate = units === undefined || (Boolean(doc.ownerUnit) && units.has(idOf(doc.ownerUnit)))
    const one: Existing = { id: doc.id, document: doc as unknown as Existing['document'], mayUpdate }
    for (const name of namesOf([doc])) known.existing.set(name, one)
  }
  if (units !== undefined) for (const name of namesOf(all)) if (!known.existing.has(name)) known.foreign.add(name)
  return { ...known, ambiguous }
}
