/** A place in the tab's own memory; a browser that allows none keeps nothing. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The tab's own memory; undefined where the browser allows none. */
export function tabMemory(): Memory | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}
