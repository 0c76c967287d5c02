import type { Settings } from '../../env.ts'
import type { FileRow } from '../../../site/publisher/releaseState.ts'

/** What the front is begun with. */
export interface FrontStart {
  host: string
  port: number
  logLevel: Settings['logLevel']
  /** Proxies that are believed about who asked them. */
  trustedProxies: string[]
  /** Secret that it proves itself with to the server behind it. */
  secret: string
}

/** One file as the front is told of it; without a row it is gone. */
export interface ShownFile {
  url: string
  row: FileRow | undefined
  /** Where it stands until it is in its place. */
  staged?: string
}

/** What the front is told. Numbered messages are answered when they have been carried out. */
export type FrontOrder =
  /** Where everything that is not a published file is answered: a port of this machine. */
  | { kind: 'behind'; port: number }
  /** Files of a release, in this folder; more may follow. They are shown with `show`. */
  | { kind: 'load'; folder: string; files: ShownFile[] }
  /** Shows what was loaded, in place of what was shown. */
  | { kind: 'show'; number: number }
  | { kind: 'change'; files: ShownFile[]; number: number }
  | { kind: 'close'; number: number }

/** What the front says. */
export type FrontReply =
  { kind: 'open'; port: number } | { kind: 'refused'; problem: string } | { kind: 'done'; number: number }
