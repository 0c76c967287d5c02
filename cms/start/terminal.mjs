const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
const barWidth = 24
const quietInterval = 15_000

/** @typedef {{ update: (note: string, fraction?: number) => void, done: (text: string) => void, stop: () => void }} Stage */

/**
 * Shows one stage of the set-up: in place on a terminal, a line now and then in a log file, one line at its end.
 * @param {string} doing what is being done
 * @param {NodeJS.WriteStream} [out]
 * @returns {Stage}
 */
export function startStage(doing, out = process.stdout) {
  const started = performance.now()
  let note = ''
  /** @type {number | undefined} */
  let fraction
  let frame = 0
  const line = () => [doing, bar(fraction), note, elapsed(started)].filter((part) => part !== '').join('  ')
  const draw = () => {
    frame = (frame + 1) % frames.length
    out.write(`\r\u001b[K${frames[frame]} ${line()}`)
  }
  const timer = out.isTTY ? setInterval(draw, 120) : setInterval(() => out.write(`  ${line()}\n`), quietInterval)
  timer.unref()
  const stop = () => {
    clearInterval(timer)
    if (out.isTTY) out.write('\r\u001b[K')
  }
  return {
    update(newNote, newFraction) {
      note = newNote
      fraction = newFraction
    },
    done(text) {
      stop()
      out.write(`✓ ${text}  ${elapsed(started)}\n`)
    },
    stop,
  }
}

/** @param {number | undefined} fraction */
function bar(fraction) {
  if (fraction === undefined) return ''
  const full = Math.floor(barWidth * fraction)
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.floor(100 * fraction)}%`
}

/** @param {number} started */
function elapsed(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} 秒`
}
