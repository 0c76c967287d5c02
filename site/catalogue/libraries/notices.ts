import { z } from 'zod'
import { named, ofWords, yearOf } from '../facetValues.ts'
import { library } from '../library.ts'
import { lasting } from '../index/ranks.ts'
import { id, instant, page, text } from '../schemas/parts.ts'
import { noticeKinds, valuesOf } from '../vocabulary.ts'

/** Announcements and news. */
export const notices = library({
  schema: z.strictObject({
    ...page,
    title: text,
    kind: z.enum(valuesOf(noticeKinds)),
    /** The day that the notice bears. */
    date: instant,
    unit: id.optional(),
  }),
  facet: { name: 'kind', words: noticeKinds, of: (notice) => [notice.kind] },
  rank: (notice) => lasting(-Date.parse(notice.date)),

  relatedTo: () => [],
  texts: (notice, names) => ({
    title: notice.title,
    people: [],
    facts: [noticeKinds[notice.kind], ...names.of('units', notice.unit)],
    body: [],
  }),
  facets: (notice) => ({ kind: ofWords(noticeKinds, notice.kind), year: named(yearOf(notice.date)) }),
})
