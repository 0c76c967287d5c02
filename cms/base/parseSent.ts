import type { z } from 'zod'
import type { Reason } from './catalogue.ts'
import { Refusal } from './refusal.ts'

interface Words {
  /** What is said of a value of a kind that no form sends, of which the schema speaks only for programs. */
  unclear: string
  /** @param problem in Chinese */
  reason: (problem: string) => Reason
}

/**
 * Parses what was sent.
 * @throws Refusal with the first problem in Chinese, and the field that it is about
 */
export function parseSent<S extends z.ZodType>(schema: S, sent: unknown, { unclear, reason }: Words): z.infer<S> {
  const result = schema.safeParse(sent)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const message = issue?.message ?? ''
  const problem =
    issue?.code === 'unrecognized_keys'
      ? `请求里有不认识的栏目：${issue.keys.slice(0, 3).join('、')}。`
      : /\p{Script=Han}/u.test(message)
        ? message
        : unclear
  throw new Refusal(reason(problem), [issue?.path.join('.') ?? ''])
}
