import { z } from 'zod'
import type { Text } from './rules.ts'
import { stages } from './stages.ts'

const document = z.looseObject({
  _status: z.string().nullish(),
  // an entry from before the review has none of these
  stage: z
    .enum(Object.keys(stages) as [keyof typeof stages])
    .nullish()
    .catch(undefined),
  writers: z.array(z.string()).nullish().catch(undefined),
  menders: z.array(z.string()).nullish().catch(undefined),
})

/** What the rules want to know of a document as it is stored. */
export function textOf(doc: unknown): Text {
  const { _status, stage, writers, menders } = document.parse(doc)
  return { stage: stage ?? 'draft', writers: writers ?? [], menders: menders ?? [], isLive: _status === 'published' }
}

/** Who had a hand in a stored text; undefined when it is from before that was noted. */
export function writersOf(doc: unknown): string[] | undefined {
  const { writers, menders } = document.parse(doc)
  return writers ? [...writers, ...(menders ?? [])] : undefined
}
