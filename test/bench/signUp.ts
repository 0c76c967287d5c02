import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { keyOf } from '../../cms/features/signup/asked/bookables.ts'
import type { Bookable } from '../../cms/features/signup/asked/contract.ts'
import { administrator } from '../support/api.ts'
import { freshDatabase, startMongo } from '../support/mongod.ts'
import { amissIn, openActivity, storedSignUps, untilOffered } from '../support/signUps.ts'
import { usageOf } from './measured.ts'
import { startMeasured } from './servers.ts'
import type { Summary } from './statistics.ts'
import { type SignUpResult, signUpReport } from './signUpReport.ts'

/** Places of each thing that is signed up for, and how many there are beside the one of the opening. */
const [places, classes] = [450, 12] as const
/** People of the opening, and within how many milliseconds all of them ask. */
const [crowd, crowdMs] = [2000, 1000] as const
const connections = 200
/** Pages and places that are read a second while people sign up. */
const [pagesPerSecond, placesPerSecond] = [50, 50] as const
const secondsOfPlaces = 5

/** What the people of one run came to. */
export interface Run extends Summary {
  took: number
  failures: Record<string, number>
  states: Record<string, number>
  numbers: number[]
  /** CPU time of whoever answered, in milliseconds for each: it tells less of what else the machine had to do. */
  cpuEach: number
}
export type Reads = Summary & { failures: Record<string, number> }

/**
 * Sign-ups on a real server beside a bare handler that stores one row by the same driver, in the same run.
 * @param seconds of each sustained load
 * @param folder to be made
 * @returns Markdown
 */
export async function benchSignUp(database: 'sqlite' | 'mongodb', seconds: number, folder: string): Promise<string> {
  const dataDir = path.join(folder, 'data')
  await mkdir(dataDir, { recursive: true })
  const mongo = database === 'mongodb' ? await startMongo() : undefined
  const fresh = mongo && freshDatabase(mongo.url)
  const bare = await startBare(fresh?.url, path.join(folder, 'bare.db'))
  try {
    const file = path.join(folder, 'bookables.json')
    await writeFile(file, '[{}]')
    const sustained = (url: string, first: number, cpu: () => number) =>
      people(cpu, [
        '--url',
        url,
        '--bookables',
        file,
        '--connections',
        `${connections}`,
        '--seconds',
        `${seconds}`,
        '--first',
        `${first}`,
      ])
    const baseline = await sustained(bare.url, 0, bare.cpu)
    bare.stop()
    const server = await startMeasured(dataDir, fresh?.url)
    try {
      const staff = await administrator(server)
      const opening = await openActivity(staff, { seats: places, mostSeats: 1 })
      const all: Bookable[] = []
      for (let number = 0; number < classes; number++)
        all.push(await openActivity(staff, { seats: places, mostSeats: 1 }))
      for (const bookable of [opening, ...all]) await untilOffered(server.url, bookable)

      const pages = path.join(folder, 'pages.txt')
      const availability = path.join(folder, 'availability.txt')
      await writeFile(pages, ['/', '/activities/', '/search/'].join('\n'))
      await writeFile(
        availability,
        all.map(({ collection, entry }) => `/api/signup/places?collection=${collection}&entry=${entry}`).join('\n'),
      )

      await writeFile(file, JSON.stringify([opening]))
      const opened = await people(server.cpu, [
        '--url',
        server.url,
        '--bookables',
        file,
        '--count',
        `${crowd}`,
        '--within',
        `${crowdMs}`,
        '--first',
        '1000000',
      ])
      const loadBefore = os.loadavg()[0] ?? 0
      const pagesAlone = await reads(server.url, pages, pagesPerSecond, secondsOfPlaces)
      await writeFile(file, JSON.stringify(all))
      const [spread, pagesMeanwhile, placesMeanwhile] = await Promise.all([
        sustained(server.url, 2_000_000, server.cpu),
        reads(server.url, pages, pagesPerSecond, seconds),
        reads(server.url, availability, placesPerSecond, seconds),
      ])
      const placesAlone = await reads(
        server.url,
        availability,
        Math.ceil((10 * spread.count) / spread.took),
        secondsOfPlaces,
      )
      const rows = await storedSignUps(dataDir, fresh?.url)
      const amiss = [opening, ...all].flatMap((bookable) => amissIn(rows, keyOf(bookable), places))
      const result: SignUpResult = {
        database,
        seconds,
        baseline,
        opened,
        spread,
        pagesAlone,
        pagesMeanwhile,
        placesMeanwhile,
        placesAlone,
        amiss,
        load: loadBefore,
      }
      return signUpReport(result)
    } finally {
      await server.stop()
    }
  } finally {
    bare.stop()
    await fresh?.drop()
    await mongo?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param cpu of whoever answers them, in seconds so far */
async function people(cpu: () => number, args: readonly string[]): Promise<Run> {
  const before = cpu()
  const run = JSON.parse(await printedBy('test/bench/signUp/visitors.ts', args)) as Omit<Run, 'cpuEach'>
  return { ...run, cpuEach: (1000 * (cpu() - before)) / run.count }
}

async function reads(url: string, paths: string, rate: number, seconds: number): Promise<Reads> {
  const args = ['--url', url, '--paths', paths, '--rate', `${rate}`, '--seconds', `${seconds}`]
  return JSON.parse(await printedBy('test/bench/reader.ts', args)) as Reads
}

async function printedBy(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  await once(child, 'close')
  return printed
}

/** Starts the bare handler. @returns how it is asked, and ended, and the CPU time that it has used, in seconds */
async function startBare(
  mongo: string | undefined,
  file: string,
): Promise<{ url: string; stop: () => void; cpu: () => number }> {
  const args = mongo === undefined ? ['--file', file] : ['--mongo', mongo]
  const child = spawn(process.execPath, ['test/bench/signUp/bareServer.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    url: `http://127.0.0.1:${port.toString().trim()}`,
    stop: () => void child.kill(),
    cpu: () => usageOf(child.pid ?? 0)?.cpu ?? 0,
  }
}
