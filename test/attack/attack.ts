import type { AttackedSite } from './attackedSite.ts'
import type { Tally } from './tally.ts'

/** How much is done. */
export interface Size {
  /** Generated requests. */
  requests: number
  /** Of the generated requests the only one that is sent, counted from 0. */
  number?: number | undefined
  /** Seed of everything that is generated. */
  seed: number
  /** Whether this is the whole measure, or a short run of it among the tests. */
  isWhole: boolean
  /** Longest wait of an honest user beside an attack, in milliseconds. */
  honestLimitMs: number
}

/** One way to harm the site. */
export interface Attack {
  /** For `--only`. */
  name: string
  /** Runs it against a site that is up, and leaves it up, or says that it is not. */
  run: (site: AttackedSite, tally: Tally, size: Size) => Promise<void>
  /** Whether it makes the log tell of errors on purpose, such as a disk that is full. */
  mayLogErrors?: boolean
}
