import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * Loaded into the measured server with --import: on SIGUSR2 it writes the longest delay of the event loop since the
 * last time, in milliseconds, to the file that BENCH_EVENT_LOOP names.
 */
const file = process.env['BENCH_EVENT_LOOP']
if (file) {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  process.on('SIGUSR2', () => {
    writeFileSync(file, JSON.stringify({ p99: delays.percentile(99) / 1e6, max: delays.max / 1e6 }))
    delays.reset()
  })
}
