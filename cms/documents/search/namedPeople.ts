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

/** How many are looked for: a name that more have is told of (admin/PeopleNote.tsx). */
interface Bounds {
  /** Most people of one collection whose entries are looked for: the newest. */
  mostPeople: number
  /** Most entries that name them: the newest by each field. Each is an id in the query. */
  mostNaming: number
}

/** Every tenth of some thousand people has the same surname, and each may stand in many entries. */
const bounds: Bounds = { mostPeople: 500, mostNaming: 5000 }

/** What is found by the names of people. */
interface Named {
  ids: ReadonlySet<string>
  /** Whether there may be more: people or entries were too many. */
  isCut: boolean
}

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
 * @returns the conditions, and whether they leave out some of what names people
 */
export async function withPeople(
  where: Where,
  searched: Searched,
  req: PayloadRequest,
): Promise<{ where: Where; isCut: boolean }> {
  const typed = typedIn(where)
  if (typed === undefined || req.context[looking] === true) return { where, isCut: false }
  const { ids, isCut } = await namingPeople(typed, searched, req)
  return { where: ids.size === 0 ? where : widened(where, [{ id: { in: [...ids] } }]), isCut }
}

/**
 * The entries that name people whose names say what was typed, of what whoever asks may read.
 * @param bounds within which all of them are found
 */
export async function namingPeople(
  typed: string,
  { collection, fields, draft }: Searched,
  req: PayloadRequest,
  { mostPeople, mostNaming }: Bounds = bounds,
): Promise<Named> {
  const looks = isolateObjectProperty(req, 'context')
  looks.context = { ...req.context, [looking]: true }
  const ids = new Set<string>()
  let isCut = false
  for (const slug of people) {
    const paths = referringPaths(fields, slug).filter(({ isHidden }) => !isHidden)
    if (paths.length === 0) continue
    // one more than are looked for tells that there are more
    const named = await idsOf(looks, slug, { [searchTextName]: { like: typed } }, mostPeople + 1)
    if (named.length > mostPeople) isCut = true
    const looked = named.slice(0, mostPeople)
    if (looked.length === 0) continue
    for (const { naming } of paths) {
      for (const id of await idsOf(looks, collection, naming(looked), mostNaming + 1, draft)) {
        if (ids.size >= mostNaming && !ids.has(id)) isCut = true
        else ids.add(id)
      }
    }
  }
  return { ids, isCut }
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
