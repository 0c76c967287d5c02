import * as z from 'zod/mini'

/** Most searches that a device remembers. */
const most = 8
const name = 'gongyun-searches'
const stored = z.array(z.string())

/** What was looked for on this device, the latest first. It is told to nobody. */
export function recentSearches(storage: Pick<Storage, 'getItem'>): string[] {
  try {
    const { success, data } = z.safeParse(stored, JSON.parse(storage.getItem(name) ?? '[]'))
    return success ? data.slice(0, most) : []
  } catch {
    return []
  }
}

/** Remembers a search; a storage that takes nothing is no harm. */
export function rememberSearch(storage: Storage, text: string): void {
  if (text === '') return
  const others = recentSearches(storage).filter((other) => other !== text)
  try {
    storage.setItem(name, JSON.stringify([text, ...others].slice(0, most)))
  } catch {
    // private windows and full storages: the search goes on
  }
}

export function forgetSearches(storage: Pick<Storage, 'removeItem'>): void {
  storage.removeItem(name)
}
