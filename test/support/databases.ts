import { describe, inject } from 'vitest'
import { freshDatabase } from './mongod.ts'

/** What a suite needs to know about the database that it runs on. */
export type TestDatabase = {
  name: 'SQLite' | 'MongoDB'
  /** A new, empty database; without `url` the server keeps it in its data folder. */
  create: () => { url?: string; drop: () => Promise<void> }
}

/**
 * Runs one suite on each database that we support; without a MongoDB server its half is skipped and counted.
 * @param atOnce both halves side by side, for a suite that does little but wait; its tests too, so it has one
 */
export function onEachDatabase(suite: (database: TestDatabase) => void, { atOnce = false } = {}): void {
  const mongo = inject('mongo')
  const options = { concurrent: atOnce }
  describe('SQLite', options, () => suite({ name: 'SQLite', create: () => ({ drop: async () => {} }) }))
  describe.skipIf(mongo === undefined)('MongoDB', options, () =>
    suite({ name: 'MongoDB', create: () => freshDatabase(mongo ?? '') }),
  )
}
