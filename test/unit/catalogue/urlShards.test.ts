import fc from 'fast-check'
import { expect, it } from 'vitest'
import { noChanges } from '../../../site/catalogue/changes.ts'
import { sitemapPath } from '../../../site/catalogue/urls.ts'
import { shardKey, shardsKey, UrlShards } from '../../../site/catalogue/index/urlShards.ts'

const largest = 4

function shardsOf(entries: Iterable<[string, string]>, size = largest): UrlShards {
  const shards = new UrlShards('works', size)
  for (const [id, slug] of entries) shards.set(id, slug, noChanges())
  return shards
}

function contentOf(shards: UrlShards): Map<number, string[]> {
  return new Map(shards.numbers.map((number) => [number, (shards.entries(number) ?? []).map(([, slug]) => slug)]))
}

const edit = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map((number) => `id-${number}`),
  slug: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
})

it('should divide the same entries alike, whatever came and went before, and tell by keys and paths what changed', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 120 }), (edits) => {
      const shards = new UrlShards('works', largest)
      const entries = new Map<string, string>()
      for (const { id, slug } of edits) {
        const [before, changes] = [contentOf(shards), noChanges()]
        shards.set(id, slug, changes)
        const after = contentOf(shards)
        if (slug === undefined) entries.delete(id)
        else entries.set(id, slug)
        for (const number of new Set([...before.keys(), ...after.keys()])) {
          if (String(before.get(number)) === String(after.get(number))) continue
          expect(changes.keys).toContain(shardKey('works', number))
          if (before.has(number) && after.has(number)) continue
          expect(changes.keys).toContain(shardsKey('works'))
          expect(changes.paths).toContain(sitemapPath('works', number))
        }
      }
      expect(contentOf(shards)).toEqual(contentOf(shardsOf(entries)))
      expect([...contentOf(shards).values()].flat()).toHaveLength(entries.size)
      for (const slugs of contentOf(shards).values()) expect(slugs.length).toBeLessThanOrEqual(largest)
    }),
    { numRuns: 300 },
  )
})

it('should change one shard when an old entry goes out of 10,000', () => {
  const shards = shardsOf(
    Array.from({ length: 10_000 }, (_, number) => [`id-${number}`, `slug-${number}`]),
    1000,
  )
  expect(shards.numbers.length).toBeLessThanOrEqual(16)
  const changes = noChanges()
  shards.set('id-0', undefined, changes)
  expect([...changes.keys]).toEqual([expect.stringMatching(/^works#urls:\d+$/)])
  expect(changes.paths.size).toBe(0)
})

it('should note nothing when the slug stays', () => {
  const shards = shardsOf([['a', 'hua-jie']])
  const changes = noChanges()
  shards.set('a', 'hua-jie', changes)
  shards.set('b', undefined, changes)
  expect([changes.keys.size, changes.paths.size]).toEqual([0, 0])
})
