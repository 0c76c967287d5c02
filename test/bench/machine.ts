import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import { summary } from './statistics.ts'

/** The machine in one line: figures mean nothing without it. */
export function machine(): string {
  const cpus = os.cpus()
  return [
    `${cpus[0]?.model.trim() ?? 'unknown CPU'} × ${cpus.length}`,
    `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    `${os.type()} ${os.release()}`,
    `Node ${process.versions.node}`,
  ].join(', ')
}

/**
 * What others leave of the machine at this moment: figures that were taken on a busy one say little about ours.
 * @returns one line: the share of a core that a busy loop gets, and what it takes to flush a small file to the disk
 */
export function quiet(): string {
  const [started, before] = [performance.now(), process.cpuUsage()]
  while (performance.now() - started < 500);
  const used = process.cpuUsage(before)
  const share = (used.user + used.system) / 1000 / (performance.now() - started)
  mkdirSync('test/.artifacts', { recursive: true })
  const file = 'test/.artifacts/bench-flush'
  const flushes: number[] = []
  for (let count = 0; count < 20; count++) {
    const begun = performance.now()
    const handle = openSync(file, 'w')
    writeSync(handle, Buffer.alloc(8000))
    fsyncSync(handle)
    closeSync(handle)
    flushes.push(performance.now() - begun)
  }
  rmSync(file)
  const { p50, max } = summary(flushes)
  return `a busy loop got ${Math.round(share * 100)} % of a core, a flush took ${p50.toFixed(1)} ms (most ${max.toFixed(1)} ms), load ${(os.loadavg()[0] ?? 0).toFixed(1)}`
}
