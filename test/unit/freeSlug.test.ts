import fc from 'fast-check'
import type { PayloadRequest } from 'payload'
import { expect, it } from 'vitest'
import { freeSlug } from '../../cms/fields/freeSlug.ts'
import { longestSlug } from '../../cms/fields/numberedSlug.ts'
import { slugField } from '../../cms/fields/slug.ts'
import { reservedSlugs } from '../../site/catalogue/urls.ts'

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
