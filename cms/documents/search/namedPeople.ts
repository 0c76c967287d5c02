import type { CollectionSlug, FlattenedField, PayloadRequest, Where } from 'payload'
import { referringPaths } from '../references/referringPaths.ts'
import { searchTextName } from './searchTextField.ts'

/** Collections of people and of groups of people, by whose names what refers to them is found. */
const people = ['talents', 'teams'] as const
/** Most people of one collection whose entries are looked for. */
const mostPeople = 20
/** Set on a request while names are looked up: these are not looked for by other names again. */
const looking = 'looksForPeople'

/**
 * Conditions that also find what names a person: wherever a search text is asked for, the fields that refer to people
 * whose names say the same are asked for too. Names change, so they are looked up at the time of the search, of what
 * whoever asks may read.
 * @param where that was checked (cms/documents/queries), before it is given its forms (searchConditions.ts)
 * @param fields of the collection that is searched
 */
export async function withPeople(where: Where, fields: readonly FlattenedField[], req: PayloadRequest): Promise<Where> {
  const typed = typedIn(where)
  if (typed === undefined || req.context[looking] === true) return where
  const conditions: Where[] = []
  for (const slug of people) {
    const paths = referringPaths(fields, slug).filter(({ isHidden }) => !isHidden)
    const ids = paths.length === 0 ? [] : await idsOfNamed(req, slug, typed)
    if (ids.length > 0) conditions.push(...paths.map(({ naming }) => naming(ids)))
  }
  return conditions.length === 0 ? where : widened(where, conditions)
}

async function idsOfNamed(req: PayloadRequest, collection: CollectionSlug, typed: string): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection,
    where: { [searchTextName]: { like: typed } },
    limit: mostPeople,
    pagination: false,
    depth: 0,
    select: {},
    overrideAccess: false,
    req,
    context: { ...req.context, [looking]: true },
  })
  return docs.map(({ id }) => String(id))
}

/** What a search text is asked for, wherever in the conditions; all of them ask for the same. */
function typedIn(where: Where): string | undefined {
  for (const [name, condition] of Object.entries(where)) {
    if (name === searchTextName) {
      const like: unknown = (condition as { like?: unknown } | null)?.like
      if (typeof like === 'string' && like.trim() !== '') return like
    } else if (isGroup(name)) {
      for (const part of partsOf(condition)) {
        const found = typedIn(part)
        if (found !== undefined) return found
      }
    }
  }
  return undefined
}

/** The same, with other ways to be found beside each search text. */
function widened(where: Where, others: readonly Where[]): Where {
  const kept: Where = {}
  const beside: Where[] = []
  for (const [name, condition] of Object.entries(where)) {
    if (name === searchTextName) beside.push({ or: [{ [name]: condition }, ...others] })
    else if (isGroup(name)) kept[name] = partsOf(condition).map((part) => widened(part, others))
    else kept[name] = condition
  }
  if (beside.length === 0) return kept
  return Object.keys(kept).length > 0 ? { and: [kept, ...beside] } : (beside[0] ?? kept)
}

function isGroup(name: string): boolean {
  return /^(?:and|or)$/i.test(name)
}

/** Lists that are long come from an address with their numbers as names. */
function partsOf(parts: unknown): Where[] {
  const list = typeof parts === 'object' && parts !== null ? Object.values(parts) : []
  return list.filter((part): part is Where => typeof part === 'object' && part !== null)
}
