import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parentPort } from 'node:worker_threads'
import { readAsked } from '../../../site/search/asked/asked.ts'
import { resultsHtml } from '../../../site/search/page/resultsHtml.ts'
import { answer } from '../../../site/search/query/answer.ts'
import { SearchReader } from '../../../site/search/query/reader.ts'
import { previewSynonyms, type SynonymPreview } from '../../../site/search/query/synonymPreview.ts'
import { fileOf } from '../../../site/publisher/release/manifest.ts'
import type { SearchPlace } from './searchWorker.ts'

/** Asks for the results of a search. */
interface ResultsOrder {
  kind: 'results'
  /** The address's query. */
  query: string
  /** Milliseconds since the epoch. */
  now: number
}

/** Asks what searches would find if some words meant the same. */
interface SynonymsOrder {
  kind: 'synonyms'
  words: readonly string[]
}

/** What the thread is asked. */
export type SearchOrder = SearchPlace & (ResultsOrder | SynonymsOrder)
/** What it answers: markup to the one, numbers and titles to the other. */
export type SearchAnswer<Order extends SearchOrder> = Order extends ResultsOrder ? string : SynonymPreview

/** An answer, or undefined when there could be none. */
export interface SearchReply {
  id: number
  answer: string | SynonymPreview | undefined
}

let known: { folder: string; version: number; reader: SearchReader } | undefined

function readerOf({ folder, version }: SearchPlace): SearchReader {
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

async function answered(order: SearchOrder): Promise<SearchReply['answer']> {
  try {
    if (order.kind === 'synonyms') return await previewSynonyms(readerOf(order), order.words)
    const asked = readAsked(new URLSearchParams(order.query))
    const found = await answer(readerOf(order), asked, { now: order.now, withFacets: true })
    return resultsHtml(found, order.now).markup
  } catch {
    // a file that is being replaced: nothing is answered this time
    known = undefined
    return undefined
  }
}

parentPort?.on('message', ({ id, order }: { id: number; order: SearchOrder }) => {
  void answered(order).then((answer) => parentPort?.postMessage({ id, answer } satisfies SearchReply))
})
