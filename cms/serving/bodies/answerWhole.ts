import type { IncomingMessage, ServerResponse } from 'node:http'
import { imports } from '../../access/tables.ts'
import { may } from '../../access/verdict.ts'
import { diskUseOf } from '../../disk/diskUse.ts'
import { isJson, isQuestion } from '../asked/contentTypes.ts'
import { formFileProblem, isForm } from '../asked/formFiles.ts'
import { jsonProblem } from '../asked/jsonProblem.ts'
import type { Refused } from '../asked/refusal.ts'
import { callTextProblem, isCall } from '../asked/serverCalls.ts'
import { isForApi } from '../paths.ts'
import { refuse } from '../refusals.ts'
import type { Answers } from '../routes.ts'
import { largestDocument } from './bodyLimits.ts'
import { limitOf } from './limitOf.ts'
import { BodyGone, drainBody, lengthOf, receiveBody, SlowBody, tooSlow, type WholeBody } from './receiveBody.ts'
import { wholeRequest } from './wholeRequest.ts'

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
  {
    staffOf,
    disk,
    api,
    admin,
    uploading,
    largeBodies,
    log,
  }: Pick<Answers, 'staffOf' | 'disk' | 'api' | 'admin' | 'uploading' | 'largeBodies' | 'log'>,
): Promise<void> {
  const limit = limitOf(request, path)
  const answer = isForApi(path) ? api : admin
  const refused = (status: number, message: string): void => {
    log.info({ status, method: request.method }, '请求被拒绝')
    refuse(response, status, message)
  }
  const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')
  const staff = isRead ? undefined : await staffOf(request)
  if (!isRead && !limit.isOpen && staff === undefined) return refused(403, '请先登录。')
  const length = lengthOf(request)
  const use = diskUseOf(request.method, path, request.headers, staff !== undefined)
  let body: WholeBody | undefined
  let leave: (() => void) | undefined
  try {
    // a browser would show no answer at all if it were cut off; a stranger needs none
    if (length > limit.largestBytes) {
      if (staff !== undefined) await drainBody(request)
      return refused(413, limit.tooLarge)
    }
    const full = await disk.problem(use, length)
    if (full !== undefined) {
      if (length > 0) await drainBody(request)
      return refused(507, full)
    }
    if (length === 0) return await disk.doing(use, () => answer(request, response))
    // only files are larger than any document
    if (staff !== undefined && length > largestDocument) {
      if (!may(imports.rows.bring, staff)) return refused(403, '您的账号不能上传文件。需要上传时，请找编辑或管理员。')
      const entered = await largeBodies.enter(staff.id, length)
      if (typeof entered !== 'function') {
        await drainBody(request)
        return refused(entered.status, entered.message)
      }
      leave = entered
    }
    body = await receiveBody(request, limit, uploading)
    const problem = contentProblem(request, path, body)
    if (problem !== undefined) return refused(problem.status, problem.message)
    const whole = wholeRequest(request, body)
    await disk.doing(use, () => answer(whole, response))
  } catch (error) {
    if (error instanceof SlowBody) return refused(408, tooSlow)
    if (!(error instanceof BodyGone)) throw error
  } finally {
    await body?.discard()
    leave?.()
  }
}

/** What is wrong with what came, as far as anybody can tell without knowing what it is for. */
function contentProblem(request: IncomingMessage, path: string, { content }: WholeBody): Refused | undefined {
  const { headers } = request
  const type = headers['content-type']
  // a form with a file, a table or a zip
  if (!Buffer.isBuffer(content)) return undefined
  if (isForm(type)) return refusal(415, formFileProblem(request, path, content))
  if (isCall(request)) return refusal(400, type?.startsWith('text/') ? callTextProblem(content) : undefined)
  return refusal(400, isJson(type) ? jsonProblem(content, isQuestion(headers)) : undefined)
}

function refusal(status: Refused['status'], message: string | undefined): Refused | undefined {
  return message === undefined ? undefined : { status, message }
}
