import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { parseSent } from '../../base/parseSent.ts'
import { grassrootsReason } from './refusals.ts'

/** Parses what was sent. @throws Refusal as `parseSent` */
export function parsed<S extends z.ZodType>(schema: S, sent: unknown): z.infer<S> {
  return parseSent(schema, sent, {
    unclear: '填的内容不对，没有办理。请刷新页面再试。',
    reason: (problem) => grassrootsReason('grassroots-badly-asked', { problem }),
  })
}

/** What was sent as JSON; undefined when it is none. */
export async function bodyOf(req: Pick<PayloadRequest, 'json'>): Promise<unknown> {
  return req.json?.().catch(() => undefined)
}
