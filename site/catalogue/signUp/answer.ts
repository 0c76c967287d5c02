import type { DatedLibrary } from '../calendar/dated.ts'
import type { Problem, ShownRegistration } from './shapes.ts'

/** How a registration is found again: by its code, and the telephone number that it was made with. */
export interface FoundBy {
  code: string
  phone: string
}

/** Part of what is stored of somebody, in words: a heading, and what stands under it. */
export interface CopyPart {
  title: string
  rows: readonly { term: string; text: string }[]
}

/** What a plain form is answered with, as a page. Text of a person stands in it, so it is made for one request alone. */
export type SignUpAnswer =
  | {
      kind: 'registration'
      registration: ShownRegistration
      /** As they were sent, or given just now: the forms of what can be done with it have them. */
      claim: FoundBy
      /** Whether it was made just now. */
      isNew: boolean
    }
  | {
      kind: 'refused'
      /** What is wrong and what to do, in words. */
      message: string
      /** Fields that it is about; empty where it is about none. */
      problems: readonly Problem[]
      /** The form that was sent, which is shown again with what was typed. */
      form:
        | { of: 'sign-up'; collection: DatedLibrary; entry: string }
        | { of: 'find' | 'check-in' | 'certificate' | 'feedback' }
      /** What was sent, by the names of the form's fields. */
      sent: Readonly<Record<string, string>>
    }
  | {
      kind: 'checked-in'
      /** What they came to. */
      title: string
      people: number
      /** ISO 8601; the first time, of somebody who has checked in before. */
      cameAt: string
    }
  | { kind: 'copy'; parts: readonly CopyPart[]; claim: FoundBy }
  | { kind: 'erased' }
  | { kind: 'thanked' }
  | { kind: 'certificate'; certificate: { number: string; course: string; date: string; name: string } }
