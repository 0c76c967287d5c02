import { z } from 'zod'
import { named, ofWords } from '../facetValues.ts'
import { library } from '../library.ts'
import { dated } from '../index/ranks.ts'
import { change, forWhom, id, instant, page, price, signUp, takePart, text } from '../schemas/parts.ts'
import { signUpHere } from '../schemas/signUpHere.ts'
import { audiencesFound } from '../signUp/withChildren.ts'
import { audiences, courseKinds, courseTypes, valuesOf } from '../vocabulary.ts'

const session = z.object({
  id,
  start: instant,
  end: instant,
  venue: id.optional(),
  topic: text.optional(),
  teacher: text.optional(),
  /** Places offered, in persons. */
  seats: z.int().nonnegative().optional(),
  ...change,
})

/** Courses, of one lesson or of several. */
export const courses = library({
  schema: z.strictObject({
    ...page,
    title: text,
    kind: z.enum(valuesOf(courseKinds)),
    type: z.enum(valuesOf(courseTypes)),
    /** The subject taught, for example 掐丝珐琅. */
    subject: text.optional(),
    audiences: forWhom,
    /** How to sign up, what to bring. */
    admissionNote: text.optional(),
    ...signUp,
    signUpHere: signUpHere.optional(),
    ...takePart,
    /** Of one lesson of a 普惠 course whose price is not that of its type (prices.ts). */
    price: price.optional(),
    /** Teachers of the talent library. */
    teachers: z.array(id),
    /** Other teachers, as one line of text. */
    teacher: text.optional(),
    unit: id.optional(),
    venue: id.optional(),
    sessions: z.array(session),
  }),
  facet: { name: 'kind', words: courseKinds, of: (course) => [course.kind] },
  coverKind: ({ type }) => type,
  rank: (course, now) => dated(course.sessions, now),

  relatedTo: ({ teachers }) => teachers,
  texts: (course, names) => ({
    title: course.title,
    people: [
      ...names.of('talents', ...course.teachers),
      course.teacher,
      ...course.sessions.map(({ teacher }) => teacher),
    ],
    facts: [
      courseKinds[course.kind],
      courseTypes[course.type],
      course.subject,
      ...course.audiences.map((audience) => audiences[audience]),
      ...names.of('units', course.unit),
      ...names.of('venues', course.venue, ...course.sessions.map(({ venue }) => venue)),
    ],
    body: [course.admissionNote, course.bring, ...course.sessions.map(({ topic }) => topic)],
  }),
  facets: (course) => ({
    kind: ofWords(courseKinds, course.kind),
    type: ofWords(courseTypes, course.type),
    subject: named(course.subject),
    audience: ofWords(audiences, ...audiencesFound(course)),
  }),
})
