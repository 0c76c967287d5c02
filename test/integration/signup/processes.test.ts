import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keyOf } from '../../../cms/features/signup/asked/bookables.ts'
import { keptBookable } from '../../support/keptBookable.ts'
import { openPayload } from '../../support/payloads.ts'
import { amissIn, storedSignUps } from '../../support/signUps.ts'

interface Asked {
  number: number
  seats: number
}
type Outcome = { number: number; id: string; isRepeated: boolean } | { number: number; error: string }

const people = 200
const key = keyOf(keptBookable.bookable)
let dataDir: string
let program: string
let processes: ChildProcess[]

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-keepers-'))
  const payload = await openPayload(dataDir, undefined)
  await payload.destroy()
  // inside the checkout: it finds its packages from there
  program = path.resolve('test/.artifacts', `${path.basename(dataDir)}.mjs`)
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external' } as const
  await build({ ...options, entryPoints: ['test/support/keeperProcess.ts'], outfile: program, logLevel: 'error' })
  processes = [1, 2, 3].map(() => fork(program, ['--data-dir', dataDir]))
  await Promise.all(processes.map((child) => once(child, 'message')))
})
afterAll(async () => {
  for (const child of processes ?? []) child.kill('SIGKILL')
  await rm(program, { force: true })
  await rm(dataDir, { recursive: true, force: true })
})

/** Has all processes sign people up at once. @param turn by how many processes everybody is moved on */
async function signUp(
  asked: readonly Asked[],
  { pauseMs, turn }: { pauseMs: number; turn: number },
): Promise<Outcome[]> {
  const all = processes.map(async (child, index) => {
    const answered = once(child, 'message') as Promise<[{ outcomes: Outcome[] }]>
    child.send({ asked: asked.filter(({ number }) => (number + turn) % processes.length === index), pauseMs })
    const [{ outcomes }] = await answered
    return outcomes
  })
  return (await Promise.all(all)).flat().sort((one, other) => one.number - other.number)
}

it('should give each place once while three processes write one embedded database, with a pause before every write', async () => {
  const asked = Array.from({ length: people }, (_, number) => ({ number, seats: 1 + (number % 3) }))
  const outcomes = await signUp(asked, { pauseMs: 1, turn: 0 })
  expect(outcomes.filter((outcome) => 'error' in outcome)).toEqual([])
  const rows = await storedSignUps(dataDir, undefined)
  expect(rows.registrations).toHaveLength(people)
  expect(amissIn(rows, key, keptBookable.places)).toEqual([])
  // nobody waits who could have what is left
  const { left } = rows.sums[0] ?? { left: NaN }
  const waiting = rows.registrations.filter(({ state }) => state === 'waitlisted')
  expect(left === 0 || waiting.length === 0).toBe(true)

  // the same forms, each sent to another process
  const again = await signUp(asked, { pauseMs: 0, turn: 1 })
  expect(again).toEqual(outcomes.map((outcome) => ({ ...outcome, isRepeated: true })))
  expect(await storedSignUps(dataDir, undefined)).toEqual({
    ...rows,
    sums: rows.sums.map((row) => ({ ...row })),
  })
})
