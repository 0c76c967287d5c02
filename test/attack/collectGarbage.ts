import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { TestServer } from '../support/server.ts'
import { processTree } from './processTree.ts'

/** Lets each process of a server open its inspector at a port of its own when it is asked to. */
export const inspectable = '--inspect-port=127.0.0.1:0'

/** Longest time until a process answers, in milliseconds. */
const patienceMs = 20_000
const listening = /Debugger listening on (ws:\/\/127\.0\.0\.1:\d+\/[0-9a-f-]+)/g

/**
 * Has a server's processes give up what nothing holds any more. V8 leaves that for when the memory is needed, so without
 * it the size of a server at rest says how busy it has been and not what it keeps.
 * @throws when a process does not answer
 */
export async function collectGarbage(server: TestServer): Promise<void> {
  const processes = processTree(server.pid)
  for (const { pid } of processes) process.kill(pid, 'SIGUSR1')
  const deadline = Date.now() + patienceMs
  const inspectors = () => [...server.output().matchAll(listening)].map(([, url = '']) => url)
  while (inspectors().length < processes.length) {
    if (Date.now() > deadline) throw new Error('not every process of the server has opened its inspector')
    await pause(50)
  }
  for (const url of inspectors()) await collect(url)
}

async function collect(url: string): Promise<void> {
  const inspector = new WebSocket(url)
  await once(inspector, 'open', { signal: AbortSignal.timeout(patienceMs) })
  const answered = once(inspector, 'message', { signal: AbortSignal.timeout(patienceMs) })
  inspector.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }))
  await answered
  inspector.close()
}
