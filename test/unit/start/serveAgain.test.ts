import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { serve } from '../../../cms/start/serve.mjs'

let checkout: string
let told: string[]

beforeEach(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'gongyun-serve-'))
  told = []
  vi.spyOn(console, 'error').mockImplementation((line: string) => void told.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(checkout, { recursive: true, force: true })
})

/** Serves with a server that ends in these ways, one after the other. */
async function serveWith(...ends: string[]): Promise<{ code: number; starts: number }> {
  mkdirSync(path.join(checkout, 'cms'))
  writeFileSync(
    path.join(checkout, 'cms/server.ts'),
    `import { appendFileSync, readFileSync } from 'node:fs'
     appendFileSync('starts', '.')
     const ends = [${ends.map((end) => `() => ${end}`).join(', ')}]
     ends[readFileSync('starts', 'utf8').length - 1]()`,
  )
  const code = await serve(checkout, process.execPath, [], 'production', new AbortController().signal)
  return { code, starts: readFileSync(path.join(checkout, 'starts'), 'utf8').length }
}

it('should start a server again that crashed or was killed, and say so', async () => {
  expect(await serveWith(`process.kill(process.pid, 'SIGKILL')`, 'process.exit(70)', 'process.exit(0)')).toEqual({
    code: 0,
    starts: 3,
  })
  expect(told).toEqual([
    '✗ 服务器意外结束（SIGKILL），0 秒后自动重新启动；没有东西丢失。',
    '✗ 服务器意外结束（退出码 70），1 秒后自动重新启动；没有东西丢失。',
  ])
})

it('should not start a server again that was refused or stopped', async () => {
  expect(await serveWith('process.exit(1)')).toEqual({ code: 1, starts: 1 })
  expect(told).toEqual([])
})

it('should count how long a start takes from when the server before it ended', async () => {
  const note = `appendFileSync('since', process.env.GONGYUN_STARTED_AT + ' ' + Date.now() + ' ')`
  await serveWith(`{ ${note}; process.kill(process.pid, 'SIGKILL') }`, `{ ${note}; process.exit(0) }`)
  const [first = 0, began = 0, second = 0] = readFileSync(path.join(checkout, 'since'), 'utf8').split(' ').map(Number)
  expect(first).toBeLessThan(began)
  expect(second).toBeGreaterThanOrEqual(began)
})
