import type { ServerResponse } from 'node:http'

/** Answers with a status and its reason, in Chinese, in the form of the API's errors. */
export function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify({ errors: [{ message }] }))
}

/**
 * Refuses a body of unknown length: nobody could say how much is still to come. What comes is thrown away; a connection
 * that is closed in its face may take the answer with it.
 */
export function refuseUnmeasured(response: ServerResponse): void {
  refuse(response, 411, '请求要写明长度（Content-Length）。')
}
