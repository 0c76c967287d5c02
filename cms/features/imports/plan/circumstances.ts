import { createLocalReq, type Payload, type TypedUser, type Where } from 'payload'
import { reservedSlugs } from '../../../../site/catalogue/urls.ts'
import { newCode } from '../../../content/fields/code.ts'
import { numberedSlug } from '../../../documents/addresses/numberedSlug.ts'
import { slugFrom } from '../../../content/fields/slugFrom.ts'
import { unitsOfEditor } from '../../../rights/units/unitsOfEditor.ts'
import { idOf } from '../cells/writeCell.ts'
import type { Library } from '../table/library.ts'
import { fieldProblems } from './check.ts'
import { loadNames } from './loadNames.ts'
import type { Circumstances, Existing, Known } from './plan.ts'

/** Documents of which a column is read at a time. */
const atOnce = 500

interface Asked {
  payload: Payload
  user: TypedUser
  library: Library
  /** Names of the pictures in the zip. */
  pictures: ReadonlySet<string>
  /** Whether the rows are to be published. */
  publish: boolean
  /** Called now and then, so that others get their turn; what it throws ends the work. */
  pause: () => Promise<void>
}

/** Reads what a plan is made against. */
export async function circumstancesOf(asked: Asked): Promise<Circumstances> {
  const { payload, user, library, pictures, publish, pause } = asked
  const names = await loadNames(payload, user, library, pictures)
  const units = user.role === 'unit-editor' ? new Set(await unitsOfEditor(payload, user)) : undefined
  const slugs = await slugsOf(payload, library, pause)
  const req = await createLocalReq({ user }, payload)
  return {
    names,
    know: (codes) => loadExisting(asked, codes, units),
    slugs,
    units,
    newCode,
    newSlug: slugMaker(),
    check: (document, id) => fieldProblems(library, document, { id, isDraft: !publish, req, pause }),
    pause,
  }
}

/**
 * The documents that have one of the codes, or, of before there were codes, one of the ids. Which of them there are is
 * asked of the index: the newest drafts, which have none on the code, are read by id, and not at all for new codes.
 */
async function loadExisting(
  { payload, user, library, pause }: Asked,
  codes: readonly string[],
  units: ReadonlySet<string> | undefined,
): Promise<Known> {
  const existing = new Map<string, Existing>()
  const given = [...new Set(codes)].filter((code) => code !== '')
  if (given.length === 0) return { existing, foreign: new Set(), trashed: new Set() }
  const ids = given.filter((code) => /^[0-9a-f-]{24,36}$/.test(code))
  const where: Where = { or: [{ code: { in: given } }, ...(ids.length > 0 ? [{ id: { in: ids } }] : [])] }
  const { docs: found } = await payload.db.find<{ id: string; code?: string | null; deletedAt?: string | null }>({
    collection: library.slug,
    where,
    select: { code: true, deletedAt: true },
    pagination: false,
    limit: 0,
  })
  await pause()
  const all = found.filter(({ deletedAt }) => !deletedAt)
  const trashed = new Set(namesOf(found.filter(({ deletedAt }) => deletedAt)))
  if (all.length === 0) return { existing, foreign: new Set(), trashed }
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
    for (const name of [doc.id, doc.code]) if (typeof name === 'string') existing.set(name, one)
  }
  const foreign = units === undefined ? [] : namesOf(all).filter((name) => !existing.has(name))
  return { existing, foreign: new Set(foreign), trashed }
}

/** Everything by which a line may name some documents. */
function namesOf(documents: readonly { id: string; code?: string | null }[]): string[] {
  return documents.flatMap(({ id, code }) => [id, code]).filter((name) => typeof name === 'string')
}

/** Every slug of a library, whoever may see its entry: an address is taken once. */
async function slugsOf(payload: Payload, library: Library, pause: () => Promise<void>): Promise<Map<string, string>> {
  const slugs = new Map<string, string>()
  for (let after: string | undefined; ;) {
    const { docs } = await payload.db.find<{ id: string; slug?: string | null }>({
      collection: library.slug,
      where: after === undefined ? {} : { id: { greater_than: after } },
      select: { slug: true },
      sort: 'id',
      pagination: false,
      limit: atOnce,
    })
    for (const { id, slug } of docs) if (slug) slugs.set(slug, id)
    await pause()
    after = docs.at(-1)?.id
    if (docs.length < atOnce) return slugs
  }
}

/** Makes the first free one of a title's slugs, and goes on from there for the next entry of the same title. */
export function slugMaker(): Circumstances['newSlug'] {
  const numbers = new Map<string, number>()
  return (title, taken) => {
    const wanted = slugFrom(title)
    for (let number = numbers.get(wanted) ?? 1; ; number++) {
      const candidate = numberedSlug(wanted, number)
      if (taken(candidate) || (reservedSlugs as readonly string[]).includes(candidate)) continue
      numbers.set(wanted, number + 1)
      return candidate
    }
  }
}
