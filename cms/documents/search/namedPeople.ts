import {
  type CollectionSlug,
  type FlattenedField,
  isolateObjectProperty,
  type PayloadRequest,
  type Where,
} from 'payload'
import { referringPaths } from '../references/referringPaths.ts'
import { searchTextName } from './searchTextField.ts'

/** Collections of people and of groups of people, by whose names what refers to them is found. */
const people = ['talents', 'teams'] as const
/** Most people of one collection whose entries are looked for, and most of those entries by one field: the newest. */
const [mostPeople, mostNaming] = [20, 500]
/** Set on a request while names are looked up: these are not looked for by other names again. */
const looking = 'looksForPeople'

/** What is searched. */
interface Searched {
  collection: CollectionSlug
  fields: readonly FlattenedField[]
  /** Whether drafts are looked at, as in the lists of the admin. */
  draft: boolean
}

/**
 * Conditions that also find what names a person: wherever a search text is asked for, what refers to people whose names
 * say the same is asked for too. Names change, so they are looked up at the time of the search, of what whoever asks may
 * read; and each field by itself, since an embedded database forms all pairs of the rows of two.
 * @param where that was checked (cms/documents/queries), before it is given its forms (searchConditions.ts)
 */
export async function withPeople(where: Where, searched: Searched, req: PayloadRequest): Promise<Where> {
  const typed = typedIn(where)
  if (typed === undefined || req.context[looking] === true) return where
  const looks = isolateObjectProperty(req, 'context')
  looks.context = { ...req.context, [looking]: true }
  const found = new Set<string>()
  for (const slug of people) {
    const paths = referringPaths(searched.fields, slug).filter(({ isHidden }) => !isHidden)
    const named = paths.length === 0 ? [] : await idsOf(looks, slug, { [searchTextName]: { like: typed } }, mostPeople)
    if (named.length === 0) continue
    for (const { naming } of paths)
      for (const id of await idsOf(looks, searched.collection, naming(named), mostNaming, searched.draft)) found.add(id)
  }
  return found.size === 0 ? where : widened(where, [{ id: { in: [...found] } }])
}

async function idsOf(
  req: PayloadRequest,
  collection: CollectionSlug,
  where: Where,
  limit: number,
  draft = false,
): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection,
    where,
    draft,
    limit,
    sort: '-updatedAt',
    pagination: false,
    depth: 0,
    select: {},
    overrideAccess: false,
    req,
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
