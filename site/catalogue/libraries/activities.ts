import { z } from 'zod'
import { ofWords } from '../facetValues.ts'
import { library } from '../library.ts'
import { dated } from '../index/ranks.ts'
import { change, forWhom, id, instant, page, signUp, takePart, text, video } from '../schemas/parts.ts'
import { signUpHere } from '../schemas/signUpHere.ts'
import { audiencesFound } from '../signUp/withChildren.ts'
import { activityKinds, admissions, audiences, valuesOf } from '../vocabulary.ts'

/** Everything else that one can go to. */
export const activities = library({
  schema: z.strictObject({
    ...page,
    title: text,
    kind: z.enum(valuesOf(activityKinds)),
    admission: z.enum(valuesOf(admissions)),
    /** How to sign up, what to bring. */
    admissionNote: text.optional(),
    ...signUp,
    signUpHere: signUpHere.optional(),
    ...takePart,
    audiences: forWhom,
    unit: id.optional(),
    ...video,
    dates: z.array(
      z.object({
        id,
        start: instant,
        end: instant.optional(),
        venue: id.optional(),
        note: text.optional(),
        /** Places offered, in persons. */
        seats: z.int().nonnegative().optional(),
        ...change,
      }),
    ),
    /** Who leads it. */
    talents: z.array(id),
    teams: z.array(id),
    /** The works that are shown or spoken of. */
    works: z.array(id),
    /** What it looked like, ids in `media`. */
    pictures: z.array(id),
  }),
  facet: { name: 'kind', words: activityKinds, of: (activity) => [activity.kind] },
  rank: (activity, now) => dated(activity.dates, now),

  relatedTo: ({ talents, teams, works }) => [...talents, ...teams, ...works],
  texts: (activity, names) => ({
    title: activity.title,
    people: [...names.of('talents', ...activity.talents), ...names.of('teams', ...activity.teams)],
    facts: [
      activityKinds[activity.kind],
      admissions[activity.admission],
      ...activity.audiences.map((audience) => audiences[audience]),
      ...names.of('units', activity.unit),
      ...names.of('venues', ...activity.dates.map(({ venue }) => venue)),
    ],
    body: [
      activity.admissionNote,
      activity.bring,
      ...activity.dates.map(({ note }) => note),
      ...names.of('works', ...activity.works),
    ],
  }),
  facets: (activity) => ({
    kind: ofWords(activityKinds, activity.kind),
    admission: ofWords(admissions, activity.admission),
    audience: ofWords(audiences, ...audiencesFound(activity)),
  }),
})
