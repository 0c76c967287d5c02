import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

/** The program whose processes write as the CMS of a data folder. */
const program = 'cmsProcess.js'

/**
 * Ends a CMS that outlived its front, and hangs: it would have ended by itself when the front did. Whoever asks has the
 * data folder for itself, so no front is left that this one answers to. A process counts as that CMS only if it runs our
 * program and has the lock's own file open; it can be ended at any point, as in a power cut.
 * @param lockFile that it holds
 * @returns its process's number; undefined when none was found: the system has no /proc, or it belongs to somebody else
 */
export function endLeftCms(lockFile: string): number | undefined {
  const pid = processes().find((each) => each !== process.pid && runsProgram(each) && hasOpen(each, lockFile))
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
  return pid
}

function processes(): number[] {
  return unlessGone(() => readdirSync('/proc').map(Number).filter(Number.isInteger)) ?? []
}

function runsProgram(pid: number): boolean {
  const args = unlessGone(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')) ?? []
  return args.some((arg) => arg.endsWith(program))
}

function hasOpen(pid: number, file: string): boolean {
  const folder = `/proc/${pid}/fd`
  const real = realpathSync(file)
  return (unlessGone(() => readdirSync(folder)) ?? []).some(
    (each) => unlessGone(() => readlinkSync(`${folder}/${each}`)) === real,
  )
}

/** Processes end, and close files, while they are looked at; those of others may not be. */
function unlessGone<Found>(look: () => Found): Found | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
