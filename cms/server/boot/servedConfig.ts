import type { SanitizedConfig } from 'payload'

const key = Symbol.for('gongyun.config')
type Holder = { [key]?: SanitizedConfig }

/** Gives the admin's pages the configuration of the one Payload that there is. Before any of them is loaded. */
export function serveConfig(config: SanitizedConfig): void {
  ;(globalThis as Holder)[key] = config
}

/**
 * What Next takes for Payload's configuration (cms/tsconfig.next.json): the server's. A build of the admin has none, and
 * asks nothing of it.
 */
export default (globalThis as Holder)[key] as SanitizedConfig
