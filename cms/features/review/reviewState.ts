import type { ReviewReason } from './refusals.ts'
import type { Step } from './rules.ts'
import type { Stage } from './stages.ts'
import type { TimelineLine } from './timeline.ts'
import type { WordingProblem } from './checkWordings.ts'

/** What the edit view is told of an entry's review. */
export interface ReviewState {
  stage: Stage
  /** Whether the newest text is what the public sees. */
  isLive: boolean
  /** Whether the public sees some version. */
  isPublic: boolean
  /** The setting 写稿和审稿分开. */
  isSeparate: boolean
  /** Whether there is no second account that could review: review begins when there is one. */
  isAlone: boolean
  /** `updatedAt` of the newest text. */
  seen: string
  /** By step why whoever asks may not take it now; null when it may be taken. */
  refusals: Record<Step, Pick<ReviewReason, 'code' | 'message'> | null>
  wordings: WordingProblem[]
  /** Newest first. */
  timeline: TimelineLine[]
}
