import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const admin = 'node_modules/next/dist/bin/next'

let checkout: string
let child: ChildProcess | undefined

const at = (...names: string[]): string => path.join(checkout, ...names)
const program = async (file: string, lines: string): Promise<void> => {
  await mkdir(path.dirname(at(file)), { recursive: true })
  await writeFile(
    at(file),
    `const { existsSync, writeFileSync } = process.getBuiltinModule('node:fs')
     const until = (file) => { while (!existsSync(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5) }
     ${lines}`,
  )
}

/** A checkout with the set-up as it is, and programs that stand for those that it starts. */
beforeEach(async () => {
  checkout = await mkdtemp(path.join(tmpdir(), 'gongyun-command-'))
  await cp('cms/start', at('cms/start'), { recursive: true })
  const lock = JSON.stringify({ packages: {} })
  await mkdir(at('node_modules'))
  await writeFile(at('package-lock.json'), lock)
  await writeFile(at('node_modules/.package-lock.json'), lock)
  await program(admin, '')
  await program('cms/bundle.mjs', '')
  await program('node_modules/astro/bin/astro.mjs', '')
  await program(
    'cms/server.ts',
    `if (process.argv.includes('--check')) process.exit(0)
     process.on('SIGTERM', () => { writeFileSync('stopped', ''); process.exit(0) })
     setInterval(() => undefined, 1000)
     writeFileSync('serving', process.argv.slice(2).join(' '))`,
  )
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await rm(checkout, { recursive: true })
})

/** Runs the command. @returns what it printed, and its exit code when it has ended */
function run(...args: string[]): { ended: Promise<{ code: number | null; output: string }> } {
  const started = spawn(process.execPath, [at('cms/start/run.mjs'), ...args], { cwd: checkout })
  child = started
  let output = ''
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (text) => (output += String(text)))
  return { ended: once(started, 'close').then(([code]) => ({ code: code as number | null, output })) }
}

const isThere = (file: string): Promise<boolean> => vi.waitUntil(() => existsSync(at(file)), { timeout: 20_000 })
const isGone = async (file: string): Promise<void> => {
  const pid = Number(await readFile(at(file), 'utf8'))
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
}

it('should serve while the admin is being built, and end with the exit code of the server', async () => {
  await program(admin, `until('serving'); writeFileSync('built', '')`)
  const { ended } = run('start', '--no-sample')
  await isThere('built')
  await isThere('cms/.next/.gongyun-build')
  expect(await readFile(at('serving'), 'utf8')).toBe('--no-sample --admin-when=cms/.next/.gongyun-build')
  child?.kill('SIGTERM')
  const { code, output } = await ended
  expect(code).toBe(0)
  expect(output).toContain('✓ 后台已构建')
  expect(existsSync(at('stopped'))).toBe(true)
})

it('should end the server when the admin cannot be built, and say why', async () => {
  await program(admin, `until('serving'); console.log('no such component'); process.exit(1)`)
  const { code, output } = await run('start').ended
  expect(code).toBe(1)
  expect(output.trim().split('\n').slice(-2)).toEqual([
    'no such component',
    `✗ 后台没有构建成功，原因见上面几行；改正后再运行一次。完整日志：${at('.gongyun/build-admin.log')}`,
  ])
  expect(existsSync(at('stopped'))).toBe(true)
})

it('should end the build of the admin when the server is refused, which has said why', async () => {
  await program(admin, `writeFileSync('admin.pid', String(process.pid)); until('never')`)
  await program(
    'cms/server.ts',
    `if (!process.argv.includes('--check')) { until('admin.pid'); console.log('✗ 密钥不对。'); process.exit(1) }`,
  )
  const { code, output } = await run('start').ended
  expect(code).toBe(1)
  expect(output.trim().split('\n').at(-1)).toBe('✗ 密钥不对。')
  await isGone('admin.pid')
})

it('should build nothing when the settings are wrong', async () => {
  await program('cms/server.ts', `console.log('✗ 端口已被占用。'); process.exit(1)`)
  const { code, output } = await run('start').ended
  expect(code).toBe(1)
  expect(output.trim().split('\n').slice(-2)).toEqual([
    '✗ 端口已被占用。',
    '✗ 没有启动：请先解决上面一行说的问题，再运行一次。',
  ])
  expect(output).not.toContain('正在构建')
})

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('should end all that it has begun on %s', async (signal) => {
  await program(admin, `writeFileSync('admin.pid', String(process.pid)); until('never')`)
  const { ended } = run('start')
  await Promise.all([isThere('serving'), isThere('admin.pid')])
  child?.kill(signal)
  const { code, output } = await ended
  expect([code, output.trim().split('\n').at(-1)]).toEqual([130, '✗ 已中断。再运行一次就会从头补上没做完的部分。'])
  expect(existsSync(at('stopped'))).toBe(true)
  await isGone('admin.pid')
})

it('should run the tests without building what unit tests do not need, and end with their exit code', async () => {
  await program('node_modules/vitest/vitest.mjs', `console.log(process.argv.slice(2).join(' ')); process.exit(3)`)
  const { code, output } = await run('test', 'test/unit/a.test.ts').ended
  expect([code, output.trim().split('\n').at(-1)]).toEqual([3, 'run test/unit/a.test.ts'])
  expect(existsSync(at('cms/.next/.gongyun-build'))).toBe(false)
})

it('should serve a development server without a build, and start it again when its code has changed', async () => {
  await program(
    'cms/bundle.mjs',
    `process.send('built')
     const timer = setInterval(() => { if (existsSync('serving')) { clearInterval(timer); process.send('built') } }, 5)
     process.on('disconnect', () => process.exit(0))`,
  )
  await program(
    'cms/server.ts',
    `if (existsSync('stopped')) process.exit(0)
     process.on('SIGTERM', () => { writeFileSync('stopped', ''); process.exit(0) })
     setInterval(() => undefined, 1000)
     writeFileSync('serving', process.argv.slice(2).join(' '))`,
  )
  const { code } = await run('dev').ended
  expect(code).toBe(0)
  expect(await readFile(at('serving'), 'utf8')).toBe('--dev')
  expect(existsSync(at('stopped'))).toBe(true)
  expect(existsSync(at('cms/.next'))).toBe(false)
})
