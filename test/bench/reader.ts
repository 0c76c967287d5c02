import { readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { parseArgs } from 'node:util'
import { Random } from './random.ts'
import { summary } from './statistics.ts'

/**
 * Reads pages at a fixed rate over kept connections, whether or not the answers keep up, and prints how long each took
 * from the instant at which it was due.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    paths: { type: 'string', default: '' },
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '20' },
  },
})
const paths = readFileSync(values.paths, 'utf8').trim().split('\n')
const [rate, count] = [Number(values.rate), Number(values.rate) * Number(values.seconds)]
const agent = new Agent({ keepAlive: true, maxSockets: 128 })
const random = new Random(7)
/** Longest silence of a connection before its answer counts as cut short, in milliseconds. */
const patience = 3000
const latencies: number[] = []
/** Answers that were no page, by what was wrong with them. */
const failures: Record<string, number> = {}
const fail = (reason: string): void => {
  failures[reason] = (failures[reason] ?? 0) + 1
}

function read(due: number): Promise<void> {
  return new Promise((resolve) => {
    const request = get(
      values.url + random.pick(paths),
      { agent, headers: { 'accept-encoding': 'br' }, timeout: patience },
      (response) => {
        response.resume()
        response.on('error', () => undefined)
        response.on('close', () => {
          if (!response.complete) fail('cut short')
          // an entry that is being unpublished or renamed is no failure
          else if (response.statusCode !== 200 && response.statusCode !== 404) fail(String(response.statusCode))
          else latencies.push(performance.now() - due)
          resolve()
        })
      },
    )
    request.on('timeout', () => request.destroy())
    request.on('error', (error: NodeJS.ErrnoException) => {
      fail(error.code ?? error.message)
      resolve()
    })
  })
}

const started = performance.now()
const running: Promise<void>[] = []
for (let sent = 0; sent < count;) {
  const due = Math.min(count, Math.floor(((performance.now() - started) / 1000) * rate) + 1)
  while (sent < due) running.push(read(started + (sent++ / rate) * 1000))
  await new Promise((resolve) => setTimeout(resolve, 1))
}
await Promise.all(running)
console.log(JSON.stringify({ ...summary(latencies), failures }))
agent.destroy()
