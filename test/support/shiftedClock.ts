import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** The clock of a server, which a test sets. */
export interface ShiftedClock {
  /** What the server is started with. */
  env: Record<string, string>
  /** Sets it, at once, also of a server that runs. @param ahead of the machine's clock, in milliseconds */
  set(ahead: number): void
  remove(): void
}

/** A clock that is right until it is set. */
export function shiftedClock(): ShiftedClock {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongyun-clock-'))
  const file = path.join(folder, 'ahead')
  const set = (ahead: number): void => {
    writeFileSync(`${file}.new`, String(ahead))
    renameSync(`${file}.new`, file)
  }
  set(0)
  const preload = pathToFileURL(path.resolve('test/support/shiftedClock.mjs')).href
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, TEST_CLOCK_FILE: file },
    set,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
