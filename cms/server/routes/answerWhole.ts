import type { IncomingMessage, ServerResponse } from 'node:http'
import { accessReason } from '../../rights/refusals.ts'
import { imports } from '../../rights/tables.ts'
import { may } from '../../rights/verdict.ts'
import type { Reason } from '../../base/catalogue.ts'
import { diskUseOf } from '../../base/disk/diskUse.ts'
import { diskReason } from '../../base/disk/refusals.ts'
import { isJson, isPlainForm, isQuestion } from '../../base/network/contentTypes.ts'
import { formFileProblem, isForm } from '../http/bodies/formFiles.ts'
import { jsonProblem } from '../http/bodies/jsonProblem.ts'
import { contentReason } from '../../base/network/refusals.ts'
import { callTextProblem, isCall } from '../http/asked/serverCalls.ts'
import { isForApi } from '../../base/network/paths.ts'
import { refuse, refuseWithPage } from '../http/refusals.ts'
import type { Answers } from './routes.ts'
import { largestDocument } from '../http/bodies/bodyLimits.ts'
import { limitOf } from '../http/bodies/limitOf.ts'
import { BodyGone, drainBody, lengthOf, receiveBody, SlowBody, type WholeBody } from '../http/bodies/receiveBody.ts'
import { wholeRequest } from '../http/bodies/wholeRequest.ts'

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
  const refused = (reason: Reason): void => {
    log.info({ status: reason.status, method: request.method }, '请求被拒绝')
    refuse(response, reason)
  }
  const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')
  const staff = isRead ? undefined : await staffOf(request)
  if (!isRead && !limit.isOpen && staff === undefined) return refused(accessReason('not-logged-in'))
  const length = lengthOf(request)
  const use = diskUseOf(request.method, path, request.headers, staff !== undefined)
  let body: WholeBody | undefined
  let leave: (() => void) | undefined
  try {
    // a browser would show no answer at all if it were cut off; a stranger needs none
    if (length > limit.largestBytes) {
      if (staff !== undefined) await drainBody(request)
      return refused(contentReason('content-too-large', { limit: limit.tooLarge }))
    }
    const full = await disk.problem(use, length)
    if (full !== undefined) {
      if (length > 0) await drainBody(request)
      if (staff !== undefined) return refused(full)
      // a visitor learns nothing of a disk
      const reason = diskReason('not-taken-now')
      return isPlainForm(request.headers['content-type']) ? refuseWithPage(response, reason) : refused(reason)
    }
    if (length === 0) return await disk.doing(use, () => answer(request, response))
    // only files are larger than any document
    if (staff !== undefined && length > largestDocument) {
      if (!may(imports.rows.bring, staff)) return refused(contentReason('files-not-yours-to-send'))
      const entered = await largeBodies.enter(staff.id, length)
      if (typeof entered !== 'function') {
        await drainBody(request)
        return refused(entered)
      }
      leave = entered
    }
    body = await receiveBody(request, limit, uploading)
    const problem = contentProblem(request, path, body)
    if (problem !== undefined) return refused(problem)
    const whole = wholeRequest(request, body)
    await disk.doing(use, () => answer(whole, response))
  } catch (error) {
    if (error instanceof SlowBody) return refused(error.reason)
    if (!(error instanceof BodyGone)) throw error
  } finally {
    await body?.discard()
    leave?.()
  }
}

/** What is wrong with what came, as far as anybody can tell without knowing what it is for. */
function contentProblem(request: IncomingMessage, path: string, { content }: WholeBody): Reason | undefined {
  const { headers } = request
  const type = headers['content-type']
  // a form with a file, a table or a zip
  if (!Buffer.isBuffer(content)) return undefined
  if (isForm(type)) return formFileProblem(request, path, content)
  if (isCall(request)) return type?.startsWith('text/') ? callTextProblem(content) : undefined
  return isJson(type) ? jsonProblem(content, isQuestion(headers)) : undefined
}
