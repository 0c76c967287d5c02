import type { SanitizedConfig } from 'payload'
import { accessOf } from './accessOf.ts'
import { keepLock, keepOthersLocks } from './keepLock.ts'
import { closed, locks, type Table } from './tables.ts'

/** What the admin needs of them through the API. */
const open: Record<string, Table> = { 'payload-locked-documents': locks }

/** Everybody has preferences of their own; Payload's rules for them are right. */
const asTheyAre = ['payload-preferences']

/** Payload adds collections after it has read ours, open to all staff; nothing of them is, unless it stands above. */
export function closePayloadsOwn(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.slug.startsWith('payload-') || asTheyAre.includes(collection.slug)) continue
    collection.access = { ...collection.access, ...accessOf(open[collection.slug] ?? closed) }
    if (collection.slug !== 'payload-locked-documents') continue
    collection.hooks.beforeChange.push(keepLock)
    collection.hooks.beforeDelete.push(keepOthersLocks)
  }
  return config
}
