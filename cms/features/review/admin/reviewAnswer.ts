import { z } from 'zod'
import { auditActions, type AuditAction } from '../../../documents/audit/auditActions.ts'
import { reviewReason, type ReviewReason } from '../refusals.ts'
import type { ReviewState } from '../reviewState.ts'
import { steps } from '../rules.ts'
import { type Stage, stages } from '../stages.ts'
import { wordingLevels } from '../wording/levels.ts'

const keysOf = <K extends string>(words: Readonly<Record<K, unknown>>) => z.literal(Object.keys(words) as K[])
const refused: z.ZodType<Pick<ReviewReason, 'code' | 'message'>> = z.object({
  code: keysOf(reviewReason.rules),
  message: z.string(),
})

/** What the API answers who asks where an entry stands in its review. */
export const reviewAnswer: z.ZodType<ReviewState> = z.object({
  stage: keysOf<Stage>(stages),
  isLive: z.boolean(),
  isPublic: z.boolean(),
  isSeparate: z.boolean(),
  isAlone: z.boolean(),
  seen: z.string(),
  refusals: z.record(z.enum(steps), refused.nullable()),
  wordings: z.array(
    z.object({
      place: z.string(),
      excerpt: z.string(),
      wrong: z.string(),
      right: z.string(),
      level: keysOf(wordingLevels),
      note: z.string().nullish(),
    }),
  ),
  timeline: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      name: z.string(),
      role: z.string().optional(),
      action: keysOf<AuditAction>(auditActions),
      what: z.string(),
      changes: z.array(z.string()),
      note: z.string().optional(),
      address: z.string().optional(),
    }),
  ),
})
