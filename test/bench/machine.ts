import { closeSync, fsyncSync, mkdtempSync, openSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
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
 * @param folder there already; what is made in it stays
 * @returns one line: the share of a core that a busy loop gets, and what it takes to make a small file and to flush it
 */
export function quiet(folder: string): string {
  const [started, before] = [performance.now(), process.cpuUsage()]
  while (performance.now() - started < 500);
  const used = process.cpuUsage(before)
  const share = (used.user + used.system) / 1000 / (performance.now() - started)
  const probes = mkdtempSync(path.join(folder, 'probes-'))
  const [made, flushed]: [number[], number[]] = [[], []]
  for (let count = 0; count < 200; count++) {
    const begun = performance.now()
    const handle = openSync(path.join(probes, String(count)), 'w')
    writeSync(handle, Buffer.alloc(8000))
    made.push((performance.now() - begun) * 1000)
    if (count % 10 === 0) {
      fsyncSync(handle)
      flushed.push(performance.now() - begun)
    }
    closeSync(handle)
  }
  const flush = summary(flushed)
  return `a busy loop got ${Math.round(share * 100)} % of a core, making a file took ${summary(made).p50.toFixed(0)} µs, a flush ${flush.p50.toFixed(1)} ms (most ${flush.max.toFixed(1)} ms), load ${(os.loadavg()[0] ?? 0).toFixed(1)}`
}
