import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { grassrootsReason } from './refusals.ts'

/**
 * Parses what was sent.
 * @throws Refusal with the first problem in Chinese, and the field that it is about
 */
export function parsed<S extends z.ZodType>(schema: S, sent: unknown): z.infer<S> {
  const result = schema.safeParse(sent)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const problem =
    issue?.code === 'unrecognized_keys'
      ? `请求里有不认识的栏目：${issue.keys.slice(0, 3).join('、')}。`
      : inChinese(issue?.message)
  throw new Refusal(grassrootsReason('grassroots-badly-asked', { problem }), [issue?.path.join('.') ?? ''])
}

/** What a schema says of a field; in our words where it only speaks for programs. */
function inChinese(message = ''): string {
  return /\p{Script=Han}/u.test(message) ? message : '填的内容不对，没有办理。请刷新页面再试。'
}

/** What was sent as JSON; undefined when it is none. */
export async function bodyOf(req: Pick<PayloadRequest, 'json'>): Promise<unknown> {
  return req.json?.().catch(() => undefined)
}
