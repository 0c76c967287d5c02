import { setTimeout as pause } from 'node:timers/promises'
import { createEntry, pageText } from '../../support/entries.ts'
import { untilChecked } from '../../support/server.ts'
import type { Attack } from '../attack.ts'
import { freeSlug } from '../honestUsers.ts'
import { uploadPicture } from '../pictures.ts'

/** Kills in the whole measure and in a short run; writes at once, and how many are acknowledged before the kill. */
const [many, few, atOnce, acknowledgedBefore] = [5, 1, 4, 8]
/** Longest wait for the first writes, in milliseconds. */
const writesMs = 60_000

/** Power cuts while people write: what was acknowledged is there afterwards, and its page is served. */
export const kills: Attack = {
  name: 'kills',
  mayLogErrors: true,
  async run(site, tally, size) {
    for (let round = 0; round < (size.isWhole ? many : few); round++) {
      const acknowledged: string[] = []
      let isEnding = false
      const write = async (): Promise<void> => {
        while (!isEnding) {
          const slug = freeSlug()
          const made = await createEntry(site.chief, 'notices', { title: '断电前写的', slug }).catch(() => undefined)
          if (made !== undefined) acknowledged.push(slug)
          if (!isEnding) await uploadPicture(site.chief, '断电.png', 0xabcdef).catch(() => undefined)
        }
      }
      const writers = Array.from({ length: atOnce }, write)
      const deadline = Date.now() + writesMs
      while (acknowledged.length < acknowledgedBefore && Date.now() < deadline) await pause(5)
      await site.kill()
      isEnding = true
      await Promise.all(writers)
      await site.start()
      await untilChecked(site.server)
      for (const slug of acknowledged) {
        const { status } = await pageText(site.server, `/notices/${slug}/`)
        tally.expect(
          status === 200,
          'an acknowledged entry is not served after a power cut',
          () => `${slug}: ${status}`,
        )
      }
    }
  },
}
