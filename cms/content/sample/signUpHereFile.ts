import { z } from 'zod'
import { audiences, questionKinds, signUpHows, signUpPers, valuesOf } from '../../../site/catalogue/vocabulary.ts'
import { type RelativeDay, periodOf } from './dates.ts'
import { day, text } from './parts.ts'

const moment = z.strictObject({ ...day, time: z.string().regex(/^\d{2}:\d{2}$/) })

const policy = z.strictObject({
  per: z.enum(valuesOf(signUpPers)).default('occasion'),
  how: z.enum(valuesOf(signUpHows)).default('first-come'),
  opens: moment.optional(),
  seats: z.int().min(0),
  mostSeats: z.int().min(1).default(4),
  hasWaitingList: z.boolean().default(true),
  offerHours: z.int().min(1).default(24),
  hasTrial: z.boolean().default(false),
  children: z.strictObject({ youngest: z.int().min(0), oldest: z.int().max(17) }).optional(),
  quotas: z
    .array(z.strictObject({ audience: z.enum(valuesOf(audiences)), seats: z.int().min(1), release: moment.optional() }))
    .default([]),
  questions: z
    .array(
      z.strictObject({
        label: text,
        kind: z.enum(valuesOf(questionKinds)),
        choices: z.array(text).default([]),
        isRequired: z.boolean().default(false),
      }),
    )
    .default([]),
})

/** What a file of the sample content says of sign-up that is taken here. */
export const signUpHereFile = { signUpHere: policy.optional() }

/** The fields of a document that is made of such a file; off where it says nothing. */
export function signUpHereOf(
  { signUpHere: file }: { signUpHere?: z.infer<typeof policy> | undefined },
  { anchor }: { anchor: string },
) {
  if (file === undefined) return {}
  const { quotas, questions, opens, children, ...policy } = file
  const instant = (at: (RelativeDay & { time: string }) | undefined) =>
    at === undefined ? null : periodOf({ ...at, minutes: 0 }, anchor).start
  return {
    signUpHere: { isOn: true, ...policy, opens: instant(opens), children: children ?? {} },
    signUpQuotas: quotas.map(({ release, ...quota }) => ({ ...quota, release: instant(release) })),
    signUpQuestions: questions.map(({ choices, ...question }) => ({ ...question, choices: choices.join('\n') || null })),
  }
}
