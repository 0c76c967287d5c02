import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import type { Payload } from 'payload'
import { isDated } from '../../../site/catalogue/calendar/dated.ts'
import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { type Drawer, DrawerBusy, NotDrawn } from '../../../site/posters/drawer/drawer.ts'
import type { DrawnFiles } from '../../../site/posters/drawer/drawnFiles.ts'
import { type Event, type PosterFacts, posterFactsOf } from '../../../site/posters/facts.ts'
import { type FormatName, formatNames, formats, pictureType } from '../../../site/posters/formats.ts'
import { drawingOf } from '../../../site/posters/published.ts'
import type { Reason } from '../../base/catalogue.ts'
import { EntryError } from '../../publishing/entries/entryOf.ts'
import { refuse } from '../http/refusals.ts'
import { readDraft } from './draft.ts'
import { posterReason } from './refusals.ts'

const address = /^\/preview\/([a-z]+)\/([A-Za-z0-9-]+)\/posters(?:\/([a-z0-9]+)\.jpg)?$/

interface From {
  payload: Payload
  catalogue: Catalogue
  drawer: Drawer
  files: DrawnFiles
  dataDir: string
  siteUrl: string
}

/** Whether an address is one of posters. */
export function isOfPosters(url: string): boolean {
  return address.test(url)
}

/**
 * Answers /preview/<collection>/<id>/posters with what there is to be had (JSON), and …/posters/<format>.jpg with a picture
 * of the newest version, draft or not; nothing of it is published by that. For whoever is logged in and may read the entry.
 * With `?download` it is saved under a name that says what it is.
 */
export async function servePosters(request: IncomingMessage, response: ServerResponse, from: From): Promise<void> {
  const [url = '', query] = (request.url ?? '').split('?', 2)
  const [, collection, id, asked] = address.exec(url) ?? []
  const { user } = await from.payload.auth({ headers: new Headers(request.headers as Record<string, string>) })
  if (user === null) return refuse(response, posterReason('poster-not-logged-in'))
  const format = formatNames.find((name) => name === asked)
  if (!isDated(collection) || (asked !== undefined && format === undefined))
    return refuse(response, posterReason('no-such-poster'))
  try {
    const preview = await readDraft(from.payload, user, collection, id)
    if (preview === undefined) return refuse(response, posterReason('no-such-poster'))
    const view = new CatalogueView(from.catalogue, preview)
    const facts = posterFactsOf(collection, preview.entry as Event, view, from.siteUrl)
    if (format === undefined) return await tell(response, facts, from)
    const { name } = await drawn(format, facts, from)
    const bytes = await readFile(from.files.fileOf(name))
    const saved = `${facts.title}-${formats[format].label}.jpg`.replaceAll(/[\\/:*?"<>|]/g, ' ')
    response
      .writeHead(200, {
        'content-type': pictureType,
        'content-length': bytes.length,
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex, nofollow',
        ...(query === 'download' && {
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(saved)}`,
        }),
      })
      .end(bytes)
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    refuse(response, reason)
  }
}

/** Which characters no font has is the same for all: the smallest is drawn to find out. */
async function tell(response: ServerResponse, facts: PosterFacts, from: From): Promise<void> {
  const { name } = await drawn('share', facts, from)
  const missing = from.files.missing(name) ?? []
  response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify({ missing, isShown: from.files.has(name) }))
}

async function drawn(format: FormatName, facts: PosterFacts, from: From): Promise<{ name: string }> {
  const drawing = drawingOf(format, facts, path.join(from.dataDir, 'media'))
  await from.drawer.draw(drawing)
  return drawing
}

function reasonOf(error: unknown): Reason | undefined {
  if (error instanceof EntryError) return posterReason('poster-of-incomplete', { problem: error.message })
  if (error instanceof DrawerBusy) return posterReason('poster-busy')
  return error instanceof NotDrawn ? posterReason('poster-not-drawn') : undefined
}
