import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { whenNpmEnds } from '../../../cms/start/npm.mjs'

const module = path.resolve('cms/start/npm.mjs')

let folder: string
let started: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gongyun-npm-'))
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ scripts: { start: 'node served.mjs start' } }))
  writeFileSync(
    path.join(folder, 'served.mjs'),
    `import { writeFileSync } from 'node:fs'
     import { whenNpmEnds } from ${JSON.stringify(module)}
     whenNpmEnds(() => { writeFileSync('ended', ''); process.exit(0) })
     // a test that fails leaves nothing running
     setTimeout(() => process.exit(1), 30_000)
     writeFileSync('begun', String(process.pid))`,
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  started?.kill('SIGKILL')
  if (isThere('begun')) end(Number(readFileSync(path.join(folder, 'begun'), 'utf8')))
  rmSync(folder, { recursive: true, force: true })
})

const isThere = (file: string): boolean => existsSync(path.join(folder, file))
const until = (file: string) => vi.waitUntil(() => isThere(file), { timeout: 15_000, interval: 50 })

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has ended
  }
}

/** What vitest was started by is not to be taken for what the test starts. */
function environment(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env)) if (name.startsWith('npm_')) Reflect.deleteProperty(env, name)
  return env
}

it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
  'should end what npm has started when npm alone gets %s',
  async (signal) => {
    // of what only Linux tells, nothing is known elsewhere
    if (signal !== 'SIGTERM' && process.platform !== 'linux') return
    started = spawn('npm', ['start'], { cwd: folder, stdio: 'ignore', env: environment() })
    await until('begun')
    started.kill(signal)
    await until('ended')
  },
)

it('should look after nobody where npm has not started it', () => {
  vi.stubEnv('npm_lifecycle_script', undefined)
  vi.useFakeTimers()
  whenNpmEnds(() => undefined)
  expect(vi.getTimerCount()).toBe(0)
})
