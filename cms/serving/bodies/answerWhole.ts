import type { IncomingMessage, ServerResponse } from 'node:http'
import { diskUseOf } from '../../disk/diskUse.ts'
import { isJson, isQuestion } from '../asked/contentTypes.ts'
import { jsonProblem } from '../asked/jsonProblem.ts'
import { callTextProblem, isCall } from '../asked/serverCalls.ts'
import { refuse } from '../refusals.ts'
import type { Answers } from '../routes.ts'
import { bodyLimitOf } from './bodyLimits.ts'
import { BodyGone, drainBody, lengthOf, receiveBody, SlowBody, type WholeBody } from './receiveBody.ts'
import { wholeRequest } from './wholeRequest.ts'

const tooSlow = '内容发得太慢，没有收完，也没有保存任何东西。请检查网络后重试。'

/**
 * Has the admin or its API answer a request when its body has arrived whole: whatever they begin for it, a turn or a
 * transaction, waits for nobody. Who may not write is told so before anything is taken of them, and a body that is too
 * large before the disk is asked whether there is room.
 * @param path decoded
 */
export async function answerWhole(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { isStaff, disk, next, uploading, log }: Pick<Answers, 'isStaff' | 'disk' | 'next' | 'uploading' | 'log'>,
): Promise<void> {
  const limit = bodyLimitOf(path, isQuestion(request.headers))
  const refused = (status: number, message: string): void => {
    log.info({ status, method: request.method }, '请求被拒绝')
    refuse(response, status, message)
  }
  const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')
  const isKnown = !isRead && (await isStaff(request))
  if (!isRead && !limit.isOpen && !isKnown) return refused(403, '请先登录。')
  const length = lengthOf(request)
  const use = diskUseOf(request.method, path, request.headers, isKnown)
  let body: WholeBody | undefined
  try {
    // a browser would show no answer at all if it were cut off; a stranger needs none
    if (length > limit.largestBytes) {
      if (isKnown) await drainBody(request, limit)
      return refused(413, limit.tooLarge)
    }
    const full = await disk.problem(use, length)
    if (full !== undefined) {
      if (length > 0) await drainBody(request, limit)
      return refused(507, full)
    }
    if (length === 0) return await disk.doing(use, () => next(request, response))
    body = await receiveBody(request, limit, uploading)
    const problem = contentProblem(request, body)
    if (problem !== undefined) return refused(400, problem)
    const whole = wholeRequest(request, body)
    await disk.doing(use, () => next(whole, response))
  } catch (error) {
    if (error instanceof SlowBody) return refused(408, tooSlow)
    if (!(error instanceof BodyGone)) throw error
  } finally {
    await body?.discard()
  }
}

/** What is wrong with what came, as far as anybody can tell without knowing what it is for. */
function contentProblem(request: IncomingMessage, { content }: WholeBody): string | undefined {
  const { headers } = request
  const type = headers['content-type']
  if (!Buffer.isBuffer(content)) return undefined
  if (isCall(request)) return type?.startsWith('text/') ? callTextProblem(content) : undefined
  return isJson(type) ? jsonProblem(content, isQuestion(headers)) : undefined
}
