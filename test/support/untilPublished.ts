import { readdir, readlink } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, vi } from 'vitest'
import type { TestServer } from './server.ts'

/**
 * Waits until all that was saved so far is published, down to the last list, and every file lies in its place: who saves
 * is answered when the pages are live that are looked at first, and files are served before they are moved.
 */
export async function untilPublished({ dataDir }: Pick<TestServer, 'dataDir'>): Promise<void> {
  const root = path.join(dataDir, 'published')
  const left = async () => {
    const release = path.basename(await readlink(path.join(root, 'current')))
    const state = new DatabaseSync(path.join(root, 'state', `${release}.db`), { readOnly: true })
    try {
      const waiting = state.prepare('SELECT path FROM queue').all()
      return [...waiting, ...(await readdir(path.join(root, 'staging', release)).catch(() => []))]
    } finally {
      state.close()
    }
  }
  // hooks wait too, where there is no expect.poll
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 60_000, interval: 50 })
}
