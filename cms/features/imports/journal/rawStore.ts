import type { CollectionSlug, Payload } from 'payload'
import { mongoStore } from './mongoStore.ts'
import type { RawStore } from './rawDocuments.ts'
import { sqliteStore } from './sqliteStore.ts'

/** The store of whichever database there is. */
export function rawStoreOf({ db, collections }: Pick<Payload, 'db' | 'collections'>): RawStore {
  const fieldsOf = (slug: string) => collections[slug as CollectionSlug].config.flattenedFields
  // the adapters' own types are not part of Payload's interface for all databases
  return db.name === 'mongoose'
    ? mongoStore(db as unknown as Parameters<typeof mongoStore>[0], fieldsOf)
    : sqliteStore(db as unknown as Parameters<typeof sqliteStore>[0])
}
