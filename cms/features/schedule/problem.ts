import { z } from 'zod'
import { Refusal } from '../../base/refusal.ts'
import { problemsOf, problemsText } from '../../base/problemText.ts'

/** Why something was not done, for people; `isFinal` when trying again would end the same way. */
export interface Problem {
  message: string
  isFinal: boolean
}

/** What is refused, by us or by Payload, has a status below 500 and may name fields. */
const refused = z.object({ status: z.number().min(400).max(499), message: z.string() })

/** Somebody saved at the same moment: soon it can be seen whether the text is still the one that may go out. */
const met = '到时间时有人正在保存这一条，没有执行。系统稍后再试；若仍不行，请打开条目看看。'

/** Reads what an operation threw. */
export function problemOf(error: unknown): Problem {
  const { success, data: refusal } = refused.safeParse(error)
  if (!success)
    return { message: '系统出错，原因在服务器日志里。可以再试一次；若仍不行，请告诉管理员。', isFinal: false }
  if (refusal.status === 409) return { message: met, isFinal: false }
  // a refusal of ours is one sentence, and has it again for each field
  const told = error instanceof Refusal ? '' : problemsText(problemsOf(error))
  return { message: told || refusal.message, isFinal: true }
}
