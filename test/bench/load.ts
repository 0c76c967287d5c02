import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Api } from '../support/api.ts'
import { updateEntry } from '../support/entries.ts'
import type { Documents } from './documents/maker.ts'
import { Random } from './random.ts'
import type { MeasuredServer } from './servers.ts'
import { type Summary, summary } from './statistics.ts'

/** Page reads, alone and while others publish; times in milliseconds. */
export interface LoadResult {
  readsAlone: Summary & { failures: Record<string, number> }
  reads: Summary & { failures: Record<string, number> }
  /** Until the API had answered, which it does when the change is live. */
  edits: Summary & { failures: Record<string, number> }
  longestDelay: number
}

const [readsPerSecond, editsPerSecond, seconds, secondsAlone] = [500, 20, 20, 5]

/** Reads pages at a fixed rate, first alone, then while entries are edited at a fixed rate. @param paths file of the pages */
export async function underLoad(
  server: MeasuredServer,
  staff: Api,
  documents: Documents,
  paths: string,
): Promise<LoadResult> {
  const readsAlone = await reads(server, paths, secondsAlone)
  await server.longestDelay()
  const [during, edits] = await Promise.all([reads(server, paths, seconds), editAtRate(staff, documents)])
  return { readsAlone, reads: during, edits, longestDelay: await server.longestDelay() }
}

async function reads(server: MeasuredServer, paths: string, length: number): Promise<LoadResult['reads']> {
  const args = ['--url', server.url, '--paths', paths, '--rate', String(readsPerSecond), '--seconds', String(length)]
  const child = spawn(process.execPath, ['test/bench/reader.ts', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  await once(child, 'close')
  return JSON.parse(printed) as LoadResult['reads']
}

/** Sends edits when they are due, whether or not those before are answered. Each is of another entry. */
async function editAtRate(staff: Api, documents: Documents): Promise<LoadResult['edits']> {
  const random = new Random(3)
  const works = random.some(documents.works, editsPerSecond * seconds, editsPerSecond * seconds)
  const latencies: number[] = []
  const failures: Record<string, number> = {}
  const edit = async (number: number, due: number): Promise<void> => {
    const id = works[number % works.length]?.id ?? ''
    try {
      await updateEntry(staff, 'works', id, { title: `忙时改的标题 ${number}`, _status: 'published' })
      latencies.push(performance.now() - due)
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 60) : String(error)
      failures[reason] = (failures[reason] ?? 0) + 1
    }
  }
  const started = performance.now()
  const running: Promise<void>[] = []
  for (let number = 0; number < editsPerSecond * seconds; number++) {
    const due = started + (number / editsPerSecond) * 1000
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    running.push(edit(number, due))
  }
  await Promise.all(running)
  return { ...summary(latencies), failures }
}
