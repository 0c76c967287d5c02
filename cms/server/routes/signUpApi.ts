import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import { refusalTold } from '../../base/answerRefusal.ts'
import { isQuestion } from '../../base/network/contentTypes.ts'
import { Refusal } from '../../base/refusal.ts'
import { takeSignUp } from '../../features/signup/endpoints/publicEndpoints.ts'

/** Whether a request is a sign-up, as browsers write it; however else it may be written is for Payload's router to see. */
export function isSignUp({ method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): boolean {
  return method === 'POST' && url === '/api/signup/registrations' && !isQuestion(headers)
}

/**
 * Answers a sign-up past Payload's router, which looks for who is logged in, in which language, and through all addresses:
 * for each of a crowd that comes in one second, and for nothing, since a sign-up asks for none of it.
 * @param body whole
 * @returns undefined when it failed and was not refused: asked again by the ordinary way, as whose form is sent twice is
 * taken once, it does not, or is told in the words for it
 */
export async function answerSignUp(
  headers: Headers,
  body: string,
  log: Pick<Logger, 'info'>,
): Promise<Response | undefined> {
  try {
    return await takeSignUp({ headers, text: async () => body, json: async () => JSON.parse(body) as unknown })
  } catch (error) {
    if (!(error instanceof Refusal)) return undefined
    log.info({ status: error.status, method: 'POST', route: '/api/signup' }, '请求被拒绝')
    return Response.json(refusalTold(error), { status: error.status })
  }
}
