import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** What a whole process used, from its start to its end. */
export interface Usage {
  /** Seconds by the clock. */
  wall: number
  /** Seconds of user and system time; undefined where the system has no /proc. */
  cpu: number | undefined
  /** Largest resident memory in bytes; undefined where the system has no /proc. */
  memory: number | undefined
}

/** Clock ticks a second, as /proc counts them on every Linux of today. */
const ticks = 100
/** Pause between two looks, in milliseconds. What is used after the last look is missed. */
const pause = 10

/**
 * Runs a command to its end.
 * @throws with its output when it fails
 */
export async function measured(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Usage> {
  const started = performance.now()
  const child = spawn(command, args, {
    ...options,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (printed = (printed + bytes.toString()).slice(-20_000)))
  let usage: Pick<Usage, 'cpu' | 'memory'> = { cpu: undefined, memory: undefined }
  const look = () => (usage = usageOf(child.pid ?? 0) ?? usage)
  const timer = setInterval(look, pause)
  const ended = once(child, 'exit').then(() => performance.now())
  await once(child, 'close')
  clearInterval(timer)
  if (child.exitCode !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${child.exitCode ?? child.signalCode}\n${printed}`)
  return { wall: ((await ended) - started) / 1000, ...usage }
}

/** What a running process has used so far; undefined when it is gone or the system has no /proc. */
export function usageOf(pid: number): { cpu: number; memory: number; memoryNow: number } | undefined {
  try {
    // the name, in parentheses, may hold spaces; what follows it are the fields from the third on
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const size = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN) * 1024
    // a process that has ended but was not waited for has no memory any more
    if (Number.isNaN(size('VmHWM'))) return undefined
    const cpu = [11, 12, 13, 14].reduce((sum, field) => sum + (fields[field] ?? 0), 0) / ticks
    return { cpu, memory: size('VmHWM'), memoryNow: size('VmRSS') }
  } catch {
    return undefined
  }
}
