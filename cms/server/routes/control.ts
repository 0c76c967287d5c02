import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { controlPath } from '../../base/network/paths.ts'

/** Work that a command of the machine's owner may ask of the running server, by path. */
export type Commands = Readonly<Record<string, () => Promise<unknown>>>

/**
 * Answers POST /-/<command>. The caller proves with the token of the data folder that it is the machine's owner.
 * @param token from the announcement in the data folder
 * @param run runs a command, once it is known whose it is
 */
export async function serveControl(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  commands: Commands,
  run: <T>(command: () => Promise<T>) => Promise<T>,
): Promise<void> {
  const answer = (status: number, body: unknown): void => {
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
      .end(JSON.stringify(body))
  }
  const given = Buffer.from(String(request.headers.authorization ?? ''))
  const wanted = Buffer.from(`Bearer ${token}`)
  const isOwner = given.length === wanted.length && timingSafeEqual(given, wanted)
  const command = commands[(request.url ?? '').slice(controlPath.length)]
  if (request.method !== 'POST' || !isOwner || command === undefined) return answer(404, { error: '没有这个命令。' })
  try {
    answer(200, await run(command))
  } catch (error) {
    answer(500, { error: error instanceof Error ? error.message : String(error) })
  }
}
