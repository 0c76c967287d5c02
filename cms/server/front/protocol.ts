import type { PlacesNews } from '../../features/signup/service/placesBoard.ts'
import type { FileRow } from '../../../site/publisher/release/releaseState.ts'

/** What the CMS is begun with. */
export interface Beginning {
  kind: 'begin'
  /** The public port. */
  port: number
  /** Secret that the front proves itself with to the CMS. */
  secret: string
  /** Lets the machine's owner give commands. */
  token: string
  /** How often the CMS has ended unexpectedly since the front was started. */
  restarts: number
}

/** What the front tells the CMS. Numbered orders are answered when they have been carried out. */
export type FromFront = Beginning | { kind: 'done'; number: number } | { kind: 'stop' }

/** One file as the front is told of it; without a row it is gone. */
export interface ShownFile {
  url: string
  row: FileRow | undefined
  /** Where it stands until it is in its place. */
  staged?: string
}

/** What the CMS tells the front. */
export type FrontOrder =
  /** Files of the release in this folder; more may follow. They are shown with `show`; one release is loaded at a time. */
  | { kind: 'load'; folder: string; files: ShownFile[] }
  /** Shows what was loaded of the release in this folder, in place of what was shown. */
  | { kind: 'show'; folder: string; number: number }
  /** Changes files of the release in this folder, where it is shown and where it is being loaded. */
  | { kind: 'change'; folder: string; files: ShownFile[]; number: number }
  /** Everything that is not a published file is answered from now on, at a port of this machine. The key signs log-ins. */
  | { kind: 'ready'; port: number; key: string }
  /** What visitors are told of places from now on. */
  | { kind: 'places'; news: PlacesNews }
  /** It works: sent again and again. */
  | { kind: 'alive' }
  /** Takes no new visitor, and lets those that are there be answered. */
  | { kind: 'close'; number: number }

/** How the CMS is. `crash-looping`: it has been started again several times, and ended each time. */
export type CmsState = 'starting' | 'ok' | 'restarting' | 'crash-looping'

/** Exit code of a CMS that asks to be started again at once: it has set aside what it cannot go on with. */
export const againAtOnce = 75
