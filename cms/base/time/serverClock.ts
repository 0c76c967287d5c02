import type { Payload } from 'payload'
import type { Logger } from 'pino'
import { certainTime, daysAhead, type Sample, withSample } from './certainTime.ts'
import { noteSamples, readSamples } from './clockNote.ts'
import { newestStamp } from './newestStamp.ts'

/** Between two notes, in milliseconds. */
const hour = 60 * 60_000

/**
 * Knows what time it is at least, for everything that removes what has grown old: a machine that starts with a clock
 * years ahead must not lose its history. Notes hourly in the data folder what the clock says and how long the server
 * has run.
 */
export class ServerClock {
  readonly #dataDir: string
  readonly #log: Logger
  /** How long the server had run before this start, in milliseconds. */
  readonly #ranBefore: number
  readonly #started = performance.now()
  #samples: Sample[]
  #timer: NodeJS.Timeout | undefined
  #isTold = false

  private constructor(dataDir: string, log: Logger, samples: Sample[]) {
    this.#dataDir = dataDir
    this.#log = log
    this.#samples = samples
    this.#ranBefore = samples.at(-1)?.ran ?? 0
  }

  /** Goes on from its note; without one from what the database has, which was written before now. */
  static async open(dataDir: string, payload: Pick<Payload, 'db' | 'config'>, log: Logger): Promise<ServerClock> {
    const noted = readSamples(dataDir)
    const newest = noted === undefined ? await newestStamp(payload) : undefined
    const clock = new ServerClock(dataDir, log, noted ?? (newest === undefined ? [] : [{ ran: 0, clock: newest }]))
    clock.#note()
    clock.#timer = setInterval(() => clock.#note(), hour)
    return clock
  }

  /** The latest instant that has come for certain, in milliseconds since the epoch. */
  readonly certainNow = (): number => certainTime(this.#samples, this.#now())

  /** By how many days the clock is ahead of anything that is certain; undefined when nobody need be told. */
  get daysAhead(): number | undefined {
    return daysAhead(this.#samples, this.#now())
  }

  /** Notes how long the server has run. */
  stop(): void {
    clearInterval(this.#timer)
    this.#note()
  }

  #now(): Sample {
    return { ran: this.#ranBefore + (performance.now() - this.#started), clock: Date.now() }
  }

  #note(): void {
    this.#samples = withSample(this.#samples, this.#now())
    this.#tell()
    try {
      noteSamples(this.#dataDir, this.#samples)
    } catch (error) {
      this.#log.warn({ code: (error as NodeJS.ErrnoException).code }, 'clock.json 没有写成，一小时后再试')
    }
  }

  #tell(): void {
    const days = this.daysAhead
    if (days !== undefined && !this.#isTold)
      this.#log.error(
        { days },
        '本机时钟比能确定的时间（网站最近一次运行）晚了很多天：请核对本机的日期和时间（NTP）。核实以前不会按期限清理任何内容；时钟没有错、只是网站停了这么久的，不用处理，再运行 7 天后照常清理',
      )
    this.#isTold = days !== undefined
  }
}
