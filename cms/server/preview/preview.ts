import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload } from 'payload'
import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { entryPath } from '../../../site/catalogue/urls.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import type { Renderer } from '../../../site/publisher/astro/renderer.ts'
import { EntryError } from '../../publishing/entries/entryOf.ts'
import { readDraft } from './draft.ts'
import { followForm, followPolicy } from './followForm.ts'
import { pageHeaders } from '../http/staticFiles.ts'

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
  try {
    const preview = await readDraft(payload, user, collection, id)
    if (preview === undefined) return explain(response, 404, '没有这个条目，或您没有查看它的权限。')
    const view = new CatalogueView(catalogue, preview)
    const { status, html } = await render(entryPath(preview.collection, preview.entry.slug), view)
    send(response, status, html)
  } catch (error) {
    if (!(error instanceof EntryError)) throw error
    explain(response, 422, `草稿还不完整，暂时不能预览。${error.message}`)
  }
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
