/** What the desk's endpoints answer: both sides have it, so the server's answers are held against it as well. */
import { z } from 'zod'
import { audiences, valuesOf } from '../../../../../site/catalogue/vocabulary.ts'
import { states, trialAnswers } from '../../asked/words.ts'

const instant = z.iso.datetime()
const count = z.int().nonnegative()

const bookable = z.object({
  collection: z.enum(['courses', 'performances', 'activities']),
  entry: z.string(),
  occasion: z.string().optional(),
})

/** A date of what is signed up for: itself, or a lesson of a course. */
const lesson = z.object({
  id: z.string(),
  /** From 1, in order of time. */
  number: count,
  start: instant,
  /** Two hours after its start where nothing is said. */
  end: instant,
  takesPlace: z.boolean(),
  venue: z.string().optional(),
  /** Who came: registrations, persons with those who had not signed up, and how many of them those are. */
  came: z.object({ parties: count, people: count, walkIns: count }),
  absent: count,
})
export type ShownLesson = z.infer<typeof lesson>

/** Something that people sign up for, as the desk lists it. */
const shownBookable = z.object({
  bookable,
  title: z.string(),
  venue: z.string().optional(),
  /** Missing for what is not public any more. */
  start: instant.optional(),
  end: instant.optional(),
  isToday: z.boolean(),
  isGone: z.boolean(),
  how: z.enum(['first-come', 'lottery']).optional(),
  window: z.enum(['before', 'open', 'closed']),
  override: z.enum(['open', 'closed', 'auto']),
  capacity: count,
  confirmed: count,
  held: count,
  left: count,
  waiting: count,
  pooled: count,
  lessons: z.array(lesson),
})
export type ShownBookable = z.infer<typeof shownBookable>

/** GET /api/signup/desk */
export const deskAnswer = z.object({
  bookables: z.array(shownBookable),
  page: count,
  pages: count,
  total: count,
  /** Whether no way to reach people is set up. */
  reachesNobody: z.boolean(),
  mayWork: z.boolean(),
  mayExport: z.boolean(),
})
export type DeskAnswer = z.infer<typeof deskAnswer>

/** A registration in a list: nobody is named. */
export const shownRegistration = z.object({
  id: z.string(),
  number: count,
  state: z.enum(valuesOf(states)),
  seats: count,
  offeredSeats: count.optional(),
  offerUntil: instant.optional(),
  /** On the waiting list, from 1. */
  position: count.optional(),
  audience: z.enum(valuesOf(audiences)).optional(),
  /** 张*三, and 138****8000. */
  name: z.string(),
  phone: z.string(),
  children: count,
  /** What was said after the trial lesson. */
  trial: z.enum(valuesOf(trialAnswers)).optional(),
  /** Of what is not free, in fen. */
  fee: z.object({ due: count, paid: count }).optional(),
  madeAt: instant,
  attendance: z.array(z.object({ lesson: z.string(), state: z.enum(['came', 'absent']), people: count, at: instant })),
})
export type ShownRegistration = z.infer<typeof shownRegistration>

/** GET and POST /api/signup/desk/bookable */
export const bookableAnswer = z.object({
  bookable: shownBookable,
  registrations: z.array(shownRegistration),
  page: count,
  pages: count,
  total: count,
  /** Registrations that a message to all goes to. */
  told: count,
  /** Whether no way to reach people is set up. */
  reachesNobody: z.boolean(),
  /** Whether those who attended enough have a certificate. */
  givesCertificates: z.boolean(),
  mayWork: z.boolean(),
  mayReveal: z.boolean(),
  mayExport: z.boolean(),
})
export type BookableAnswer = z.infer<typeof bookableAnswer>

/** POST /api/signup/desk/reveal, and each line of a roster: everything that is known of one who signed up. */
export const revealed = z.object({
  id: z.string(),
  number: count,
  state: z.enum(valuesOf(states)),
  seats: count,
  name: z.string(),
  phone: z.string(),
  /** Where one was given. */
  email: z.string().optional(),
  unit: z.string(),
  audience: z.enum(valuesOf(audiences)).optional(),
  comes: z.boolean(),
  children: z.array(z.object({ name: z.string(), age: z.int() })),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
})
export type Revealed = z.infer<typeof revealed>

/** POST /api/signup/desk/roster */
export const rosterAnswer = z.object({ title: z.string(), when: z.string(), people: z.array(revealed) })
export type RosterAnswer = z.infer<typeof rosterAnswer>

/** What a step is answered with. */
export const stepAnswer = z.object({ registration: shownRegistration })
export const doneAnswer = z.object({ done: z.literal(true) })

/** An entry's numbers, in persons; `absent` in registrations. */
const numbersRow = z.object({
  entry: bookable.omit({ occasion: true }),
  title: z.string(),
  places: count,
  signedUp: count,
  /** Persons, each lesson counted by itself. */
  came: count,
  absent: count,
  cancelled: count,
  waiting: count,
})
export type NumbersRow = z.infer<typeof numbersRow>

/** GET /api/signup/desk/numbers */
export const numbersAnswer = z.object({ rows: z.array(numbersRow) })
