import os from 'node:os'

/** The machine in one line: figures mean nothing without it. */
export function machine(): string {
  const cpus = os.cpus()
  const load = os.loadavg()[0] ?? 0
  return [
    `${cpus[0]?.model.trim() ?? 'unknown CPU'} × ${cpus.length}`,
    `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    `${os.type()} ${os.release()}`,
    `Node ${process.versions.node}`,
    `load ${load.toFixed(1)} at the start`,
  ].join(', ')
}
