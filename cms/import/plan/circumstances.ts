import { setImmediate } from 'node:timers/promises'
import { createLocalReq, type Payload, type TypedUser, type Where } from 'payload'
import { reservedSlugs } from '../../../site/catalogue/urls.ts'
import { newCode } from '../../fields/code.ts'
import { slugFrom } from '../../fields/slugFrom.ts'
import { unitsOfEditor } from '../../units/unitsOfEditor.ts'
import { idOf } from '../cells/writeCell.ts'
import type { Library } from '../table/library.ts'
import { fieldProblems } from './check.ts'
import { loadNames } from './loadNames.ts'
import type { Circumstances, Existing } from './plan.ts'

/** Documents read whole at a time. */
const atOnce = 25

interface Asked {
  payload: Payload
  user: TypedUser
  library: Library
  /** Codes that the file names. */
  codes: readonly string[]
  /** Names of the pictures in the zip. */
  pictures: ReadonlySet<string>
  /** Whether the rows are to be published. */
  publish: boolean
}

/** Reads what a plan is made against. */
export async function circumstancesOf(asked: Asked): Promise<Circumstances> {
  const { payload, user, library, pictures, publish } = asked
  const names = await loadNames(payload, user, library, pictures)
  const units = user.role === 'unit-editor' ? new Set(await unitsOfEditor(payload, user)) : undefined
  const { existing, foreign } = await loadExisting(asked, units)
  const slugs = await slugsOf(payload, library)
  const req = await createLocalReq({ user }, payload)
  return {
    names,
    existing,
    foreign,
    slugs,
    units,
    newCode,
    newSlug,
    check: (document, id) => fieldProblems(library, document, { id, isDraft: !publish, req }),
    pause: () => setImmediate(),
  }
}

/** The documents that have one of the codes, or, of before there were codes, one of the ids. */
async function loadExisting({ payload, user, library, codes }: Asked, units: ReadonlySet<string> | undefined) {
  const existing = new Map<string, Existing>()
  const foreign = new Set<string>()
  const given = [...new Set(codes)].filter((code) => code !== '')
  for (let from = 0; from < given.length; from += atOnce) {
    const some = given.slice(from, from + atOnce)
    const ids = some.filter((code) => /^[0-9a-f-]{24,36}$/.test(code))
    const where: Where = { or: [{ code: { in: some } }, ...(ids.length > 0 ? [{ id: { in: ids } }] : [])] }
    const find = { collection: library.slug, where, draft: true, depth: 0, pagination: false, limit: 0 } as const
    const { docs } = await payload.find({ ...find, user, overrideAccess: false })
    await setImmediate()
    for (const doc of docs) {
      const mayUpdate = units === undefined || (Boolean(doc.ownerUnit) && units.has(idOf(doc.ownerUnit)))
      const found: Existing = { id: doc.id, document: doc as unknown as Existing['document'], mayUpdate }
      for (const name of [doc.id, doc.code]) if (typeof name === 'string') existing.set(name, found)
    }
    if (units === undefined) continue
    const { docs: all } = await payload.find({ ...find, select: { code: true }, overrideAccess: true })
    for (const doc of all)
      for (const name of [doc.id, doc.code]) if (typeof name === 'string' && !existing.has(name)) foreign.add(name)
  }
  return { existing, foreign }
}

/** Every slug of a library, whoever may see its entry: an address is taken once. */
async function slugsOf(payload: Payload, library: Library): Promise<Map<string, string>> {
  const { docs } = await payload.db.find<{ id: string; slug?: string | null }>({
    collection: library.slug,
    select: { slug: true },
    pagination: false,
    limit: 0,
  })
  return new Map(docs.flatMap(({ id, slug }) => (slug ? [[slug, id] as const] : [])))
}

/** The first free one of a title's slugs; `taken` answers in no time. */
function newSlug(title: string, taken: (slug: string) => boolean): string {
  const wanted = slugFrom(title)
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? wanted : `${wanted}-${number}`
    if (!taken(candidate) && !(reservedSlugs as readonly string[]).includes(candidate)) return candidate
  }
}
