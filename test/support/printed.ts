import { vi } from 'vitest'
import type { TestServer } from './server.ts'

/** A line that only this asks for: a visitor who reads what no page of the admin shows. */
const marker = /"status":403,"method":"GET","collection":"outbox"/g

/**
 * Everything that a server has printed of what it was asked so far, for the assertion that something is not in it. Lines
 * are printed in order, so the refusal of one more request stands behind all of them. It is for servers that log refusals.
 */
export async function printed({ url, output }: Pick<TestServer, 'url' | 'output'>): Promise<string> {
  const markers = () => output().match(marker)?.length ?? 0
  const before = markers()
  await vi.waitUntil(
    async () => {
      await (await fetch(`${url}/api/outbox`)).body?.cancel()
      return markers() > before
    },
    { timeout: 60_000, interval: 50 },
  )
  return output()
}
