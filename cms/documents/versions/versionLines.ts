import type { CollectionSlug, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { z } from 'zod'
import { differingFields, namedFields } from '../saving/differences.ts'

/** Versions on one page of the list; each is read whole once, to be held against the one before it. */
export const versionsOnPage = 10
/** Told by the version's own mark, and not as a change of the text. */
const toldApart = ['stage']

/** A version as the list tells it. */
export interface VersionLine {
  id: string
  /** When it was saved: ISO 8601. */
  at: string
  /** Name of whoever saved it; undefined for the system, and for an account that is gone. */
  by: string | undefined
  /** Labels of the fields that differ from the version before; undefined for the first one. */
  changes: string[] | undefined
  isPublished: boolean
  /** Whether it is what the public sees now. */
  isPublic: boolean
  isAutosaved: boolean
  /** How far it had come in the review, as it is stored. */
  stage: string | undefined
}

/** One page of the list of versions, the newest first; pages count from 1. */
export interface VersionPage {
  lines: VersionLine[]
  page: number
  pages: number
}

const listed = z.object({
  id: z.coerce.string(),
  updatedAt: z.string(),
  version: z.object({
    _status: z.string().nullish(),
    isAutosaved: z.boolean().nullish(),
    savedBy: z.string().nullish(),
    stage: z.string().nullish(),
  }),
})
const whole = z.object({ version: z.record(z.string(), z.unknown()) })

/** The number of the page that an address asks for, from 1; what is none counts as the first. */
export function pageAsked(asked: unknown): number {
  return z.coerce.number().int().min(1).max(1_000).catch(1).parse(asked)
}

/**
 * Reads who saved the versions of a document, when, and what each changed, as whoever asks may read them.
 * @param id of the document
 * @param asked number of the page, from 1; what is none counts as the first
 */
export async function readVersionLines(
  req: PayloadRequest,
  { slug, fields }: Pick<SanitizedCollectionConfig, 'slug' | 'fields'>,
  id: string,
  asked: unknown,
): Promise<VersionPage> {
  const collection: CollectionSlug = slug
  const { payload } = req
  const read = { collection, depth: 0, overrideAccess: false, req } as const
  const found = await payload.findVersions({
    ...read,
    where: { parent: { equals: id } },
    sort: '-updatedAt',
    limit: versionsOnPage,
    page: pageAsked(asked),
    select: { updatedAt: true, version: { _status: true, isAutosaved: true, savedBy: true, stage: true } },
    showHiddenFields: true,
  })
  const rows = found.docs.map((doc) => listed.parse(doc))
  const textOf = async (version: string): Promise<Record<string, unknown> | undefined> =>
    whole.safeParse(await payload.findVersionByID({ ...read, id: version, disableErrors: true })).data?.version
  const [names, publicVersion, before] = await Promise.all([
    namesOf(req, rows),
    newestPublished(req, collection, id),
    versionBefore(req, collection, id, rows.at(-1)?.updatedAt),
  ])
  const named = namedFields(fields).filter(({ name }) => !toldApart.includes(name))

  const lines: VersionLine[] = []
  // one after the other: a text may be as long as a book
  let newer: Record<string, unknown> | undefined
  for (const [index, row] of [...rows, ...(before === undefined ? [] : [before])].entries()) {
    const text = await textOf(row.id)
    const line = lines.at(-1)
    if (line !== undefined && newer !== undefined && text !== undefined)
      line.changes = differingFields(named, text, newer)
    newer = text
    const { _status, isAutosaved, savedBy, stage } = row.version
    if (index < rows.length)
      lines.push({
        id: row.id,
        at: row.updatedAt,
        by: names.get(savedBy ?? ''),
        changes: undefined,
        isPublished: _status === 'published',
        isPublic: row.id === publicVersion,
        isAutosaved: isAutosaved === true,
        stage: stage ?? undefined,
      })
  }
  return { lines, page: found.page ?? 1, pages: found.totalPages }
}

/** What an entry's history says of who worked on it is for whoever may read the history, as on its timeline. */
async function namesOf({ payload }: PayloadRequest, rows: z.infer<typeof listed>[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ version }) => version.savedBy ?? []))]
  if (ids.length === 0) return new Map()
  const { docs } = await payload.find({
    collection: 'users',
    where: { id: { in: ids } },
    select: { name: true },
    depth: 0,
    pagination: false,
    overrideAccess: true,
  })
  return new Map(docs.map(({ id, name }) => [String(id), name]))
}

async function newestPublished(req: PayloadRequest, collection: CollectionSlug, id: string) {
  const { docs } = await req.payload.db.find<{ _status?: string }>({
    collection,
    where: { id: { equals: id } },
    select: { _status: true },
    limit: 1,
    pagination: false,
  })
  if (docs[0]?._status !== 'published') return undefined
  const versions = await req.payload.db.findVersions({
    collection,
    where: { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] },
    sort: '-updatedAt',
    select: { updatedAt: true },
    limit: 1,
    pagination: false,
  })
  return versions.docs[0] === undefined ? undefined : String(versions.docs[0].id)
}

async function versionBefore(req: PayloadRequest, collection: CollectionSlug, id: string, at: string | undefined) {
  if (at === undefined) return undefined
  const { docs } = await req.payload.findVersions({
    collection,
    where: { and: [{ parent: { equals: id } }, { updatedAt: { less_than: at } }] },
    sort: '-updatedAt',
    select: { updatedAt: true, version: { _status: true } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs[0] === undefined ? undefined : listed.parse(docs[0])
}
