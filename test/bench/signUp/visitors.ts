import { readFileSync } from 'node:fs'
import { Agent, request as send } from 'node:http'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { consentVersion } from '../../../cms/features/signup/asked/contract.ts'
import { summary } from '../statistics.ts'

/**
 * People who sign up, in a process of their own; prints what became of them as JSON. With `--seconds` each connection asks
 * again as soon as it is answered; with `--count` everybody asks once, all within `--within` milliseconds.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    path: { type: 'string', default: '/api/signup/registrations' },
    bookables: { type: 'string', default: '' },
    connections: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '0' },
    count: { type: 'string', default: '0' },
    within: { type: 'string', default: '1000' },
    first: { type: 'string', default: '0' },
  },
})
const bookables = z.array(z.looseObject({})).parse(JSON.parse(readFileSync(values.bookables, 'utf8')))
const [connections, seconds, count, within, first] = [
  ...[values.connections, values.seconds, values.count, values.within, values.first].map(Number),
] as [number, number, number, number, number]
const agent = new Agent({ keepAlive: true, maxSockets: count > 0 ? Infinity : connections })

const latencies: number[] = []
/** Answers that were no registration, by what was wrong. */
const failures: Record<string, number> = {}
const states: Record<string, number> = {}
/** Numbers that were given, in the order in which people asked; 0 for who got none. */
const numbers: number[] = []
const shown = z.looseObject({ number: z.number(), state: z.string() })

function signUp(person: number, due: number): Promise<void> {
  const body = JSON.stringify({
    bookable: bookables[person % bookables.length],
    key: `bench-${first + person}-abcdefgh`,
    // a name has few figures
    name: `测试${person % 1000}`,
    phone: `1${30 + (Math.floor((first + person) / 1e8) % 70)}${String((first + person) % 1e8).padStart(8, '0')}`,
    consent: consentVersion,
  })
  const address = `10.${(person >> 16) & 255}.${(person >> 8) & 255}.${person & 255}`
  return new Promise((resolve) => {
    const fail = (reason: string): void => {
      failures[reason] = (failures[reason] ?? 0) + 1
      resolve()
    }
    const request = send(
      values.url + values.path,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-forwarded-for': address,
        },
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', () => fail('cut short'))
        response.on('end', () => {
          if (response.statusCode !== 201) return fail(String(response.statusCode))
          const { number, state } = shown.parse(JSON.parse(Buffer.concat(parts).toString()))
          latencies.push(performance.now() - due)
          numbers[person] = number
          states[state] = (states[state] ?? 0) + 1
          resolve()
        })
      },
    )
    request.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message))
    request.end(body)
  })
}

const started = performance.now()
let next = 0
if (count > 0) {
  const running: Promise<void>[] = []
  while (next < count) {
    const due = Math.min(count, Math.ceil(((performance.now() - started) / within) * count))
    while (next < due) running.push(signUp(next, started + (next++ / count) * within))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(running)
} else {
  const end = started + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) await signUp(next++, performance.now())
    }),
  )
}
const took = (performance.now() - started) / 1000
agent.destroy()
console.log(
  JSON.stringify({
    ...summary(latencies),
    took,
    failures,
    states,
    numbers: count > 0 ? [...numbers].map((n) => n ?? 0) : [],
  }),
)
