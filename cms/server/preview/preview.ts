import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload, TypedUser } from 'payload'
import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import type { Entries } from '../../../site/catalogue/entries.ts'
import { shownIn } from '../../../site/catalogue/bodyMarks.ts'
import { type PageCollection, pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { entryPath } from '../../../site/catalogue/urls.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import type { Renderer } from '../../../site/publisher/astro/renderer.ts'
import {
  EntryError,
  entryOf,
  previewFileOf,
  previewMediaOf,
  previewRecordingOf,
} from '../../publishing/entries/entryOf.ts'
import type { Config } from '../../payload-types.ts'
import { followForm, followPolicy } from './followForm.ts'
import { pageHeaders } from '../http/staticFiles.ts'

/** Slug that a draft without one is previewed under. */
const noSlug = 'preview'

/** Never stored, never cached, never indexed. */
const headers = {
  ...pageHeaders(),
  'content-security-policy': followPolicy(pageHeaders()['content-security-policy'] ?? ''),
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
}

/**
 * Answers /preview/<collection>/<id>: the newest version of a document, draft or not, on the page that the public
 * would see. For whoever is logged in and may read it; others are sent to log in.
 */
export async function servePreview(
  request: IncomingMessage,
  response: ServerResponse,
  { payload, catalogue, render }: { payload: Payload; catalogue: Catalogue; render: Renderer },
): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  const { user } = await payload.auth({ headers: new Headers(request.headers as Record<string, string>) })
  if (user === null) {
    response
      .writeHead(302, { location: `/admin/login?redirect=${encodeURIComponent(path)}`, 'cache-control': 'no-store' })
      .end()
    return
  }
  const [, collection, id] = /^\/preview\/([a-z]+)\/([A-Za-z0-9-]+)\/?$/.exec(path) ?? []
  const isKnown = (pageCollections as readonly (string | undefined)[]).includes(collection)
  const document = isKnown
    ? await payload.findByID({
        collection: collection as PageCollection,
        id: id ?? '',
        draft: true,
        depth: 0,
        user,
        overrideAccess: false,
        disableErrors: true,
      })
    : null
  if (document === null) return explain(response, 404, '没有这个条目，或您没有查看它的权限。')

  try {
    const preview = await draftOf(payload, collection as PageCollection, document, user)
    const view = new CatalogueView(catalogue, preview)
    const { status, html } = await render(entryPath(preview.collection, preview.entry.slug), view)
    send(response, status, html)
  } catch (error) {
    if (!(error instanceof EntryError)) throw error
    explain(response, 422, `草稿还不完整，暂时不能预览。${error.message}`)
  }
}

async function draftOf(payload: Payload, collection: PageCollection, document: object, user: TypedUser) {
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

function explain(response: ServerResponse, status: number, text: string): void {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  send(
    response,
    status,
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>预览</title><body style="font:1.1rem/1.75 sans-serif;max-width:40em;margin:15vh auto;padding:0 1rem"><h1>预览</h1><p>${escaped}</p></body></html>`,
  )
}

/** A page that is made again when the form beside it has been saved. */
function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, headers).end(html.replace('</body>', `${followForm}</body>`))
}
