import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formerSlugsWith } from '../../../cms/documents/addresses/formerSlugs.ts'

const slugs = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 10 })

it('should give an address back to the place that it had, whichever was taken', () => {
  fc.assert(
    fc.property(slugs, fc.nat(9), (before, number) => {
      const taken = before[number % before.length] ?? ''
      const left = before.filter((slug) => slug !== taken)
      expect(formerSlugsWith(taken, left, before)).toEqual(before)
    }),
  )
})

it('should give back many taken one after the other, in the order opposite to that, and keep no more than ten', () => {
  fc.assert(
    fc.property(slugs, slugs, (before, gone) => {
      const takings: { slug: string; former: string[] }[] = []
      let left = before
      for (const slug of gone.filter((one) => before.includes(one))) {
        takings.push({ slug, former: left })
        left = left.filter((one) => one !== slug)
      }
      const back = takings.toReversed().reduce((slugs, { slug, former }) => formerSlugsWith(slug, slugs, former), left)
      expect(back).toEqual(before)
      expect(
        formerSlugsWith('newest', [...before, '1', '2', '3', '4', '5', '6', '7', '8', '9', '0'], ['newest']),
      ).toHaveLength(10)
    }),
  )
})
