import { createEntry, pageText, publish } from '../../support/entries.ts'
import type { Attack } from '../attack.ts'
import { setSlug } from '../rawWrites.ts'
import { freeSlug } from '../honestUsers.ts'

/** An address that no file system takes: refused where it is typed; from an old row, it stands in nobody's way. */
export const longSlug: Attack = {
  name: 'slug',
  mayLogErrors: true,
  async run(site, tally) {
    const long = 'a'.repeat(300)
    for (const [field, value] of [
      ['slug', long],
      ['slug', '工'.repeat(90)],
      ['slug', 'a/../b'],
      ['title', '长'.repeat(61)],
      ['summary', '长'.repeat(20_000)],
    ] as const)
      for (const query of ['', '?draft=true']) {
        const answer = await site.chief.request('POST', `/api/notices${query}`, {
          title: '新',
          slug: freeSlug(),
          [field]: value,
        })
        const text = JSON.stringify(answer.body)
        tally.expect(
          answer.status === 400 && /[一-鿿]/.test(text),
          `${field} of ${value.length} letters: ${answer.status}`,
          () => text.slice(0, 200),
        )
        const { doc } = answer.body as { doc?: { id: string } }
        // what was taken would block everything behind it
        if (doc !== undefined) await site.chief.request('DELETE', `/api/notices/${doc.id}`)
      }

    const { id } = await createEntry(site.chief, 'notices', { title: '网址太长的', slug: freeSlug() })
    await site.stop()
    await setSlug(site.dataDir, site.databaseUrl, id, long)
    const problem = await site.start().then(
      () => undefined,
      (error: unknown) => String(error),
    )
    tally.expect(problem === undefined, 'a start with such a row did not end with the site served', () => problem ?? '')
    if (problem !== undefined) {
      await setSlug(site.dataDir, site.databaseUrl, id, freeSlug())
      await site.start()
      return
    }
    const [slug, later] = [freeSlug(), freeSlug()]
    await createEntry(site.chief, 'notices', { title: '别的公告', slug })
    tally.expect((await pageText(site.server, `/notices/${slug}/`)).status === 200, 'another entry did not go live')
    await publish(site.chief, 'notices', id, { title: '还是太长', slug: long }).catch(() => undefined)
    await createEntry(site.chief, 'notices', { title: '再一个公告', slug: later })
    tally.expect(
      (await pageText(site.server, `/notices/${later}/`)).status === 200,
      'another entry did not go live later',
    )
    const healed = freeSlug()
    await publish(site.chief, 'notices', id, { slug: healed })
    tally.expect((await pageText(site.server, `/notices/${healed}/`)).status === 200, 'a shorter address does not help')
  },
}
