import { z } from 'zod'
import { named, ofWords, yearOf } from '../facetValues.ts'
import { library } from '../library.ts'
import { due } from '../index/ranks.ts'
import { forWhom, id, instant, page, signUp, text } from '../schemas/parts.ts'
import { artForms, audiences, callKinds, valuesOf } from '../vocabulary.ts'

/** An open call for works or a contest: its announcement and its results. */
export const calls = library({
  schema: z.strictObject({
    ...page,
    title: text,
    kind: z.enum(valuesOf(callKinds)),
    unit: id.optional(),
    /** From when until when entries are taken. */
    opens: instant,
    closes: instant,
    audiences: forWhom,
    genres: z.array(z.enum(valuesOf(artForms))),
    /** How to enter. */
    entering: text.optional(),
    /** Sign-up ends when the call closes. */
    signUpUrl: signUp.signUpUrl,
    signUpPicture: signUp.signUpPicture,
    /** What can be won. */
    prizes: text.optional(),
    /** Who judges, as one line of text. */
    jury: text.optional(),
    phone: text.optional(),
    /** In the order of the prizes; empty until they are published. */
    results: z.array(
      z.object({
        id,
        award: text,
        work: id.optional(),
        talents: z.array(id),
        team: id.optional(),
        /** Who or what is not in the libraries, as one line of text. */
        others: text.optional(),
      }),
    ),
    /** The day on which the results were published. */
    announced: instant.optional(),
  }),
  facet: { name: 'kind', words: callKinds, of: (call) => [call.kind] },
  rank: (call, now) => due(call, now),

  relatedTo: ({ results }) => results.flatMap(({ work, talents, team }) => [work, ...talents, team]),
  texts: (call, names) => ({
    title: call.title,
    people: call.results.flatMap(({ talents, team, others }) => [
      ...names.of('talents', ...talents),
      ...names.of('teams', team),
      others,
    ]),
    facts: [
      callKinds[call.kind],
      ...call.genres.map((form) => artForms[form]),
      ...call.audiences.map((audience) => audiences[audience]),
      ...names.of('units', call.unit),
    ],
    body: [
      call.entering,
      call.prizes,
      call.jury,
      ...call.results.flatMap(({ award, work }) => [award, ...names.of('works', work)]),
    ],
  }),
  facets: (call) => ({
    kind: ofWords(callKinds, call.kind),
    form: ofWords(artForms, ...call.genres),
    audience: ofWords(audiences, ...call.audiences),
    year: named(yearOf(call.closes)),
  }),
})
