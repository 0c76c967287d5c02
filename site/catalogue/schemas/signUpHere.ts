import { z } from 'zod'
import { audiences, signUpHows, signUpPers, questionKinds, valuesOf } from '../vocabulary.ts'
import { id, instant, text } from './parts.ts'

/** Most places that one person takes, for themselves and their children. */
export const mostSeatsOfOne = 10
/** Most questions of an organiser's own, and most answers to choose from. */
export const [mostQuestions, mostChoices] = [10, 20] as const

/** Something that an organiser asks whoever signs up. */
const question = z.object({
  id,
  label: text,
  kind: z.enum(valuesOf(questionKinds)),
  choices: z.array(text).default([]),
  isRequired: z.boolean().default(false),
})

/** Sign-up that is taken here (cms/features/signup); until when is the entry's `signUpUntil`. */
export const signUpHere = z.object({
  /** For each date by itself, or for all lessons of a course. */
  per: z.enum(valuesOf(signUpPers)),
  how: z.enum(valuesOf(signUpHows)),
  /** From when on; from its publishing on where nothing is said. */
  opens: instant.optional(),
  /** Places of a course, or of each date that says none of its own, in persons. */
  seats: z.int().nonnegative(),
  /** Most places that one telephone number may take. */
  mostSeats: z.int().min(1).max(mostSeatsOfOne),
  hasWaitingList: z.boolean(),
  /** How long a place that came free is kept for whoever it is offered to, in hours. */
  offerHours: z.int().min(1).max(168),
  /** Of a course as a whole: its first lesson is for trial, and until when one says whether one goes on. */
  trial: z.object({ until: instant.optional() }).optional(),
  /** Of a course as a whole: the share of its lessons, in percent, for which a certificate is given; none where nothing is said. */
  certificateShare: z.int().min(1).max(100).optional(),
  /** The ages of children whom somebody may bring, in years; nobody's child where nothing is said. */
  children: z.object({ youngest: z.int().min(0), oldest: z.int().max(17) }).optional(),
  /** Places kept for some, until they are given to all. */
  quotas: z.array(
    z.object({ audience: z.enum(valuesOf(audiences)), seats: z.int().positive(), release: instant.optional() }),
  ),
  questions: z.array(question).max(mostQuestions),
})

export type SignUpHere = z.infer<typeof signUpHere>
export type SignUpQuestion = SignUpHere['questions'][number]
