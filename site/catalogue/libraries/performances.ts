import { z } from 'zod'
import { ofWords } from '../facetValues.ts'
import { library } from '../library.ts'
import { dated } from '../index/ranks.ts'
import { change, forWhom, id, instant, page, signUp, takePart, text, video } from '../schemas/parts.ts'
import { signUpHere } from '../schemas/signUpHere.ts'
import { audiencesFound } from '../signUp/withChildren.ts'
import { admissions, artForms, audiences, performanceKinds, valuesOf } from '../vocabulary.ts'

/** Shows, with their dates and programmes. */
export const performances = library({
  schema: z.strictObject({
    ...page,
    title: text,
    kind: z.enum(valuesOf(performanceKinds)),
    admission: z.enum(valuesOf(admissions)),
    /** How to come by a ticket, who is admitted, age limits. */
    admissionNote: text.optional(),
    ...signUp,
    signUpHere: signUpHere.optional(),
    ...takePart,
    audiences: forWhom,
    unit: id.optional(),
    ...video,
    /** A recording that is played on the page, id in `recordings`. */
    recording: id.optional(),
    showings: z.array(
      z.object({
        id,
        start: instant,
        end: instant.optional(),
        venue: id.optional(),
        note: text.optional(),
        ...change,
      }),
    ),
    /** 节目单, in the order of the evening. */
    programme: z.array(
      z.object({
        id,
        title: text,
        form: z.enum(valuesOf(artForms)).optional(),
        work: id.optional(),
        performers: z.array(id),
        /** Teams that perform it. */
        teams: z.array(id),
        /** Performers who are not in the talent library, as one line of text. */
        performersText: text.optional(),
      }),
    ),
  }),
  facet: { name: 'kind', words: performanceKinds, of: (performance) => [performance.kind] },
  rank: (performance, now) => dated(performance.showings, now),

  relatedTo: ({ programme }) => programme.flatMap(({ work, performers, teams }) => [work, ...performers, ...teams]),
  texts: (show, names) => ({
    title: show.title,
    people: show.programme.flatMap((item) => [
      ...names.of('talents', ...item.performers),
      ...names.of('teams', ...item.teams),
      item.performersText,
    ]),
    facts: [
      performanceKinds[show.kind],
      admissions[show.admission],
      ...show.audiences.map((audience) => audiences[audience]),
      ...names.of('units', show.unit),
      ...names.of('venues', ...show.showings.map(({ venue }) => venue)),
    ],
    body: [
      show.admissionNote,
      show.bring,
      ...show.showings.map(({ note }) => note),
      ...show.programme.flatMap(({ title, form, work }) => [title, form && artForms[form], ...names.of('works', work)]),
    ],
  }),
  facets: (show) => ({
    kind: ofWords(performanceKinds, show.kind),
    form: ofWords(artForms, ...show.programme.flatMap(({ form }) => form ?? [])),
    admission: ofWords(admissions, show.admission),
    audience: ofWords(audiences, ...audiencesFound(show)),
  }),
})
