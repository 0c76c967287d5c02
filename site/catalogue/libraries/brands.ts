import { z } from 'zod'
import { named, ofWords } from '../facetValues.ts'
import { library } from '../library.ts'
import { lasting, newest } from '../index/ranks.ts'
import { id, page, text } from '../schemas/parts.ts'
import { brandKinds, valuesOf } from '../vocabulary.ts'

/** A long-running line, such as 每周一讲. */
export const brands = library({
  schema: z.strictObject({
    ...page,
    name: text,
    kind: z.enum(valuesOf(brandKinds)),
    unit: id.optional(),
    /** Year of the first edition. */
    since: z.int().optional(),
    pictures: z.array(id),
    /** Newest first. What belongs to an edition leads on to works and talents. */
    editions: z.array(
      z.object({
        id,
        name: text,
        year: z.int(),
        note: text.optional(),
        calls: z.array(id),
        activities: z.array(id),
        performances: z.array(id),
      }),
    ),
  }),
  facet: { name: 'kind', words: brandKinds, of: (brand) => [brand.kind] },
  rank: (brand) => lasting(newest(brand)),

  relatedTo: ({ editions }) =>
    editions.flatMap((edition) => [...edition.calls, ...edition.activities, ...edition.performances]),
  texts: (brand, names) => ({
    title: brand.name,
    people: [],
    facts: [brandKinds[brand.kind], ...names.of('units', brand.unit)],
    body: brand.editions.flatMap(({ name, year, note }) => [name, `${year}年`, note]),
  }),
  facets: (brand) => ({
    kind: ofWords(brandKinds, brand.kind),
    year: named(...brand.editions.map(({ year }) => year.toString())),
  }),
})
