import { createEntry, publish } from '../../support/entries.ts'
import type { Attack } from '../attack.ts'

/** Pauses of somebody who types for three minutes. */
const pauses = 60

interface Version {
  id: string
  version: { title?: string; _status?: string }
}

/** Typing for long throws away no version that a person made. */
export const autosaves: Attack = {
  name: 'autosaves',
  async run(site, tally) {
    const { id } = await createEntry(site.chief, 'notices', { title: '第一次发布' })
    await publish(site.chief, 'notices', id, { title: '第二次发布' })
    const versions = async () => {
      const path = `/api/notices/versions?where[parent][equals]=${id}&limit=100&depth=0`
      return (await site.chief.request<{ docs: Version[] }>('GET', path)).body.docs
    }
    const made = (await versions()).length
    for (let count = 1; count <= pauses; count++) {
      const typed = { summary: `打到第 ${count} 个字` }
      const { status } = await site.chief.request('PATCH', `/api/notices/${id}?draft=true&autosave=true`, typed)
      tally.expect(status === 200, `a save by itself was answered ${status}`)
    }
    const kept = await versions()
    tally.expect(
      kept.length <= made + 1,
      'every save by itself is a version',
      () => `${made} before, ${kept.length} after`,
    )
    for (const title of ['第一次发布', '第二次发布']) {
      const found = kept.find(({ version }) => version.title === title && version._status === 'published')
      tally.expect(found !== undefined, 'a published version is gone', () => title)
      if (found === undefined) continue
      const restored = await site.chief.request<{ title?: string }>('POST', `/api/notices/versions/${found.id}`)
      tally.expect(restored.status === 200, `a version could not be gone back to: ${restored.status}`)
    }
  },
}
