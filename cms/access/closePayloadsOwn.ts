import type { Access, SanitizedConfig } from 'payload'
import { keepLock, keepOthersLocks } from './keepLock.ts'
import { nobodyMay } from './nobodyMay.ts'
import { staffMayEndLocksUnitEditorsInTheirUnits } from './staffMayEndLocksUnitEditorsInTheirUnits.ts'
import { staffMaySeeLocksUnitEditorsInTheirUnits } from './staffMaySeeLocksUnitEditorsInTheirUnits.ts'

type Rules = Record<'create' | 'read' | 'update' | 'delete', Access>

const closed: Rules = { create: nobodyMay, read: nobodyMay, update: nobodyMay, delete: nobodyMay }

/** What the admin needs of them through the API. Locks are made by the server alone. */
const open: Record<string, Partial<Rules>> = {
  'payload-locked-documents': {
    read: staffMaySeeLocksUnitEditorsInTheirUnits,
    update: staffMayEndLocksUnitEditorsInTheirUnits,
    delete: staffMayEndLocksUnitEditorsInTheirUnits,
  },
}

/** Everybody has preferences of their own; Payload's rules for them are right. */
const asTheyAre = ['payload-preferences']

/** Payload adds collections after it has read ours, open to all staff; nothing of them is, unless it stands above. */
export function closePayloadsOwn(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.slug.startsWith('payload-') || asTheyAre.includes(collection.slug)) continue
    collection.access = { ...collection.access, ...closed, ...open[collection.slug] }
    if (collection.slug !== 'payload-locked-documents') continue
    collection.hooks.beforeChange.push(keepLock)
    collection.hooks.beforeDelete.push(keepOthersLocks)
  }
  return config
}
