import { z } from 'zod'
import { readServerInfo, type ServerInfo } from '../checks/dataFolderLock.ts'
import { controlPath } from '../../base/network/paths.ts'

const ready = z.object({ cms: z.literal('ok') })

/** The server did not do what a command asked; the message is its answer, in Chinese. */
export class CommandError extends Error {}

/** The server that runs on a data folder, ready to answer; undefined when there is none. */
export async function findServer(dataDir: string): Promise<ServerInfo | undefined> {
  const info = readServerInfo(dataDir)
  if (info === undefined) return undefined
  // one that cannot publish for now answers 503, but it answers
  const health: unknown = await fetch(`${info.url}/healthz`)
    .then((response) => response.json())
    .catch(() => undefined)
  return ready.safeParse(health).success ? info : undefined
}

/**
 * Asks the running server for something.
 * @param command as in serveControl, for example `sample/load`
 * @throws CommandError with the server's answer
 */
export async function askServer({ url, token }: ServerInfo, command: string): Promise<unknown> {
  const response = await fetch(url + controlPath + command, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  const body: unknown = await response.json()
  if (!response.ok) throw new CommandError(String((body as { error?: string }).error))
  return body
}
