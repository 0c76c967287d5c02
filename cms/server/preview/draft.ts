import type { Payload, TypedUser } from 'payload'
import { shownIn } from '../../../site/catalogue/bodyMarks.ts'
import type { Entries } from '../../../site/catalogue/entries.ts'
import { type PageCollection, pageCollections } from '../../../site/catalogue/pageCollections.ts'
import type { Preview } from '../../../site/catalogue/view.ts'
import {
  EntryError,
  entryOf,
  previewFileOf,
  previewMediaOf,
  previewRecordingOf,
} from '../../publishing/entries/entryOf.ts'
import type { Config } from '../../payload-types.ts'

/** Slug that a draft without one is previewed under. */
const noSlug = 'preview'

/**
 * The newest version of a document, draft or not, with what it shows, as somebody may read it.
 * @returns undefined when there is none, or it may not be read
 * @throws EntryError when it is not complete enough to be shown
 */
export async function readDraft(
  payload: Payload,
  user: TypedUser,
  collection: string | undefined,
  id: string | undefined,
): Promise<Preview | undefined> {
  const known = pageCollections.find((one) => one === collection)
  if (known === undefined) return undefined
  const document = await payload.findByID({
    collection: known,
    id: id ?? '',
    draft: true,
    depth: 0,
    user,
    overrideAccess: false,
    disableErrors: true,
  })
  return document === null ? undefined : draftOf(payload, known, document, user)
}

async function draftOf(
  payload: Payload,
  collection: PageCollection,
  document: object,
  user: TypedUser,
): Promise<Preview> {
  // a draft may be looked at before it has an address or the consent that publishing needs
  const consent = { ...(document as { consent?: object }).consent, given: true }
  const complete = { ...document, slug: (document as { slug?: string }).slug ?? noSlug, consent }
  const entry = entryOf<PageCollection>(collection, complete as unknown as Config['collections'][PageCollection])
  if (entry === undefined) throw new EntryError(`${collection} 不能公开`)
  const ids = [...idsIn(entry), ...shownIn(entry.body ?? '')]
  return {
    collection,
    entry,
    media: await filesOf(payload, 'media', ids, user, previewMediaOf),
    recordings: await filesOf(payload, 'recordings', ids, user, previewRecordingOf),
    files: await filesOf(payload, 'files', ids, user, previewFileOf),
  }
}

/** The files that an entry names; undefined for what whoever looks may not read, be it public or not. */
async function filesOf<C extends 'media' | 'recordings' | 'files'>(
  payload: Payload,
  collection: C,
  ids: string[],
  user: TypedUser,
  entryOf: (doc: Config['collections'][C]) => Entries[C],
): Promise<Map<string, Entries[C] | undefined>> {
  const named = { collection, where: { id: { in: ids } }, depth: 0, pagination: false } as const
  const all = await payload.find({ ...named, select: {}, overrideAccess: true })
  const readable = await payload.find({ ...named, user, overrideAccess: false })
  return new Map<string, Entries[C] | undefined>([
    ...(all.docs as { id: string }[]).map(({ id }) => [id, undefined] as const),
    ...(readable.docs as unknown as Config['collections'][C][]).map((doc) => [doc.id, entryOf(doc)] as const),
  ])
}

/** Everything in a value that may be an id. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[0-9a-f-]{24,36}$/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : []
}
