import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import type { Payload } from 'payload'
import { isDated } from '../../../site/catalogue/calendar/dated.ts'
import type { Event } from '../../../site/catalogue/calendar/occasions.ts'
import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { type Drawer, DrawerBusy } from '../../../site/posters/drawer/drawer.ts'
import type { DrawnFiles } from '../../../site/posters/drawer/drawnFiles.ts'
import { NotDrawn } from '../../../site/posters/drawer/notDrawn.ts'
import { posterFactsOf } from '../../../site/posters/facts.ts'
import { type FormatName, formatNames, formats, pictureType } from '../../../site/posters/formats.ts'
import { drawingName, drawingOf } from '../../../site/posters/published.ts'
import { isDiskFull } from '../../../site/publisher/release/diskErrors.ts'
import type { Reason } from '../../base/catalogue.ts'
import { pathIn } from '../../base/network/paths.ts'
import { EntryError } from '../../publishing/entries/entryOf.ts'
import { refuse } from '../http/refusals.ts'
import { readDraft } from './draft.ts'
import { posterReason } from './refusals.ts'

const address = /^\/preview\/([a-z]+)\/([A-Za-z0-9-]+)\/posters(?:\/([a-z0-9]+)\.jpg)?$/

interface From {
  payload: Payload
  catalogue: Catalogue
  /** Missing while the site is being developed. */
  posters: { drawer: Pick<Drawer, 'draw'>; files: Pick<DrawnFiles, 'missing'> } | undefined
  dataDir: string
  siteUrl: string
}

/**
 * Answers /preview/<collection>/<id>/posters with what there is to be had (JSON), and …/posters/<format>.jpg with a picture
 * of the newest version, draft or not; nothing of it is published by that. For whoever is logged in and may read the entry.
 * With `?download` it is saved under a name that says what it is.
 */
export async function servePosters(request: IncomingMessage, response: ServerResponse, from: From): Promise<void> {
  const url = request.url ?? ''
  const [, query] = url.split('?', 2)
  const [, collection, id, asked] = address.exec(pathIn(url)) ?? []
  const { user } = await from.payload.auth({ headers: new Headers(request.headers as Record<string, string>) })
  if (user === null) return refuse(response, posterReason('poster-not-logged-in'))
  const { posters } = from
  if (posters === undefined) return refuse(response, posterReason('no-posters-in-development'))
  const format = formatNames.find((name) => name === asked)
  if (!isDated(collection) || (asked !== undefined && format === undefined))
    return refuse(response, posterReason('no-such-poster'))
  try {
    const preview = await readDraft(from.payload, user, collection, id)
    if (preview === undefined) return refuse(response, posterReason('no-such-poster'))
    const view = new CatalogueView(from.catalogue, preview)
    const facts = posterFactsOf(collection, preview.entry as Event, view, from.siteUrl)
    const draw = (of: FormatName): Promise<Buffer> =>
      posters.drawer.draw(drawingOf(of, facts, path.join(from.dataDir, 'media')))
    if (format === undefined) {
      // which characters no font has is the same for all: the smallest is drawn to find out
      await draw('share')
      return tell(response, drawingName('share', facts), posters.files)
    }
    const bytes = await draw(format)
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

function tell(response: ServerResponse, name: string, files: Pick<DrawnFiles, 'missing'>): void {
  response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify({ missing: files.missing(name) ?? [] }))
}

/** What is said of an error; undefined for one that nobody expects. */
export function reasonOf(error: unknown): Reason | undefined {
  if (error instanceof EntryError) return posterReason('poster-of-incomplete', { problem: error.message })
  if (error instanceof DrawerBusy) return posterReason('poster-busy')
  if (!(error instanceof NotDrawn)) return undefined
  if (error.code === 'PICTURE_UNREADABLE') return posterReason('poster-picture-unreadable')
  if (error.code === 'TIMED_OUT') return posterReason('poster-too-slow')
  if (isDiskFull(error)) return posterReason('poster-disk-full')
  return posterReason('poster-not-drawn', { code: error.code })
}
