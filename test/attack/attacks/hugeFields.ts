import { bytesOf, onWire } from '../wire.ts'
import type { Attack } from '../attack.ts'
import { findLibraries } from '../generate/collections.ts'
import { HonestUsers } from '../honestUsers.ts'

const megabyte = 2 ** 20

/** Drafts, which a unit editor may save, with more in them than anybody reads: refused in Chinese, each of them. */
export const hugeFields: Attack = {
  name: 'huge',
  async run(site, tally, size) {
    const { collections } = await findLibraries()
    const honest = await HonestUsers.begin(site, size)
    const token = site.tokenOf('unit-editor') ?? ''
    const send = async (what: string, target: string, body: string): Promise<void> => {
      const headers = [
        ['Content-Type', 'application/json'],
        ['Authorization', `JWT ${token}`],
      ] as const
      const answer = await onWire(site.port, bytesOf({ method: 'POST', target, headers, body: Buffer.from(body) }))
      const isRefused = typeof answer !== 'string' && [400, 413].includes(answer.status)
      const seen = typeof answer === 'string' ? answer : String(answer.status)
      tally.expect(
        isRefused,
        `${what}: ${seen}`,
        () => `${target}: ${typeof answer === 'string' ? '' : answer.text.slice(0, 200)}`,
      )
      if (isRefused)
        tally.expect(/[一-鿿]/.test(answer.text), `${what}: refused without a word of Chinese`, () =>
          answer.text.slice(0, 200),
        )
    }
    const draft = (field: string, value: unknown) => JSON.stringify({ title: '长', name: '长', [field]: value })
    for (const { slug, texts } of collections.filter(({ hasDrafts }) => hasDrafts))
      for (const field of size.isWhole ? texts : texts.slice(0, 1))
        await send('a text of 1 MB', `/api/${slug}?draft=true`, draft(field, '长'.repeat(megabyte / 3)))
    for (const megabytes of size.isWhole ? [1, 5, 15] : [15])
      await send('a title without end', '/api/notices?draft=true', draft('title', 'x'.repeat(megabytes * megabyte)))
    await send(
      'lists in lists',
      '/api/notices?draft=true',
      `{"title":"深","body":{"root":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
    )
    await send(
      'objects in objects',
      '/api/notices?draft=true',
      `{"title":"深","body":${'{"root":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
    )
    await send(
      'rows without end',
      '/api/courses?draft=true',
      draft(
        'sessions',
        Array.from({ length: 20_000 }, () => ({})),
      ),
    )
    await send(
      'relations without end',
      '/api/works?draft=true',
      draft(
        'authors',
        Array.from({ length: 50_000 }, (_, index) => `id-${index}`),
      ),
    )
    await honest.end(tally)
  },
}
