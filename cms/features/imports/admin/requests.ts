import { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'
import type { Preview } from '../batch/batch.ts'
import { type BatchState, batchStates } from '../batch/batchStates.ts'

const count = z
  .number()
  .nullish()
  .transform((value) => value ?? 0)

const shownBatch = z.object({
  id: z.string(),
  library: z.string(),
  fileName: z.string(),
  whoName: z.string().nullish(),
  state: z.literal(Object.keys(batchStates) as BatchState[]),
  publish: z.boolean().nullish(),
  total: count,
  created: count,
  updated: count,
  unchanged: count,
  errors: count,
  progress: count,
  problem: z.string().nullish(),
  createdAt: z.string(),
})

/** A batch as the server shows it. */
export type ShownBatch = z.infer<typeof shownBatch>

/** What a preview of before had nothing of. */
const many = z.array(z.string()).default([])

const preview: z.ZodType<Preview> = z.object({
  problems: z.array(
    z.object({ sheet: z.string(), row: z.number(), column: z.string(), value: z.string(), message: z.string() }),
  ),
  rows: z.array(
    z.object({
      row: z.number(),
      operation: z.enum(['create', 'update']),
      code: z.string(),
      title: z.string(),
      changes: z.array(z.object({ header: z.string(), before: z.string(), after: z.string(), marks: many })),
      marks: many,
    }),
  ),
  notes: many,
  marked: count,
})

/** A batch with what its preview says, while there is one. */
export const shownAnswer = z.object({ batch: shownBatch, preview: preview.nullable() })
export type Shown = z.infer<typeof shownAnswer>

/** The latest batches. */
export const latest = z.object({ batches: z.array(shownBatch) })
/** The id of a batch that has just been made. */
export const made = z.object({ batch: z.string() })
/** Of a step whose answer nobody looks at. */
export const done = z.unknown()

/** What was not taken; the message is for the editor. */
class RequestError extends Error {
  /** Which rule refuses. */
  readonly code: string | undefined

  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

/** What keeps some of a batch from being undone, and not the rest of it. */
const ofSome = ['undo-out-of-reach', 'undo-of-changed', 'undo-of-used']

/** Whether an undo was refused that may be asked for without what stands in its way. */
export function leavesRest(error: unknown): boolean {
  return error instanceof RequestError && ofSome.includes(error.code ?? '')
}

/** Asks the import's endpoints. @throws RequestError with the server's words */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  schema: z.ZodType<T>,
  body?: object | File,
): Promise<T> {
  const answer = await askApi(`/api/import${path}`, schema, { method, body })
  if (!answer.ok) throw new RequestError(answer.message, answer.code)
  return answer.value
}

/** The error in words. */
export function wordsOf(error: unknown): string {
  return error instanceof RequestError ? error.message : '页面出错了，请刷新后再试。'
}
