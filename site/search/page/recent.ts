import * as z from 'zod/mini'

/** Most searches that a device remembers. */
const most = 8
const name = 'gongyun-searches'
const stored = z.array(z.string())

/** What was looked for on this device, the latest first. It is told to nobody. */
export function recentSearches(): string[] {
  try {
    // where a browser is to keep nothing, asking for its storage fails already
    const { success, data } = z.safeParse(stored, JSON.parse(localStorage.getItem(name) ?? '[]'))
    return success ? data.slice(0, most) : []
  } catch {
    return []
  }
}

/** Remembers a search; a storage that takes nothing is no harm. */
export function rememberSearch(text: string): void {
  if (text === '') return
  const others = recentSearches().filter((other) => other !== text)
  try {
    localStorage.setItem(name, JSON.stringify([text, ...others].slice(0, most)))
  } catch {
    // nothing is kept, or it is full: the search goes on
  }
}

/** Forgets what was looked for. */
export function forgetSearches(): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // there is none
  }
}
