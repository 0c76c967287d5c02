import type { Payload } from 'payload'

/** What may have changed for the public: one document, or the global `site`. */
export type Change = { collection: string; id: string } | { global: 'site' }

/**
 * Where the CMS inside Next meets the server around it. Next bundles the Payload config, so a module imported by both
 * exists twice; this object on globalThis exists once (publish.md, "the seam").
 */
export interface Port {
  /** Payload is connected and migrated. Called once, by the config's onInit. */
  ready(payload: Payload): Promise<void>
  /**
   * A document was written or deleted.
   * @param transaction id of the transaction that it was written in; undefined when there is none
   */
  changed(change: Change, transaction: string | number | undefined): void
  /** Resolves when everything that was reported and committed so far is live, or cannot be for now. */
  settled(): Promise<void>
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
