import type { Payload } from 'payload'
import { type DocumentName, isDocumentName, nameOf, partsOf } from '../../site/catalogue/documentName.ts'
import type { ServerClock } from '../base/time/serverClock.ts'
import type { SynonymPreview } from '../../site/search/query/synonymPreview.ts'

/** The globals of which something reaches the public, with what they are called. */
export const publicGlobals = { site: '网站设置', synonyms: '同义词', holidays: '放假安排' } as const
export type PublicGlobal = keyof typeof publicGlobals

/** What may have changed for the public: one document, or a global. */
export type Change = { collection: string; id: string } | { global: PublicGlobal }

/** Whether a document is a public global. @param document as the outbox names it */
export function isPublicGlobal(document: string): document is PublicGlobal {
  return Object.hasOwn(publicGlobals, document)
}

/** Reads a change from the name that it has in the outbox. */
export function changeOf(document: string): Change {
  if (isDocumentName(document)) return partsOf(document)
  return { global: isPublicGlobal(document) ? document : 'site' }
}

/** The name of what may have changed. */
export function nameOfChange(change: Change): DocumentName | PublicGlobal {
  return 'global' in change ? change.global : nameOf(change.collection, change.id)
}

/** What became of a change. */
export interface Outcome {
  /** The document, `<collection>/<id>`, or the slug of a global. */
  document: string
  /** Path of the entry's page, when it has or had one. */
  path: string | undefined
  /** Whether that page is there now; after an unpublish it is not. */
  isPublic: boolean
  /** Files that were made again. */
  pages: number
  milliseconds: number
  /** Why some of them could not be made; their old state is still public. */
  failed: { path: string; error: string }[]
}

/** What became of a change, as the admin tells it. */
export interface Published extends Outcome {
  /** ISO 8601 in UTC. */
  at: string
  /** What it is called on the site; undefined when it is not public any more. */
  title: string | undefined
}

/** A file, or a document, that cannot be published for now; what was published of it stands, and it is tried again. */
export interface Failure {
  /** Path of the file, or of the document's page; the document's name when it has none. */
  path: string
  /** Why, in Chinese. */
  error: string
  /** The document, `<collection>/<id>` or the slug of a global; undefined for what belongs to several, such as a feed. */
  document: string | undefined
  /** Its title, if it is public. */
  title: string | undefined
}

/** What the admin shows of the public site's state. */
export interface SiteState {
  /** Files that wait to be made. */
  waiting: number
  /** What cannot be published, while everything else can. */
  failed: Failure[]
  /** Why nothing can be published at all; undefined when it can. */
  problem: string | undefined
  /** The latest publishes, newest first. */
  latest: Published[]
}

/**
 * Where the hooks of the configuration, and the parts of the admin that Next draws, meet the server around them. Next
 * bundles what it draws, so a module that both import exists twice; this object on globalThis exists once (decision 0001).
 */
export interface Port {
  /** Payload is connected and migrated, and nothing has changed how its database is used. Called by the config's onInit. */
  connected(payload: Payload): void
  /** Payload is ready. Called once, by the config's onInit. */
  ready(payload: Payload): Promise<void>
  /**
   * A document was written or deleted.
   * @param transaction id of the transaction that it was written in; undefined when there is none
   * @param isAwaited whether somebody waits for it to be live; a bulk load gives way to those
   * @param row id of the change's row in the outbox
   */
  changed(change: Change, transaction: string | number | undefined, isAwaited: boolean, row: string): void
  /** Begins work that goes on after the request in which it is begun, and is no part of what that one does. */
  outside<T>(work: () => T): T
  /** Does work whose transactions are its own, whoever begins it. */
  apart<T>(work: () => Promise<T>): Promise<T>
  /** Whether the server is about to end: long work leaves the rest to the next start. */
  isStopping(): boolean
  /** Whether whoever sent the request that is being answered has gone: long work ends where it can. */
  isSenderGone(): boolean
  /** Whether the embedded database was found damaged. */
  isDatabaseDamaged(): boolean
  /** What time it is for certain, for what removes by age, and by how many days the machine's clock is ahead of that. */
  clock: Pick<ServerClock, 'certainNow' | 'daysAhead'>
  /**
   * What a search would find of what is published, if some words meant the same.
   * @returns undefined when it cannot be told now
   */
  previewSynonyms(words: readonly string[]): Promise<SynonymPreview | undefined>
  /** The state of the public site; undefined while the server is starting. */
  state(): SiteState | undefined
}

const key = Symbol.for('gongyun.port')
type Holder = { [key]?: Port }

/** Opens the port; the server does it before Next is prepared. */
export function openPort(port: Port): void {
  ;(globalThis as Holder)[key] = port
}

/** The open port; undefined in a command such as `payload generate:types`, where nothing is published. */
export function openedPort(): Port | undefined {
  return (globalThis as Holder)[key]
}
