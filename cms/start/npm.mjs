import { readFileSync } from 'node:fs'

/** How often it is looked whether npm is still there, in milliseconds. */
const every = 1000

/**
 * Calls back once npm is gone that has started this process, whatever ended it. npm passes SIGTERM on to the shell that it
 * begins a script with, which ends without a word to us (dash, the sh of Debian and Ubuntu); of a hang-up or a kill nobody
 * hears. What npm has not started goes on without whoever began it, as behind nohup.
 * @param {() => void} callback
 */
export function whenNpmEnds(callback) {
  const script = process.env['npm_lifecycle_script']
  if (script === undefined || process.platform === 'win32') return
  const begun = startedBy(script)
  const timer = setInterval(() => {
    if (startedBy(script) === begun) return
    clearInterval(timer)
    callback()
  }, every)
  timer.unref()
}

/**
 * Numbers of the processes between npm and this one, npm's own included; where the system does not tell (macOS), of the
 * one that has started this one.
 * @param {string} script that npm runs
 */
function startedBy(script) {
  const parent = process.ppid
  try {
    // another shell may have put this process in its own place: then its parent is npm, and whose child npm is counts for nothing
    const isShell = readFileSync(`/proc/${parent}/cmdline`, 'utf8')
      .split('\0')
      .some((word) => word.startsWith(script))
    const npm = isShell ? /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1] : undefined
    return [parent, npm].join(' ')
  } catch {
    return String(parent)
  }
}
