import fc from 'fast-check'
import type { PayloadRequest } from 'payload'
import { expect, it } from 'vitest'
import { freeSlug } from '../../../cms/documents/addresses/freeSlug.ts'
import { longestSlug, numberedSlug } from '../../../cms/documents/addresses/numberedSlug.ts'
import { slugField } from '../../../cms/content/fields/slug.ts'
import { reservedSlugs } from '../../../site/catalogue/urls.ts'

/** A request to a library in which these slugs are taken. */
function requestIn(taken: ReadonlySet<string>): PayloadRequest {
  const count = async ({ where }: { where: { and: [{ or: [{ slug: { equals: string } }] }] } }) => ({
    totalDocs: taken.has(where.and[0].or[0].slug.equals) ? 1 : 0,
  })
  return { payload: { count } } as unknown as PayloadRequest
}

const validate = slugField('title').validate as (value: string) => string | true

/** Slugs with hyphens wherever a cut may fall. */
const slugs = fc
  .array(fc.stringMatching(/^[a-z0-9]{1,3}$/), { minLength: 1, maxLength: 60, size: 'max' })
  .map((words) => words.join('-'))

it('should always find a slug that is free, valid and none too long', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(slugs, fc.constantFrom(...reservedSlugs)), fc.nat(120), async (wanted, others) => {
      const taken = new Set<string>()
      for (let entry = 0; entry <= others; entry++) {
        const slug = await freeSlug(requestIn(taken), 'works', wanted, undefined)
        expect(taken).not.toContain(slug)
        expect(slug.length).toBeLessThanOrEqual(longestSlug)
        expect(validate(slug)).toBe(true)
        taken.add(slug)
      }
    }),
    { numRuns: 50 },
  )
})

it('should leave a slug that is free and fits as it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      slugs.filter((slug) => slug.length <= longestSlug),
      async (slug) => {
        expect(await freeSlug(requestIn(new Set()), 'works', slug, undefined)).toBe(slug)
      },
    ),
  )
})

it('should ask a library of any size only a few times, and give the first number where none was freed', async () => {
  for (const others of [1, 2, 3, 7, 500, 20_000]) {
    const taken = new Set(Array.from({ length: others }, (_, at) => numberedSlug('zhou-mo-dian-ying', at + 1)))
    let asked = 0
    const { payload } = requestIn(taken)
    const count = (args: never) => (asked++, payload.count(args))
    const req = { payload: { count } } as unknown as PayloadRequest
    expect(await freeSlug(req, 'works', 'zhou-mo-dian-ying', undefined)).toBe(`zhou-mo-dian-ying-${others + 1}`)
    expect(asked).toBeLessThanOrEqual(2 * Math.log2(others + 1) + 3)
  }
})
