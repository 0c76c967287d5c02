import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { processOf, refuseUnderServer, takeLock } from '../../../cms/start/running.mjs'

let checkout: string
let other: ChildProcess
const lockFile = () => path.join(checkout, '.gongyun/setup.lock')

beforeEach(async () => {
  checkout = await mkdtemp(path.join(tmpdir(), 'gongyun-start-'))
  await mkdir(path.join(checkout, '.gongyun/servers'), { recursive: true })
  other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  await once(other, 'spawn')
})
afterEach(async () => {
  other.kill('SIGKILL')
  await rm(checkout, { recursive: true })
})

describe('two set-ups in one checkout', () => {
  test('the second waits for the first and says so once', async () => {
    const first = await takeLock(checkout, () => {})
    const waits: number[] = []
    const second = takeLock(checkout, (pid) => waits.push(pid))
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(waits).toEqual([process.pid])
    first.release()
    const lock = await second
    expect(existsSync(lockFile())).toBe(true)
    lock.release()
    expect(existsSync(lockFile())).toBe(false)
  })

  test('a lock counts until the last of its processes has ended', async () => {
    await writeFile(lockFile(), JSON.stringify([{ pid: 2 ** 22 + 1, identity: '' }, processOf(other.pid ?? 0)]))
    let waited = false
    const taken = takeLock(checkout, () => {
      waited = true
      other.kill('SIGKILL')
    })
    const lock = await taken
    expect(waited).toBe(true)
    lock.release()
  })

  test.each(['', '[]', '{"broken', JSON.stringify([{ pid: process.pid, identity: 'an earlier process' }])])(
    'a stale lock is taken over: %s',
    async (content) => {
      await writeFile(lockFile(), content)
      const lock = await takeLock(checkout, () => expect.unreachable())
      lock.release()
    },
  )
})

describe('a running server', () => {
  const register = (note: unknown) =>
    writeFile(path.join(checkout, '.gongyun/servers', String(other.pid)), JSON.stringify(note))

  test.each([
    ['', (known: object) => [known]],
    [', also one of an older program', (known: object) => known],
  ])('keeps others from building under it%s', async (_, noteOf) => {
    await register(noteOf(processOf(other.pid ?? 0)))
    expect(() => refuseUnderServer(checkout, '重新构建')).toThrow(
      `源码或依赖有变化，需要重新构建，但进程 ${other.pid} 的服务器正用着这个目录。请先停止它（kill ${other.pid}），再运行一次。`,
    )
  })

  test('that has ended does not, even when another process has its number', async () => {
    await register([{ pid: other.pid, identity: 'an earlier process' }])
    refuseUnderServer(checkout, '重新构建')
    expect(existsSync(path.join(checkout, '.gongyun/servers', String(other.pid)))).toBe(false)
  })
})
