import { readdirSync, readFileSync } from 'node:fs'

/** A process and all that it started, as /proc has them; empty where the system has none. */
export function processTree(root: number): { pid: number; residentBytes: number }[] {
  const parents = new Map<number, number>()
  for (const name of pids()) {
    const parent = field(name, 'PPid')
    if (parent !== undefined) parents.set(Number(name), parent)
  }
  const isOf = (pid: number): boolean => pid === root || (parents.has(pid) && isOf(parents.get(pid) ?? 0))
  return [...parents.keys()].filter(isOf).flatMap((pid) => {
    const kilobytes = field(String(pid), 'VmRSS')
    return kilobytes === undefined ? [] : [{ pid, residentBytes: kilobytes * 1024 }]
  })
}

/** Resident memory of a process and of all that it started, in bytes. */
export function residentBytes(root: number): number {
  return processTree(root).reduce((sum, process) => sum + process.residentBytes, 0)
}

function pids(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function field(pid: string, name: string): number | undefined {
  try {
    const value = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return value === undefined ? undefined : Number(value)
  } catch {
    // ended meanwhile
    return undefined
  }
}
