import type { DatedLibrary } from '../calendar/dated.ts'
import type { Audience, RegistrationState } from '../vocabulary.ts'

/** What is signed up for: an entry, or one of its dates. */
export interface BookableName {
  collection: DatedLibrary
  /** Its id. */
  entry: string
  /** Id of the lesson, showing or date; missing for a whole course. */
  occasion?: string | undefined
}

/** Why something does not take place as it was signed up for: its date, or its whole entry. */
export const offReasons = ['cancelled', 'postponed', 'removed', 'gone'] as const
export type OffReason = (typeof offReasons)[number]

/** A registration as whoever made it sees it, over the network (cms/features/signup/asked/contract.ts has its schema). */
export interface ShownRegistration {
  code: string
  bookable: BookableName
  title: string
  path?: string | undefined
  /** ISO 8601, as all instants here. */
  start?: string | undefined
  end?: string | undefined
  venue?: string | undefined
  off?: OffReason | undefined
  state: RegistrationState
  /** In persons. */
  seats: number
  number: number
  position?: number | undefined
  offerUntil?: string | undefined
  /** How many places are kept: fewer than asked for, where no more are free. */
  offeredSeats?: number | undefined
  cancelUntil?: string | undefined
  /** Of a course whose first lesson is for trial: when one says whether one goes on, and what was said. */
  trial?: { asks: string; until: string; said?: 'asked' | 'continues' | 'dropped' | undefined } | undefined
  /** Of what is not free, in fen: of one person, for all of them, and what was paid so far. */
  fee?: { list: number; subsidy: number; own: number; due: number; paid: number } | undefined
  /** Until when this telephone number signs up for nothing else, since its people stayed away. */
  pausedUntil?: string | undefined
  name: string
  phone: string
  children: { name: string; age: number }[]
  /** How many the form named, where there are fewer places now. */
  named?: number | undefined
  madeAt: string
  certificate?: { attended: number; lessons: number; needed: number; isEarned: boolean } | undefined
  feedback?: { ticket: string } | undefined
}

/** What is asked for by whoever signs up. */
export interface SignUpQuestionSent {
  bookable: BookableName
  key: string
  name: string
  phone: string
  email?: string | undefined
  unit: string
  audience?: Audience | undefined
  comes: boolean
  children: { name: string; age: number }[]
  answers: Record<string, string | number | boolean>
  /** What the form says that one person pays, in fen. */
  price?: number | undefined
  consent: string
  guardian: boolean
  website: string
}

/** What is left of one that can be signed up for. */
export interface ShownPlace {
  state: 'before' | 'open' | 'waiting-list' | 'full' | 'closed'
  /** In persons. */
  left: number
  waiting: number
  /** Where places were drawn for: from then on they are given to whoever comes first. */
  isDrawn?: true | undefined
}

/** A field that is not as it should be. */
export interface Problem {
  /** As the server names it: `name`, `children.0.age`, `answers.<id>`. */
  path: string
  message: string
}
