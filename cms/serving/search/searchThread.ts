import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parentPort } from 'node:worker_threads'
import { readAsked } from '../../../site/search/asked/asked.ts'
import { resultsHtml } from '../../../site/search/page/resultsHtml.ts'
import { answer } from '../../../site/search/query/answer.ts'
import { SearchReader } from '../../../site/search/query/reader.ts'
import { fileOf } from '../../../site/publisher/manifest.ts'

/** What the thread is asked. */
export interface SearchOrder {
  id: number
  /** Folder of the release. */
  folder: string
  /** Another one whenever a file of the search has changed. */
  version: number
  /** The address's query. */
  query: string
  /** Milliseconds since the epoch. */
  now: number
}

/** What it answers: markup, or undefined when it could not. */
export interface SearchReply {
  id: number
  markup: string | undefined
}

let known: { folder: string; version: number; reader: SearchReader } | undefined

function readerOf({ folder, version }: SearchOrder): SearchReader {
  if (known?.folder !== folder || known.version !== version)
    known = { folder, version, reader: new SearchReader(async (url) => read(folder, url)) }
  return known.reader
}

async function read(folder: string, url: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path.join(folder, fileOf(url)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function reply(order: SearchOrder): Promise<string | undefined> {
  try {
    const asked = readAsked(new URLSearchParams(order.query))
    const found = await answer(readerOf(order), asked, { now: order.now, withFacets: true })
    return resultsHtml(found, order.now).markup
  } catch {
    // a file that is being replaced: the page without results stands in for this answer
    known = undefined
    return undefined
  }
}

parentPort?.on('message', (order: SearchOrder) => {
  void reply(order).then((markup) => parentPort?.postMessage({ id: order.id, markup } satisfies SearchReply))
})
