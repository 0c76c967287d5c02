import { z } from 'zod'

/** What stands in a form and is not on the server yet, kept in the browser. */
export interface Copy {
  /** When it was typed, in milliseconds since the epoch. */
  at: number
  /** Values of all fields, as the form sends them; `updatedAt` says which version they were made from. */
  values: Record<string, unknown>
  /** Names of the fields that the person has changed; the others are as they were found. */
  mine: string[]
}

const copy = z.object({ at: z.number(), values: z.record(z.string(), z.unknown()), mine: z.array(z.string()) })
const prefix = 'gongyun-typing:'
/** Time after which a copy is erased, in milliseconds: nobody comes back to it. */
const lifetime = 7 * 86_400_000

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * The name of a copy: one for each person, document and browser.
 * @param id undefined for a document that was never saved
 */
export function copyName(user: string, collection: string, id: string | undefined): string {
  return `${prefix}${user}:${collection}/${id ?? 'new'}`
}

/** The name of what was set aside, so that the newest version could be looked at in the form. */
export function asideName(name: string): string {
  return `${name}#aside`
}

/** Keeps a copy. @returns whether there was room for it */
export function keepCopy(storage: Storage, name: string, kept: Copy): boolean {
  try {
    storage.setItem(name, JSON.stringify(kept))
    return true
  } catch {
    // full, or closed by the browser's settings
    return false
  }
}

/** Reads a copy; undefined when there is none, or it is not one of ours. */
export function readCopy(storage: Storage, name: string, now: number): Copy | undefined {
  const text = storage.getItem(name)
  if (text === null) return undefined
  const { data } = copy.safeParse(parsed(text))
  if (data !== undefined && now - data.at < lifetime) return data
  storage.removeItem(name)
  return undefined
}

/** Erases the copies of everybody, as whoever logs out wants it; or only those that are too old. */
export function eraseCopies(storage: Storage, olderThan?: number): void {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  for (const name of names.filter((candidate) => candidate.startsWith(prefix)))
    if (olderThan === undefined) storage.removeItem(name)
    else readCopy(storage, name, olderThan)
}

/** Whether a form shows what a copy holds, whatever the version. */
export function isSameText(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const text = ({ updatedAt: _updatedAt, ...values }: Readonly<Record<string, unknown>>): string =>
    JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
  return text(one) === text(other)
}

/** The names of the fields that differ between two states of a form, whatever the version. */
export function changedFields(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>) {
  const text = (value: unknown): string => (value === null || value === '' ? '' : (JSON.stringify(value) ?? ''))
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => name !== 'updatedAt' && text(one[name]) !== text(other[name]),
  )
}

/**
 * Whether a document has what a copy was kept for: the server answered and nobody heard it, or the same was written
 * elsewhere. What the server settles by itself, as spaces at the ends of a text, makes no difference.
 */
export function isStored({ values, mine }: Copy, stored: Readonly<Record<string, unknown>>): boolean {
  const text = (value: unknown): string => JSON.stringify(settled(value)) ?? ''
  return mine.every((name) => text(values[name]) === text(stored[name]))
}

function settled(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || undefined
  if (value === null || value === false) return undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(settled)
  if (typeof value !== 'object') return value
  // the id of a row is given by the server
  const parts = Object.entries(value)
    .filter(([name]) => name !== 'id')
    .map(([name, part]) => [name, settled(part)] as const)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}

/** Whether a copy was made of this version, or of a document that was never saved: then it goes on from there. */
export function isOfVersion({ values }: Pick<Copy, 'values'>, version: unknown): boolean {
  const base = values['updatedAt']
  if (typeof base !== 'string' || typeof version !== 'string') return (base ?? '') === (version ?? '')
  return Date.parse(base) === Date.parse(version)
}

/** What a person has changed, to be put into another version: only that, and what was set aside before it. */
export function setAside({ at, values, mine }: Copy, earlier: Copy | undefined): Copy {
  const typed = Object.fromEntries(mine.map((name) => [name, values[name] ?? null]))
  const all = { ...earlier?.values, ...typed }
  return { at, values: all, mine: Object.keys(all) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
