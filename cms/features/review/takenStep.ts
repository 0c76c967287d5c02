import type { Step } from './rules.ts'

/** A step that somebody takes through its endpoint. */
export interface TakenStep {
  step: Step
  comment: string | undefined
  /** `updatedAt` of the version that the person looked at. */
  seen: string
  /** Whether the rules let this very text through before: its publish was planned then. Only the server says so. */
  wasLetThrough?: boolean
}

declare module 'payload' {
  // the name and the kind are Payload's
  interface RequestContext {
    /** It is a step of the review. */
    newsroomStep?: TakenStep
    /** Why an administrator publishes past the review, of a write that is no step and no request of its own. */
    newsroomReason?: string
  }
}
